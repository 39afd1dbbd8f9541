import * as vscode from 'vscode';
import type { Block } from '../domain/document';
import type { AskedCriterion, CodeAnchor, OwnerCandidate, QuestionDraft } from '../domain/question';
import type { Repositories } from '../git/repositories';
import type { AskView } from '../page-views/ask';
import type { Services } from '../services';
import type { SourceError } from '../sources/story-source';
import type { Session } from '../sync/session';
import { anchorFiles } from './anchor-files';
import { linkWords, placeWords } from './anchor-words';
import { type AskAt, decodeKeptAsk, type KeptAsk } from './ask-at';
import { type Asked, chooseAsked, proposed } from './choose-asked';
import { codeExcerpt, type OfferedExcerpt } from './code-excerpt';
import { customersRead } from './customers-read';
import { errorSentence } from './error-sentence';
import { ExplainedError } from './explained-error';
import { findOwners } from './find-owners';
import { newQuestionId } from './new-question-id';
import { notPermitted } from './not-permitted';
import { problemOf } from './question-acts';
import { sessionOf } from './session-of';
import { keepQuestion, written } from './write-to-story';

/** What the page knows and the extension does not. */
export interface Typed {
  /** Markdown. */
  readonly text: string;
  /** The asker cannot go on without an answer. */
  readonly blocks: boolean;
  /** The lines are sent along. */
  readonly code: boolean;
}

/** What a question is about. */
interface About {
  readonly criterion?: AskedCriterion;
  readonly anchor?: CodeAnchor;
  readonly excerpt?: OfferedExcerpt;
  /** What was typed elsewhere. */
  readonly text?: string;
}

/**
 * The form to ask on the page of a story, but for what is typed: what it is about, and whom it goes to. It is opened
 * by anything that leads there, and is there until it is sent or closed.
 */
export class AskForm {
  #opened = 0;
  #about: About | undefined;
  #candidates: readonly OwnerCandidate[] = [];
  /** Absent until it is known or chosen. */
  #to: Asked | undefined;
  #isChosen = false;
  /** Why nobody is proposed. */
  #nobody: string | undefined;
  /** Ids of questions by their drafts, made once: however often one is tried, it is one question. */
  readonly #ids = new Map<string, string>();
  /** What was sent, by its draft. */
  readonly #sent = new Map<string, string>();

  constructor(
    private readonly services: Services,
    private readonly repositories: Repositories,
    private readonly key: string,
    private readonly onChange: () => void,
  ) {}

  /** `undefined` while nobody asks. */
  view(session: Session): AskView | undefined {
    const about = this.#about;
    if (!about) return undefined;
    const story = session.store.story(this.key)?.value;
    const { criterion, anchor, excerpt, text } = about;
    const names = this.#to?.people.map(({ name }) => name).join(', ');
    const flagged = story?.flagged
      ? vscode.l10n.t('The story is flagged already.')
      : vscode.l10n.t('The story gets flagged.');
    return {
      ...{ opened: this.#opened, draft: draftName(about), text, sent: this.#sent.get(draftName(about)) },
      kept: JSON.stringify({
        id: this.#idOf(draftName(about)),
        criterion,
        anchor,
        ...(this.#isChosen && { to: this.#to?.people }),
      } satisfies KeptAsk),
      criterion,
      code: anchor && { place: placeWords(anchor), link: linkWords(anchor), excerpt },
      to: this.#to && { names: names === '' ? undefined : names, reason: this.#to.reason },
      nobody: this.#nobody,
      blocking: story?.permissions?.editing === false ? undefined : flagged,
      warning: customersRead(story),
    };
  }

  /** Rejects where nothing may be asked, before anything is typed. */
  async open({ criterion: id, anchor, text }: AskAt): Promise<void> {
    const session = await this.#mayAsk();
    const criterion = session.store.story(this.key)?.value.criteria.find((one) => one.id === id);
    await this.#begin({
      ...{ anchor, text },
      criterion: criterion && { id: criterion.id, text: criterion.text },
    });
  }

  /** Opens it as it was before a restart. */
  async openAgain(kept: string): Promise<void> {
    const known = decodeKeptAsk(kept);
    // A page that was hidden asks for what it had, which is known here.
    if (!known || this.#opened > 0) return;
    const session = await this.#mayAsk();
    const { id, criterion, anchor, to } = known;
    const name = draftName({ criterion, anchor });
    const asked = session.questions.find(this.key, id)?.question;
    if (asked) {
      this.#sent.set(name, asked.text);
      return;
    }
    this.#ids.set(name, id);
    await this.#begin({ criterion, anchor }, to && { people: to });
  }

  close(): void {
    // What is asked the next time is another question, whatever became of this one.
    if (this.#about) this.#ids.delete(draftName(this.#about));
    this.#about = undefined;
    this.onChange();
  }

  /** Lets the user choose whom to ask; rejects where the user leaves that. */
  async choose(): Promise<void> {
    const session = await sessionOf(this.services);
    this.#to = await chooseAsked(session, this.key, this.#candidates);
    this.#isChosen = true;
    this.onChange();
  }

  /** What would be posted, as whoever reads it in the source sees it. */
  async preview(typed: Typed): Promise<readonly Block[]> {
    const { source } = await sessionOf(this.services);
    const { blocks } = await source.compose(this.#draft(typed));
    return blocks;
  }

  /** Gives what came of it, ready to show; the form stays where the source refuses it. */
  async send(typed: Typed): Promise<string> {
    const session = await sessionOf(this.services);
    if (!this.#to) throw new ExplainedError(vscode.l10n.t('Choose whom to ask.'));
    const problem = problemOf(typed.text);
    if (problem) throw new ExplainedError(problem);
    const about = this.#about;
    const name = draftName(about ?? {});
    // One that was sent by other ways meanwhile is not this one.
    const known = session.questions.find(this.key, this.#idOf(name))?.question;
    if (known && known.text !== typed.text) this.#ids.delete(name);
    const question = this.#draft(typed);
    const names = this.#to.people.map((person) => person.name).join(', ');
    const outcome = await written(session, await keepQuestion(session, this.key, question));
    this.#ids.delete(name);
    this.#sent.set(name, typed.text);
    // By now somebody may ask something else.
    if (this.#about === about) this.close();
    if (outcome === 'kept')
      return vscode.l10n.t('Your question is kept, and posted as soon as {0} takes it.', session.source.name);
    return names
      ? vscode.l10n.t('Asked {0}. The answer will show here.', names)
      : vscode.l10n.t('Asked. The answer will show here.');
  }

  async #mayAsk(): Promise<Session> {
    const session = await sessionOf(this.services);
    if (!session.store.story(this.key)) await session.refresh.story(this.key);
    if (session.store.story(this.key)?.value.permissions?.commenting === false)
      throw new ExplainedError(notPermitted('commenting', session.source.name));
    return session;
  }

  async #begin(about: Omit<About, 'excerpt'>, chosen?: Asked): Promise<void> {
    const { anchor } = about;
    const offers = this.services.settings.questionsCode === 'offer';
    const excerpt =
      anchor && offers ? await codeExcerpt(anchorFiles(this.services, this.repositories), anchor) : undefined;
    // Whoever was chosen for one question is not asked the next one unseen.
    if (!this.#about || chosen) {
      this.#to = chosen ?? proposed(this.#candidates);
      this.#isChosen = chosen !== undefined;
    }
    this.#about = { ...about, excerpt };
    this.#opened += 1;
    this.onChange();
    await this.#findOwners();
  }

  async #findOwners(): Promise<void> {
    const { source } = await sessionOf(this.services);
    const { log, context } = this.services;
    const { candidates, failed } = await findOwners(source, this.key, context.workspaceState);
    if (failed) log.error(`Finding the Product Owner of ${this.key}`, failed);
    this.#candidates = candidates;
    if (!this.#isChosen) this.#to = proposed(candidates);
    this.#nobody = this.#to ? undefined : nobodyFound(failed, source.name);
    this.onChange();
  }

  #idOf(name: string): string {
    const id = this.#ids.get(name) ?? newQuestionId();
    this.#ids.set(name, id);
    return id;
  }

  #draft({ text, blocks, code }: Typed): QuestionDraft {
    const about = this.#about ?? {};
    const id = this.#idOf(draftName(about));
    const { criterion, anchor, excerpt } = about;
    return {
      ...{ id, text, criterion, anchor, to: this.#to?.people ?? [] },
      ...(code && excerpt && { excerpt: { text: excerpt.text, language: excerpt.language } }),
      ...(blocks && { blocks: true }),
    };
  }
}

/** Why nobody is proposed, and what to do. */
function nobodyFound(failed: SourceError | undefined, where: string): string {
  if (failed)
    return vscode.l10n.t('{0} Choose whom to ask, or nobody by name.', errorSentence(failed, where).message);
  return vscode.l10n.t(
    'No Product Owner was found. Name one in storyContext.productOwner, or choose whom to ask.',
  );
}

/** What is typed about one thing is kept beside what is typed about another. */
function draftName({ criterion, anchor }: About): string {
  return ['ask', criterion?.id, anchor && placeWords(anchor)].filter(Boolean).join(' ');
}
