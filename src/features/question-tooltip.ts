import * as vscode from 'vscode';
import { plainText } from '../domain/plain-text';
import { type Answer, type Question, threadOf } from '../domain/question';
import { shortened } from '../domain/shortened';
import type { QuestionNode, QuestionRow, SaidNode } from './question-rows';
import { asText } from './story-tooltip';

/** Characters of a text that a pointer shows. */
const mostOfText = 1_500;
/** Replies that a pointer shows, the last ones. */
const mostReplies = 5;

/** What a pointer over a row shows: nothing but text, whatever was written. */
export function questionTooltip(row: QuestionRow): vscode.MarkdownString | undefined {
  if (row.kind === 'question') return ofQuestion(row);
  return row.kind === 'said' ? ofReply(row) : undefined;
}

function ofQuestion({ key, question, ago, children }: QuestionNode): vscode.MarkdownString {
  const { by, to, criterion, anchor, blocks, visibleTo } = question;
  const asked = to.map(({ name }) => name).join(', ');
  const thread = threadOf(question).slice(-mostReplies);
  const lines = [
    `**${asText(key)}** ${asText(asked ? vscode.l10n.t('{0} asked {1}', by.name, asked) : vscode.l10n.t('{0} asked', by.name))}, ${asText(ago)}`,
    paragraphs(question),
    criterion && `$(checklist) ${asText(criterion.text)}`,
    anchor && `$(code) ${asText(`${anchor.path}:${anchor.startLine}`)}`,
    blocks && `$(warning) ${asText(vscode.l10n.t('Says that it blocks'))}`,
    visibleTo && `$(lock) ${asText(vscode.l10n.t('Shown to {0} only', visibleTo))}`,
    thread.length > 0 && '---',
    ...thread.flatMap((said) => reply(said, children)),
  ];
  return new vscode.MarkdownString(lines.filter(Boolean).join('\n\n'), true);
}

function reply(said: Answer, rows: readonly SaidNode[]): string[] {
  const ago = rows.find((row) => row.said.id === said.id)?.ago ?? '';
  const accepted = said.accepted ? ' $(pass-filled)' : '';
  return [`**${asText(said.by.name)}** ${asText(said.at ? ago : '')}${accepted}`, paragraphs(said)];
}

function ofReply({ said, ago }: SaidNode): vscode.MarkdownString {
  const head = `**${asText(said.by.name)}** ${asText(said.at ? ago : '')}`;
  return new vscode.MarkdownString([head, paragraphs(said)].join('\n\n'), true);
}

/** What a reader reads, each line for itself. */
function paragraphs({ document, text }: Pick<Question, 'document' | 'text'>): string {
  const words = plainText(document.blocks) || text;
  return shortened(words, mostOfText)
    .split('\n')
    .map((line) => asText(line.trim()))
    .filter(Boolean)
    .join('\n\n');
}
