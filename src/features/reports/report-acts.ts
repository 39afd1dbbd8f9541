import * as vscode from 'vscode';
import { reportMarkdown } from '../../domain/report/report-markdown';
import { isWebAddress } from '../web-address';
import type { Services } from '../../services';
import { saveReport } from './save-report';
import type { ReportAction, ReportSubject } from './report-subject';

/** The id of the action that asks for the newest. */
const refreshAction = 'page:refresh';

const signInId = 'page:signIn';
const copyAction = 'page:copy';
const saveAction = 'page:save';
const openAction = 'page:open';

/** What is offered where nobody is signed in any more. */
export function signInAction(): ReportAction {
  return { id: signInId, label: vscode.l10n.t('Sign In'), icon: 'sign-in' };
}

/** What every report offers; all but the first need one that is there. */
export function commonActions(hasReport: boolean): readonly ReportAction[] {
  const { t } = vscode.l10n;
  const refresh = { id: refreshAction, label: t('Refresh'), icon: 'refresh' };
  if (!hasReport) return [refresh];
  return [
    refresh,
    { id: copyAction, label: t('Copy as Markdown'), icon: 'copy' },
    { id: saveAction, label: t('Save as Markdown…'), icon: 'save' },
    { id: openAction, label: t('Open as Markdown Document'), icon: 'markdown' },
  ];
}

/** Whether an action is none of the report's own. */
export function isCommonAction(id: string): boolean {
  return id.startsWith('page:');
}

/** Does one of the actions that every report has; resolves to a sentence where there is something to say. */
export async function doCommonAction(
  id: string,
  subject: ReportSubject,
  services: Services,
): Promise<string | undefined> {
  if (id === refreshAction) {
    await subject.refresh();
    return undefined;
  }
  if (id === signInId) {
    const url = services.session?.source.address;
    await vscode.commands.executeCommand('storyContext.signIn', url && { url });
    await subject.refresh();
    return undefined;
  }
  const { report } = subject.view();
  if (!report) return vscode.l10n.t('There is no report yet.');
  const addressOf = (key: string): string | undefined => {
    const url = services.session?.store.summary(key)?.url;
    return isWebAddress(url) ? url : undefined;
  };
  switch (id) {
    case copyAction:
      await vscode.env.clipboard.writeText(reportMarkdown(report, { storyUrl: addressOf }));
      return vscode.l10n.t('The report is on the clipboard as Markdown.');
    case openAction: {
      const content = reportMarkdown(report, { storyUrl: addressOf });
      const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
      await vscode.window.showTextDocument(document);
      return undefined;
    }
    case saveAction:
      return saveReport(report, addressOf, await (await services.product()).place());
    default:
      throw new Error(`There is no action ${id}.`);
  }
}
