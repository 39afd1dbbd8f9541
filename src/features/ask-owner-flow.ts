import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { CodeAnchor, QuestionDraft } from '../domain/question';
import type { Person } from '../domain/story';
import type { Services } from '../services';
import { SourceError } from '../sources/story-source';
import type { Session } from '../sync/session';
import type { AskAt } from './ask-owner';
import { askText } from './ask-text';
import { errorSentence } from './error-sentence';
import { ExplainedError } from './explained-error';
import { notPermitted } from './not-permitted';
import { sessionOf } from './session-of';
import { writeToStory, type Written } from './write-to-story';

/** Longest question that is posted, in characters: Jira's fields hold 32,767, and the quotes need room. */
const longest = 20_000;

/** Asks whom and what, and posts it. What was typed stays in the box until it is posted or kept on disk. */
export async function askProductOwner(services: Services, key: string, at: AskAt): Promise<void> {
  const session = await sessionOf(services);
  if (!session.store.story(key)) await session.refresh.story(key);
  const criterion = session.store.story(key)?.value.criteria.find(({ id }) => id === at.criterion);
  // Said before anything is typed, and not after.
  if (session.store.story(key)?.value.permissions?.commenting === false)
    throw new ExplainedError(notPermitted('commenting', session.source.name));
  const to = await whomToAsk(services, session, key);
  // Made once: however often the post is tried, it is one question.
  const id = `Q-${randomBytes(4).toString('hex').toUpperCase()}`;
  const about = [criterion && `“${short(criterion.text)}”`, at.anchor && placeOf(at.anchor)].filter(Boolean);
  const written = await askText<Written>({
    title: to ? vscode.l10n.t('Ask {0} about {1}', to.name, key) : vscode.l10n.t('Ask about {0}', key),
    prompt:
      about.length > 0
        ? vscode.l10n.t('Your question about {0}', about.join(', '))
        : vscode.l10n.t('Your question'),
    placeholder: vscode.l10n.t('What do you need to know?'),
    accept: async (typed) => {
      const text = typed.trim();
      if (!text) return { problem: vscode.l10n.t('Type your question first.') };
      if (text.length > longest) {
        return {
          problem: vscode.l10n.t('This is too long: {0} characters, at most {1}.', text.length, longest),
        };
      }
      const about = criterion && { id: criterion.id, text: criterion.text };
      const draft = { id, text, to: to ? [to] : [], criterion: about, anchor: at.anchor };
      return post(services, session, key, draft);
    },
  });
  if (written === 'kept') {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Your question is kept, and posted as soon as {0} takes it.', session.source.name),
    );
    return;
  }
  void vscode.window.showInformationMessage(
    to
      ? vscode.l10n.t('Asked {0}. The answer will show on the page of {1}.', to.name, key)
      : vscode.l10n.t('Asked. The answer will show on the page of {0}.', key),
  );
}

async function post(
  services: Services,
  session: Session,
  key: string,
  draft: QuestionDraft,
): Promise<{ answer: Written } | { problem: string }> {
  try {
    return { answer: await writeToStory(session, key, { do: 'ask', question: draft }) };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    services.log.error(`Asking about ${key}`, error);
    return { problem: errorSentence(error, session.source.name).message };
  }
}

/** The one Product Owner there is, or whom the user picks; undefined asks nobody by name. */
async function whomToAsk(services: Services, session: Session, key: string): Promise<Person | undefined> {
  let people: Person[] = [];
  try {
    people = await session.source.productOwners(key);
  } catch (error) {
    if (!(error instanceof SourceError) || error.kind === 'not-signed-in') throw error;
    services.log.error(`Finding the Product Owner of ${key}`, error);
  }
  if (people.length === 1) return people[0];
  const nobody = {
    label: vscode.l10n.t('$(comment) Nobody by name'),
    detail: vscode.l10n.t('The question stands on the story for whoever reads it.'),
  };
  const chosen = await vscode.window.showQuickPick(
    [...people.map((person) => ({ label: `$(account) ${person.name}`, person })), nobody],
    {
      title: vscode.l10n.t('Ask about {0}', key),
      placeHolder:
        people.length > 0
          ? vscode.l10n.t('Whom do you want to ask?')
          : vscode.l10n.t('No Product Owner was found. Name one in storyContext.productOwner, or go on.'),
      ignoreFocusOut: true,
    },
  );
  if (!chosen) throw new vscode.CancellationError();
  return 'person' in chosen ? (chosen.person as Person) : undefined;
}

/** "src/basket.ts:12-18", and whether others can see it yet. */
function placeOf({ path, startLine, endLine, notPushed }: CodeAnchor): string {
  const place = `${path}:${startLine}${endLine > startLine ? `-${endLine}` : ''}`;
  return notPushed ? vscode.l10n.t('{0} (not pushed yet, so without a link)', place) : place;
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
