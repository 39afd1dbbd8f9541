import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { reportMarkdown } from '../../domain/report/report-markdown';
import { standupOf, standupSince, teamStandup } from '../../domain/standup';
import { readWorkingDays } from '../../domain/working-day';
import { readClock } from '../../host/clock';
import { ExplainedError } from '../explained-error';
import { openRepositories } from '../open-repositories';
import { dayWords } from '../reports/report-times';
import { loadReportWords } from '../reports/report-words';
import { sessionOf } from '../session-of';
import { whoItWas } from '../who-am-i';
import { type FactsNeeds, gatherFacts } from './gather-facts';
import type { StandupNeeds } from './register-standup';
import { openStandup, standupInFront } from './standup-document';
import { type StandupFrame, standupReport, teamStandupReport } from './standup-report';

/** Longest comment, in characters: Jira's fields hold 32,767. */
const longestComment = 32_000;

/** Opens what the user has to say as a document. */
export const standup = (needs: StandupNeeds): Promise<void> => open(needs, 'me');

/** The same for everybody of the sprint. */
export const teamStandups = (needs: StandupNeeds): Promise<void> => open(needs, 'everybody');

/** Puts the stand-up in front on the clipboard: what is selected of it, else all. */
export async function copyStandup(): Promise<void> {
  await vscode.env.clipboard.writeText(wanted().text);
  said(vscode.l10n.t('The stand-up is on the clipboard as Markdown.'));
}

/** Saves it beside those of other days, without asking where. */
export async function saveStandup(): Promise<void> {
  const { document } = wanted();
  if (await vscode.workspace.save(document.uri)) said(vscode.l10n.t('The stand-up is saved.'));
}

/** Posts it as a comment of a story: what is selected of it, else all. */
export async function postStandup({ stories }: StandupNeeds): Promise<void> {
  const { text } = wanted();
  if (text.length > longestComment)
    throw new ExplainedError(
      vscode.l10n.t(
        'A comment holds {0} characters. Select what is to be posted of the stand-up.',
        longestComment,
      ),
    );
  const key = await stories.pick(vscode.l10n.t('Post the Stand-up as a Comment'));
  if (!key) return;
  const written = await stories.write(key, { do: 'comment', comment: { id: randomUUID(), text } });
  said(
    written === 'done'
      ? vscode.l10n.t('The stand-up is posted as a comment of {0}.', key)
      : vscode.l10n.t('The stand-up will be posted as a comment of {0} as soon as it can be sent.', key),
  );
}

async function open(needs: StandupNeeds, of: FactsNeeds['of']): Promise<void> {
  const { services, current } = needs;
  const session = await sessionOf(services);
  const { settings } = services;
  const when = {
    ...readClock(),
    workingDays: readWorkingDays(settings.workingDays),
  };
  const { today, day, time } = standupSince(when);
  const memory = services.context.workspaceState;
  const me = whoItWas(memory, session) ?? (await services.gitUser());
  const { facts, notices } = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Gathering what there is to say since {0}…', dayWords(day, vscode.env.language)),
      cancellable: true,
    },
    async (_, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort(new vscode.CancellationError()));
      const repositories = await openRepositories(needs.repositories);
      const gathered = await gatherFacts(
        {
          ...when,
          ...{ session, me, currentKey: current.key, repositories, since: time, of },
          remindAfter: settings.remindAfter,
          onFailure: (doing, error) => services.log.error(doing, error),
        },
        stop.signal,
      );
      stop.signal.throwIfAborted();
      return gathered;
    },
  );
  loadReportWords();
  const frame: StandupFrame = { today, since: day, locale: vscode.env.language, notices };
  const nobody = { id: '', name: '' };
  const report =
    of === 'everybody'
      ? teamStandupReport(teamStandup(facts), frame)
      : standupReport(
          standupOf(facts, { ...(me ?? nobody), ...(current.key && { currentKey: current.key }) }),
          frame,
        );
  const product = await (await services.product()).place();
  const folder = product && vscode.Uri.joinPath(product, 'standups');
  await openStandup(reportMarkdown(report), today, of === 'me' ? 'mine' : 'team', folder);
}

/** The stand-up in front, and what is selected of it, else all of it. */
function wanted(): { readonly document: vscode.TextDocument; readonly text: string } {
  const editor = standupInFront();
  if (!editor)
    throw new ExplainedError(
      vscode.l10n.t('No stand-up is open. Run “Story Context: Stand-up” first, and edit it as you like.'),
    );
  const { document, selection } = editor;
  return { document, text: document.getText(selection.isEmpty ? undefined : selection) };
}

function said(text: string): void {
  void vscode.window.setStatusBarMessage(text, 3_000);
}
