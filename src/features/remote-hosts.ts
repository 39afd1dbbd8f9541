import * as vscode from 'vscode';
import {
  hostKinds,
  neededIn,
  readRemoteHosts,
  type HostProblem,
  type RemoteHosts,
} from '../git/remote-hosts';
import type { Services } from '../services';

/** The setting as it was when it was last complained about: nobody is told twice of the same mistake. */
let told: string | undefined;

/** The web hosts that the settings name. What is wrong in them is said, and makes no links. */
export function remoteHosts({ settings, log }: Pick<Services, 'settings' | 'log'>): RemoteHosts {
  const { hosts, problems } = readRemoteHosts(settings.remotes);
  const written = JSON.stringify(settings.remotes);
  if (problems.length > 0 && told !== written) {
    told = written;
    const sentences = problems.map(problemSentence);
    log.warn(sentences.join(' '));
    void explain(sentences[0] ?? '');
  }
  return hosts;
}

async function explain(sentence: string): Promise<void> {
  const open = vscode.l10n.t('Open Settings');
  if ((await vscode.window.showWarningMessage(sentence, open)) === open)
    await vscode.commands.executeCommand('workbench.action.openSettings', 'storyContext.remotes');
}

/** What is wrong with the setting, and what would be right. */
function problemSentence(problem: HostProblem): string {
  switch (problem.wrong) {
    case 'setting':
      return vscode.l10n.t(
        'The setting “storyContext.remotes” is not an object with hosts, such as {0}.',
        '{ "git.example.com": "gitlab" }',
      );
    case 'host':
      return vscode.l10n.t(
        'In “storyContext.remotes”, “{0}” is not the name of a host: write it as in the remote, without https:// and without a path.',
        problem.host,
      );
    case 'form':
      return vscode.l10n.t(
        'In “storyContext.remotes”, “{0}” needs a kind, or an object with {1}.',
        problem.host,
        'kind, web, branch, commit, lines',
      );
    case 'kind':
      return vscode.l10n.t(
        'In “storyContext.remotes”, “{0}” cannot be “{1}”: known are {2}.',
        problem.host,
        problem.value,
        hostKinds.join(', '),
      );
    case 'web':
      return vscode.l10n.t(
        'In “storyContext.remotes”, the “web” of “{0}” has to be the address of a web page without a user name, such as {1}.',
        problem.host,
        'https://git.example.com/git',
      );
    case 'page':
      return vscode.l10n.t(
        'In “storyContext.remotes”, “{0}” of “{1}” has to begin with {2} or a web address, and to hold {3}.',
        problem.page,
        problem.host,
        '{base}',
        neededIn[problem.page].map((name) => `{${name}}`).join(', '),
      );
    case 'pagesMissing':
      return vscode.l10n.t(
        'In “storyContext.remotes”, “{0}” needs a kind, or all of {1}.',
        problem.host,
        'branch, commit, lines',
      );
  }
}
