import { nearestColour } from '../../domain/colour';
import type { Block, CodeBlock, Panel } from '../../domain/document';
import { macroParameters, type WikiMacro } from './wiki-macros';

/** Code and the like, whose content is read as it is. */
export function isVerbatim({ name }: WikiMacro): boolean {
  return name === 'code' || name === 'noformat';
}

export function codeOf(text: string, macro: WikiMacro): CodeBlock {
  const parameters = macroParameters(macro.parameters);
  const language = macro.name === 'code' ? (parameters.get('language') ?? parameters.get('')) : undefined;
  const title = parameters.get('title');
  return {
    type: 'code',
    origin: { start: macro.start, end: macro.end },
    ...(language && { language: language.toLowerCase() }),
    ...(title && { title }),
    text: text.slice(macro.contentStart, macro.contentEnd).replace(/^\r?\n|\r?\n[ \t]*$/g, ''),
  };
}

/** Puts what stands in a macro behind what was read before it, in the frame it has. */
export function addMacroBlocks(blocks: Block[], macro: WikiMacro, children: readonly Block[]): void {
  if (macro.name === 'section') for (const child of children) blocks.push(child);
  else if (macro.name === 'column') addColumn(blocks, macro, children);
  else blocks.push(framed(macro, children));
}

/** Columns that follow each other stand side by side. */
function addColumn(blocks: Block[], { parameters, start, end }: WikiMacro, children: readonly Block[]): void {
  const percent = Number(/^(\d{1,3})%$/.exec(macroParameters(parameters).get('width') ?? '')?.[1] ?? 0);
  const column = { ...(percent > 0 && { width: percent }), children };
  const before = blocks.at(-1);
  if (before?.type === 'columns') {
    blocks[blocks.length - 1] = { ...before, columns: [...before.columns, column] };
  } else {
    blocks.push({ type: 'columns', origin: { start, end }, columns: [column] });
  }
}

function framed({ name, parameters: given, start, end }: WikiMacro, children: readonly Block[]): Block {
  const origin = { start, end };
  if (name === 'quote') return { type: 'quote', origin, children };
  const parameters = macroParameters(given);
  const title = (parameters.get('title') ?? parameters.get(''))?.trim();
  if (name === 'expand') return { type: 'expand', title: title ?? '', origin, children };
  const kind = panelKind(name);
  const colour = kind === 'custom' ? panelColour(parameters) : undefined;
  return { type: 'panel', kind, origin, ...(title && { title }), ...(colour && { colour }), children };
}

function panelKind(name: string): Panel['kind'] {
  return name === 'info' || name === 'note' || name === 'tip' || name === 'warning' ? name : 'custom';
}

/** The first of a panel's colours that is one. */
function panelColour(parameters: ReadonlyMap<string, string>): Panel['colour'] {
  const names = ['titlebgcolor', 'bordercolor', 'bgcolor'];
  return names.map((name) => nearestColour(parameters.get(name) ?? '')).find(Boolean);
}
