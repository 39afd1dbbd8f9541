import type { AdfNode, RichText, User } from './model';

/** A seed's text as a team on Data Center would have typed it. Covers what the seeds use. */
export function adfToWiki(text: RichText, users: readonly User[]): string | null {
  if (text === null || typeof text === 'string') {
    return text;
  }
  return blocksToWiki(text.content, users);
}

const blocksToWiki = (nodes: readonly AdfNode[], users: readonly User[]): string =>
  nodes.map((node) => blockToWiki(node, users)).join('\n\n');

function blockToWiki(node: AdfNode, users: readonly User[]): string {
  const content = node.content ?? [];
  const attrs = node.attrs ?? {};
  switch (node.type) {
    case 'heading':
      return `h${String(attrs['level'])}. ${inlinesToWiki(content, users)}`;
    case 'bulletList':
      return listToWiki(content, '*', users);
    case 'orderedList':
      return listToWiki(content, '#', users);
    case 'taskList':
      // Wiki markup has no check box; teams write the icons instead.
      return content
        .map(
          (item) =>
            `* ${item.attrs?.['state'] === 'DONE' ? '(/)' : '(x)'} ${inlinesToWiki(item.content ?? [], users)}`,
        )
        .join('\n');
    case 'codeBlock':
      return `{code:${String(attrs['language'])}}\n${content.map((child) => child.text ?? '').join('')}\n{code}`;
    case 'panel': {
      const name = { warning: 'warning', error: 'warning', success: 'tip', note: 'note' }[
        String(attrs['panelType'])
      ];
      return `{${name ?? 'info'}}\n${blocksToWiki(content, users)}\n{${name ?? 'info'}}`;
    }
    case 'expand':
      return `{panel:title=${String(attrs['title'])}}\n${blocksToWiki(content, users)}\n{panel}`;
    case 'blockquote':
      return `{quote}\n${blocksToWiki(content, users)}\n{quote}`;
    case 'rule':
      return '----';
    case 'table':
      return content.map((row) => rowToWiki(row, users)).join('\n');
    case 'mediaSingle':
      return '!delivery-slots.png|width=760!';
    default:
      return inlinesToWiki(content, users);
  }
}

const listToWiki = (items: readonly AdfNode[], mark: string, users: readonly User[]): string =>
  items
    .map((item) => `${mark} ${(item.content ?? []).map((child) => blockToWiki(child, users)).join('\n')}`)
    .join('\n');

function rowToWiki(row: AdfNode, users: readonly User[]): string {
  const cells = (row.content ?? []).map((cell) => {
    const bar = cell.type === 'tableHeader' ? '||' : '|';
    // A header cell is bold already.
    const plain = (cell.content ?? []).map((child) => blockToWiki(child, users)).join(' ');
    return bar + (cell.type === 'tableHeader' ? plain.replace(/^\*|\*$/g, '') : plain);
  });
  return cells.join('') + (row.content?.[0]?.type === 'tableHeader' ? '||' : '|');
}

const inlinesToWiki = (nodes: readonly AdfNode[], users: readonly User[]): string =>
  nodes.map((node) => inlineToWiki(node, users)).join('');

function inlineToWiki(node: AdfNode, users: readonly User[]): string {
  const attrs = node.attrs ?? {};
  switch (node.type) {
    case 'hardBreak':
      return '\n';
    case 'mention':
      return `[~${users.find(({ accountId }) => accountId === attrs['id'])?.name ?? 'unknown'}]`;
    case 'status':
      return `{color:green}${String(attrs['text'])}{color}`;
    default:
      return (node.marks ?? []).reduce((text, mark) => markToWiki(text, mark), node.text ?? '');
  }
}

function markToWiki(text: string, mark: AdfNode): string {
  if (mark.type === 'link') {
    return `[${text}|${String(mark.attrs?.['href'])}]`;
  }
  const around: Readonly<Record<string, readonly [string, string]>> = {
    strong: ['*', '*'],
    em: ['_', '_'],
    code: ['{{', '}}'],
  };
  const [before, after] = around[mark.type] ?? ['', ''];
  // Blanks stay outside of the marks, where wiki markup wants them.
  const [, lead = '', inner = '', trail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return `${lead}${before}${inner}${after}${trail}`;
}
