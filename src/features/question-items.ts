import * as vscode from 'vscode';
import { shortened } from '../domain/shortened';
import { iconsAsText } from './icons-as-text';
import {
  groupOf,
  type QuestionGroup,
  type QuestionNode,
  type QuestionRow,
  type SaidNode,
} from './question-rows';

/** How a row looks. */
export function questionItem(row: QuestionRow): vscode.TreeItem {
  const item = itemOf(row);
  item.id = row.id;
  return item;
}

function itemOf(row: QuestionRow): vscode.TreeItem {
  switch (row.kind) {
    case 'group':
      return groupItem(row.group, row.children.length);
    case 'story':
      return storyItem(row.key, row.title, row.children);
    case 'question':
      return questionNodeItem(row);
    case 'said':
      return saidItem(row);
  }
}

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

function groupItem(group: QuestionGroup, count: number): vscode.TreeItem {
  const name = {
    open: vscode.l10n.t('Open'),
    answered: vscode.l10n.t('Answered'),
    resolved: vscode.l10n.t('Resolved'),
  }[group];
  const item = new vscode.TreeItem(name, group === 'resolved' ? Collapsed : Expanded);
  item.description = String(count);
  item.contextValue = 'questionGroup';
  item.accessibilityInformation = { label: aboveQuestions(name, count) };
  return item;
}

function storyItem(
  key: string,
  title: string | undefined,
  questions: readonly QuestionNode[],
): vscode.TreeItem {
  const isSettled = questions.every(({ question }) => groupOf[question.state] === 'resolved');
  const name = title === undefined ? key : `${key} ${title}`;
  const item = new vscode.TreeItem(name, isSettled ? Collapsed : Expanded);
  item.description = String(questions.length);
  item.iconPath = new vscode.ThemeIcon('bookmark');
  item.contextValue = 'questionStory';
  item.accessibilityInformation = { label: aboveQuestions(name, questions.length) };
  return item;
}

/** "Open, 3 questions": what is read out of a row above questions. */
function aboveQuestions(name: string, count: number): string {
  return count === 1
    ? vscode.l10n.t('{0}, 1 question', name)
    : vscode.l10n.t('{0}, {1} questions', name, count);
}

function questionNodeItem(row: QuestionNode): vscode.TreeItem {
  const item = new vscode.TreeItem(row.words, row.children.length > 0 ? Collapsed : None);
  item.description = [row.showsKey && row.key, ...saidOf(row)].filter(Boolean).join(' · ');
  item.iconPath = iconOf(row);
  item.contextValue = row.context;
  item.command = openCommand(row);
  item.accessibilityInformation = { label: spoken(row) };
  return item;
}

function saidItem(row: SaidNode): vscode.TreeItem {
  const { said, words, ago } = row;
  const item = new vscode.TreeItem(words);
  const about = said.isNudge
    ? vscode.l10n.t('reminder')
    : said.accepted
      ? vscode.l10n.t('accepted')
      : said.visibleTo && vscode.l10n.t('only {0}', said.visibleTo);
  const parts = [said.by.name, said.at && ago, about].filter(Boolean);
  item.description = parts.join(' · ');
  item.iconPath = said.accepted
    ? new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('charts.green'))
    : new vscode.ThemeIcon(said.isNudge ? 'bell' : said.byApp ? 'hubot' : 'comment');
  item.contextValue = row.context;
  item.command = openCommand(row);
  item.accessibilityInformation = { label: [words, ...parts].join(', ') };
  return item;
}

function openCommand({ target }: QuestionNode | SaidNode): vscode.Command {
  return { command: 'storyContext.openQuestion', title: vscode.l10n.t('Open Question'), arguments: [target] };
}

function iconOf({ question, isUnread, isMissed }: QuestionNode): vscode.ThemeIcon {
  if (isUnread) return new vscode.ThemeIcon('comment-unresolved', new vscode.ThemeColor('charts.blue'));
  if (isMissed) return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  switch (question.state) {
    case 'open':
      return new vscode.ThemeIcon('question');
    case 'unconfirmed':
      return new vscode.ThemeIcon('comment-discussion');
    case 'answered':
      return new vscode.ThemeIcon('comment', new vscode.ThemeColor('charts.green'));
    case 'resolved':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green'));
  }
}

/** Who waits for whom, and since when. */
function saidOf({ question, isMine, isUnread, isMissed, isPending, waiting, ago }: QuestionNode): string[] {
  const { by, to, state, blocks } = question;
  const asked = to.map(({ name }) => name).join(', ');
  const who = isMine ? asked : asked ? `${by.name} → ${asked}` : by.name;
  const since =
    isMissed && waiting !== undefined
      ? waiting === 1
        ? vscode.l10n.t('1 day, no answer')
        : vscode.l10n.t('{0} days, no answer', waiting)
      : ago;
  return [
    isUnread ? vscode.l10n.t('new answer') : state === 'unconfirmed' ? vscode.l10n.t('answered?') : '',
    who,
    since,
    blocks && groupOf[state] === 'open' ? vscode.l10n.t('blocks') : '',
    isPending ? vscode.l10n.t('not sent yet') : '',
  ].filter(Boolean);
}

function spoken(row: QuestionNode): string {
  const { key, words, question, children } = row;
  const state = {
    open: vscode.l10n.t('open'),
    unconfirmed: vscode.l10n.t('answered, not accepted yet'),
    answered: vscode.l10n.t('answered'),
    resolved: vscode.l10n.t('resolved'),
  }[question.state];
  return [
    vscode.l10n.t('Question about {0}: {1}', key, words),
    state,
    ...saidOf(row),
    children.length === 1
      ? vscode.l10n.t('1 reply')
      : children.length > 1 && vscode.l10n.t('{0} replies', children.length),
  ]
    .filter(Boolean)
    .join(', ');
}

/** The first words of a question for a message. */
export function shortWords(text: string): string {
  return shortened(iconsAsText(text).trim(), 60);
}
