import * as vscode from 'vscode';
import type { Transition, TransitionField, TransitionValues } from '../sources/story-source';
import { askChoice, askChoices, askLine } from './ask-in-place';
import { ExplainedError } from './explained-error';
import { iconsAsText } from './icons-as-text';
import { askAll, askWithin, back, type Back, type Place, type Question } from './multi-step';

/** Asks for what a transition wants to be filled in. Rejects where the user leaves, or where only Jira itself can ask. */
export async function fillTransition(transition: Transition, title: string): Promise<TransitionValues> {
  const whyNot = jiraAlone(transition);
  if (whyNot) throw new ExplainedError(whyNot);
  return askAll(title, fieldQuestions(transition), {});
}

/** The same in place of as many questions of a flow as the transition has fields. */
export function fillTransitionWithin(
  place: Place,
  transition: Transition,
  known: TransitionValues,
): Promise<TransitionValues | Back> {
  const ids = new Set(transition.fields.map(({ id }) => id));
  const own = Object.fromEntries(Object.entries(known).filter(([id]) => ids.has(id)));
  return askWithin(place, fieldQuestions(transition), own);
}

/** Why a transition cannot be made from here, as a sentence; `undefined` where it can. */
export function jiraAlone({ fields, to }: Transition): string | undefined {
  const foreign = fields.filter(({ kind }) => kind === 'other').map(({ name }) => name);
  if (foreign.length === 0) return undefined;
  return vscode.l10n.t(
    'Moving it to {0} needs {1}, which can be filled in in Jira only. Move it there.',
    to.name,
    foreign.join(', '),
  );
}

type Value = TransitionValues[string];

function fieldQuestions({ fields, to }: Transition): Question<TransitionValues>[] {
  return fields.map((field) => ({
    steps: () => 1,
    ask: async (values, placed) => {
      const value = await ask(field, to.name, values[field.id], placed(values));
      return value === back ? back : { [field.id]: value };
    },
  }));
}

async function ask(
  { name, kind, choices = [] }: TransitionField,
  to: string,
  known: Value | undefined,
  place: Place,
): Promise<Value | Back> {
  const what = vscode.l10n.t('{0}, which is needed to move it to {1}', name, to);
  const isKnown = (id: string): boolean => id === known || (Array.isArray(known) && known.includes(id));
  const items = choices.map(({ id, name }) => ({ label: iconsAsText(name), id, picked: isKnown(id) }));
  if (kind === 'choice') {
    const active = items.find(({ picked }) => picked);
    const chosen = await askChoice({ items, placeholder: what, active }, place);
    return chosen === back ? back : chosen.id;
  }
  if (kind === 'choices') {
    const problem = (some: readonly unknown[]): string | undefined =>
      some.length === 0 ? vscode.l10n.t('Jira needs this.') : undefined;
    const chosen = await askChoices({ items, placeholder: what, problem }, place);
    return chosen === back ? back : chosen.map(({ id }) => id);
  }
  const typed = await askLine(
    {
      prompt: kind === 'date' ? vscode.l10n.t('{0} (year-month-day)', what) : what,
      value: known === undefined ? '' : String(known),
      problem: (text) => problemWith(kind, text.trim()),
    },
    place,
  );
  if (typed === back) return back;
  return kind === 'number' ? Number(typed) : typed.trim();
}

function problemWith(kind: TransitionField['kind'], text: string): string | undefined {
  if (text === '') return vscode.l10n.t('Jira needs this.');
  if (kind === 'number' && !Number.isFinite(Number(text))) return vscode.l10n.t('This is not a number.');
  const isDate = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  if (kind === 'date' && !isDate) return vscode.l10n.t('This is not a date, such as 2026-03-17.');
  return undefined;
}
