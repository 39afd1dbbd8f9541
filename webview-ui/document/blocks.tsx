import * as l10n from '@vscode/l10n';
import type { ComponentChild, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Block, Heading, List, ListItem, Panel, Table } from '../../src/domain/document';
import { Icon } from '../icon';
import { useStable } from '../stable';
import { headingLevels } from './heading-levels';
import { MediaName, renderInlines } from './inlines';
import { readableText } from './readable-text';

/** Blocks nested deeper than this are shown as plain text: nobody could read the indentation any more. */
const deepest = 40;

interface Place {
  readonly depth: number;
  /** Inside a list or a cell, which has found the direction of its text already. */
  readonly directed?: boolean;
  readonly levels: ReadonlyMap<Heading, number>;
}

/** A rich text. `headings` is the level of its outermost heading on the page. */
export function RichText(props: {
  readonly blocks: readonly Block[];
  readonly headings: number;
}): JSX.Element {
  const blocks = useStable(props.blocks);
  const shown = useMemo(
    () => renderBlocks(blocks, { depth: 0, levels: headingLevels(blocks, props.headings) }),
    [blocks, props.headings],
  );
  return <div class="rich-text flow">{shown}</div>;
}

function renderBlocks(blocks: readonly Block[], place: Place): ComponentChild[] {
  if (place.depth >= deepest) return [<TooDeep blocks={blocks} />];
  return blocks.map((block) => {
    try {
      return renderBlock(block, { ...place, depth: place.depth + 1 });
    } catch {
      // One broken node must not take the others along.
      return (
        <Unreadable note={l10n.t('This part could not be read. Its text:')}>{readableText(block)}</Unreadable>
      );
    }
  });
}

function renderBlock(block: Block, place: Place): ComponentChild {
  switch (block.type) {
    case 'paragraph':
      return <p dir={place.directed ? undefined : 'auto'}>{renderInlines(block.children)}</p>;
    case 'heading':
      return renderHeading(block, place);
    case 'list':
      return renderList(block, place);
    case 'code':
      return (
        <pre tabIndex={0} role="region" aria-label={codeLabel(block.language)} dir="ltr">
          <code>{String(block.text)}</code>
        </pre>
      );
    case 'panel':
      return renderPanel(block, place);
    case 'expand':
      return (
        <details class="expand flow">
          <summary dir="auto">{block.title || l10n.t('Details')}</summary>
          {renderBlocks(block.children, place)}
        </details>
      );
    case 'quote':
      return <blockquote class="flow">{renderBlocks(block.children, place)}</blockquote>;
    case 'rule':
      return <hr />;
    case 'table':
      return renderTable(block, place);
    case 'columns':
      return (
        <div class="columns">
          {block.columns.map((column) => (
            <div class="flow">{renderBlocks(column.children, place)}</div>
          ))}
        </div>
      );
    case 'media':
      return (
        <ul class="media-group">
          {block.items.map(({ name, url }) => (
            <li>
              <MediaName name={name} url={url} />
            </li>
          ))}
        </ul>
      );
    case 'comment':
      return undefined;
    case 'unknown':
      return (
        <Unreadable note={l10n.t('Shown as plain content: {0}', block.name)}>
          {renderBlocks(block.children, place)}
        </Unreadable>
      );
    default:
      return <p dir="auto">{readableText(block)}</p>;
  }
}

function codeLabel(language: string | undefined): string {
  return language ? l10n.t('Code, {0}', language) : l10n.t('Code');
}

function renderHeading(heading: Heading, { levels }: Place): JSX.Element {
  const Element = `h${levels.get(heading) ?? 6}` as 'h6';
  return (
    <Element class={`size-${heading.level}`} dir="auto">
      {renderInlines(heading.children)}
    </Element>
  );
}

function renderList(list: List, place: Place): JSX.Element {
  // The whole list has one direction: its marks stand on one side.
  const direction = place.directed ? undefined : 'auto';
  const items = list.items.map((item) => renderItem(item, list.kind, { ...place, directed: true }));
  if (list.kind !== 'ordered') return <ul dir={direction}>{items}</ul>;
  return (
    <ol dir={direction} start={list.start}>
      {items}
    </ol>
  );
}

function renderItem(item: ListItem, kind: List['kind'], place: Place): JSX.Element {
  const children = renderBlocks(item.children, place);
  const mark = markOf(item, kind);
  if (!mark) return <li class="flow">{children}</li>;
  return (
    <li class="marked">
      <Icon name={mark.icon} />
      <span class="visually-hidden">{mark.name}</span>
      <div class="flow">{children}</div>
    </li>
  );
}

function markOf(
  { task }: ListItem,
  kind: List['kind'],
): { readonly icon: string; readonly name: string } | undefined {
  if (task?.checked) return { icon: 'pass', name: l10n.t('Done:') };
  if (task) return { icon: 'circle-large-outline', name: l10n.t('To do:') };
  return kind === 'decision' ? { icon: 'milestone', name: l10n.t('Decision:') } : undefined;
}

const panelIcons: Record<Panel['kind'], string> = {
  info: 'info',
  note: 'note',
  success: 'pass',
  warning: 'warning',
  error: 'error',
  tip: 'lightbulb',
  custom: 'pinned',
};

function renderPanel(panel: Panel, place: Place): JSX.Element {
  return (
    <div class={`panel panel-${panel.kind}`}>
      <Icon name={panelIcons[panel.kind] ?? panelIcons.custom} />
      <div class="flow">
        {panel.title && (
          <p class="panel-title" dir="auto">
            {panel.title}
          </p>
        )}
        {renderBlocks(panel.children, place)}
      </div>
    </div>
  );
}

function renderTable(table: Table, place: Place): JSX.Element {
  return (
    <div class="table" tabIndex={0} role="region" aria-label={l10n.t('Table')}>
      <table>
        <tbody>
          {table.rows.map((row, index) => (
            <tr>
              {row.cells.map((cell) => {
                const Cell = cell.header ? 'th' : 'td';
                return (
                  <Cell
                    class="flow"
                    scope={cell.header ? (index === 0 ? 'col' : 'row') : undefined}
                    colSpan={cell.columnSpan}
                    rowSpan={cell.rowSpan}
                    dir="auto"
                  >
                    {renderBlocks(cell.children, { ...place, directed: true })}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Content with a discreet note about how it is shown. */
function Unreadable(props: { readonly note: string; readonly children: ComponentChild }): JSX.Element {
  return (
    <div class="unreadable flow">
      <p class="note">{props.note}</p>
      {typeof props.children === 'string' ? <p dir="auto">{props.children}</p> : props.children}
    </div>
  );
}

function TooDeep({ blocks }: { readonly blocks: readonly Block[] }): JSX.Element {
  return <Unreadable note={l10n.t('Nested too deeply, shown as text:')}>{readableText(blocks)}</Unreadable>;
}
