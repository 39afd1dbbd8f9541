import * as vscode from 'vscode';
import type { Transition, TransitionField, TransitionValues } from '../sources/story-source';
import { ExplainedError } from './explained-error';
import { iconsAsText } from './icons-as-text';

/** Asks for what a transition wants to be filled in. Rejects where the user leaves, or where only Jira itself can ask. */
export async function fillTransition(transition: Transition, title: string): Promise<TransitionValues> {
  const { fields, to } = transition;
  const foreign = fields.filter(({ kind }) => kind === 'other').map(({ name }) => name);
  if (foreign.length > 0) {
    throw new ExplainedError(
      vscode.l10n.t(
        'Moving it to {0} needs {1}, which can be filled in in Jira only. Move it there.',
        to.name,
        foreign.join(', '),
      ),
    );
  }
  const values: Record<string, TransitionValues[string]> = {};
  for (const [index, field] of fields.entries()) {
    const step = fields.length > 1 ? ` (${index + 1}/${fields.length})` : '';
    const value = await ask(field, to.name, title + step);
    if (value === undefined) throw new vscode.CancellationError();
    values[field.id] = value;
  }
  return values;
}

type Value = TransitionValues[string];

async function ask(field: TransitionField, to: string, title: string): Promise<Value | undefined> {
  const { name, kind } = field;
  const what = vscode.l10n.t('{0}, which is needed to move it to {1}', name, to);
  if (kind === 'choice' || kind === 'choices') return choose(field, what, title);
  const typed = await vscode.window.showInputBox({
    title,
    prompt: kind === 'date' ? vscode.l10n.t('{0} (year-month-day)', what) : what,
    ignoreFocusOut: true,
    validateInput: (text) => problemWith(kind, text.trim()),
  });
  if (typed === undefined) return undefined;
  return kind === 'number' ? Number(typed) : typed.trim();
}

async function choose(
  { kind, choices = [] }: TransitionField,
  placeHolder: string,
  title: string,
): Promise<Value | undefined> {
  const items = choices.map(({ id, name }) => ({ label: iconsAsText(name), id }));
  const options = { title, placeHolder, ignoreFocusOut: true };
  if (kind === 'choice') return (await vscode.window.showQuickPick(items, options))?.id;
  const chosen = await vscode.window.showQuickPick(items, { ...options, canPickMany: true });
  return chosen && chosen.length > 0 ? chosen.map(({ id }) => id) : undefined;
}

function problemWith(kind: TransitionField['kind'], text: string): string | undefined {
  if (text === '') return vscode.l10n.t('Jira needs this.');
  if (kind === 'number' && !Number.isFinite(Number(text))) return vscode.l10n.t('This is not a number.');
  const isDate = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  if (kind === 'date' && !isDate) return vscode.l10n.t('This is not a date, such as 2026-03-17.');
  return undefined;
}
