import { readTyped, type TypedBlock, type TypedInline, type TypedList } from './typed-markdown';

/**
 * What somebody typed, as Jira's wiki markup: paragraphs, lists, code, quotes, emphasis and links. Anything else stays
 * the characters that were typed, and characters that would be markup in Jira are escaped.
 */
export function markdownToWiki(text: string): string {
  return blocks(readTyped(text));
}

/** Text that Jira shows as it is. */
export function escapeWiki(text: string): string {
  return text
    .split(/(https?:\/\/[^\s|\]}<>"]+)/i)
    .map((part, index) => (index % 2 === 1 ? part : escapePart(part)))
    .join('');
}

/** `text` as a link; addresses hold neither `|` nor `]`. */
export function wikiLink(text: string, url: string): string {
  return `[${escapeWiki(text)}|${url.replaceAll('|', '%7C').replaceAll(']', '%5D')}]`;
}

/** Languages that Jira sets in colours, by what Markdown calls them; of another one it shows an error instead. */
const languages: ReadonlyMap<string, string> = new Map([
  ...[
    ...['ada', 'bash', 'c', 'c#', 'c++', 'cpp', 'css', 'erlang', 'go', 'groovy', 'haskell', 'html', 'java'],
    ...[
      'javascript',
      'js',
      'json',
      'lua',
      'objc',
      'perl',
      'php',
      'python',
      'r',
      'ruby',
      'scala',
      'sh',
      'sql',
    ],
    ...['swift', 'xml', 'yaml'],
  ].map((name): [string, string] => [name, name]),
  ...Object.entries({
    ...{ csharp: 'c#', golang: 'go', py: 'python', rb: 'ruby', yml: 'yaml', 'objective-c': 'objc' },
    ...{ ts: 'js', typescript: 'js', tsx: 'js', typescriptreact: 'js', jsx: 'js', javascriptreact: 'js' },
    ...{ shell: 'sh', shellscript: 'sh', jsonc: 'json' },
  }),
]);

export function wikiCode(text: string, language?: string): string {
  const known = languages.get(language?.toLowerCase() ?? '');
  return `{code${known ? `:${known}` : ''}}\n${text.replace(/\{(?=code[:}])/g, '{ ')}\n{code}`;
}

function escapePart(text: string): string {
  return (
    text
      .replace(/&(?=(?:nbsp|amp|lt|gt|quot|#\d+);)/g, '&amp;')
      // Two backslashes would end the line.
      .replaceAll('\\', '&#92;')
      .replace(/[{}[\]*_+^~!|]/g, '\\$&')
      .replace(/\?\?/g, '\\?\\?')
      .replace(/(?<![\p{L}\p{N}])-(?=\S)/gu, '\\-')
      // Emoticons: signs in brackets, and faces behind a blank.
      .replace(/\((?=(?:\/|x|\\!|\?|i|y|n|on|off|-|flag|flagoff|\\[+*][rgby]?)\))/gi, '\\(')
      .replace(/(?<!\S):(?=[)PpD]|\\?\()/g, '&#58;')
      .replace(/(?<!\S);(?=\))/g, '&#59;')
      .replace(/^(\s*)([#-])(?=[#*\s-])/gm, '$1\\$2')
      .replace(/^(\s*(?:h[1-6]|bq))\./gm, '$1&#46;')
  );
}

function blocks(typed: readonly TypedBlock[]): string {
  return typed.map(block).join('\n\n');
}

function block(typed: TypedBlock): string {
  switch (typed.type) {
    case 'paragraph':
      return inlines(typed.content);
    case 'list':
      return list(typed, '');
    case 'quote':
      return `{quote}\n${blocks(typed.content)}\n{quote}`;
    case 'code':
      return wikiCode(typed.text, typed.language);
    case 'rule':
      return '----';
  }
}

function list({ start, items }: TypedList, outer: string): string {
  const mark = outer + (start === undefined ? '*' : '#');
  return items
    .map((item) => {
      const [first, ...rest] = item;
      const head = first && first.type !== 'list' ? block(first) : '';
      const nested = (first?.type === 'list' ? item : rest).map((child) =>
        child.type === 'list' ? list(child, mark) : block(child),
      );
      return [`${mark} ${head}`, ...nested].join('\n');
    })
    .join('\n');
}

function inlines(typed: readonly TypedInline[]): string {
  return typed.map((one, index) => inline(one, isWithinWord(typed, index))).join('');
}

/** Whether a word or another mark follows at either side without a blank. */
function isWithinWord(typed: readonly TypedInline[], index: number): boolean {
  const touches = (one: TypedInline | undefined, word: RegExp): boolean =>
    one?.type === 'text' ? word.test(one.text) : one?.type === 'strong' || one?.type === 'em';
  return touches(typed[index - 1], /[\p{L}\p{N}]$/u) || touches(typed[index + 1], /^[\p{L}\p{N}]/u);
}

function inline(typed: TypedInline, isTight: boolean): string {
  switch (typed.type) {
    case 'text':
      return escapeWiki(typed.text);
    case 'code':
      return /[{}]/.test(typed.text) ? escapeWiki(typed.text) : `{{${escapeWiki(typed.text)}}}`;
    case 'strong':
    case 'em': {
      const sign = typed.type === 'strong' ? '*' : '_';
      const mark = isTight ? `{${sign}}` : sign;
      return mark + inlines(typed.content) + mark;
    }
    case 'link':
      return wikiLink(plain(typed.content).replaceAll('\n', ' '), typed.href);
  }
}

function plain(typed: readonly TypedInline[]): string {
  return typed.map((one) => ('content' in one ? plain(one.content) : one.text)).join('');
}
