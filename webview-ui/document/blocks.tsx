import * as l10n from '@vscode/l10n';
import type { ComponentChild, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type {
  Block,
  Columns,
  Heading,
  List,
  ListItem,
  MediaGroup,
  Panel,
  Placed,
} from '../../src/domain/document';
import { Icon } from '../icon';
import { useStable } from '../stable';
import { classes } from './classes';
import { Code } from './code';
import { useGradually } from './gradual';
import { headingLevels } from './heading-levels';
import { renderInlines } from './inlines';
import { MediaItem } from './media';
import { readableText } from './readable-text';
import { renderTable } from './table';

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
  const count = useGradually(blocks);
  const shown = useMemo(
    () => renderBlocks(blocks.slice(0, count), { depth: 0, levels: headingLevels(blocks, props.headings) }),
    [blocks, count, props.headings],
  );
  return (
    <div class="rich-text flow" aria-busy={count < blocks.length || undefined}>
      {shown}
    </div>
  );
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
      return (
        <p
          class={classes(...placing(block), block.small && 'small')}
          dir={place.directed ? undefined : 'auto'}
        >
          {renderInlines(block.children)}
        </p>
      );
    case 'heading':
      return renderHeading(block, place);
    case 'list':
      return renderList(block, place);
    case 'code':
      return <Code code={block} />;
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
      return renderTable(block, (cell) => renderBlocks(cell.children, { ...place, directed: true }));
    case 'columns':
      return renderColumns(block, place);
    case 'media':
      return renderMedia(block);
    case 'comment':
      return undefined;
    case 'unknown':
      return (
        <Unreadable
          note={
            block.children.length > 0
              ? l10n.t('Shown as plain content: {0}', block.name)
              : l10n.t('Not shown here: {0}', block.name)
          }
        >
          {renderBlocks(block.children, place)}
        </Unreadable>
      );
    default:
      return <p dir="auto">{readableText(block)}</p>;
  }
}

function placing({ align, indent }: Placed): (string | false | undefined)[] {
  return [align && `align-${align}`, indent !== undefined && `indent-${indent}`];
}

function renderHeading(heading: Heading, { levels }: Place): JSX.Element {
  const Element = `h${levels.get(heading) ?? 6}` as 'h6';
  return (
    <Element class={classes(`size-${heading.level}`, ...placing(heading))} dir="auto">
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

/** What the icon says, to those who do not see it. */
function panelName(kind: Panel['kind']): string | undefined {
  switch (kind) {
    case 'info':
      return l10n.t('Information:');
    case 'note':
      return l10n.t('Note:');
    case 'success':
      return l10n.t('Success:');
    case 'warning':
      return l10n.t('Warning:');
    case 'error':
      return l10n.t('Error:');
    case 'tip':
      return l10n.t('Tip:');
    default:
      return undefined;
  }
}

function renderPanel(panel: Panel, place: Place): JSX.Element {
  const name = panelName(panel.kind);
  return (
    <div class={classes('panel', `panel-${panel.kind}`, panel.colour && `panel-${panel.colour}`)}>
      {panel.icon && !panel.icon.startsWith(':') ? (
        <span aria-hidden="true">{panel.icon}</span>
      ) : (
        <Icon name={panelIcons[panel.kind] ?? panelIcons.custom} />
      )}
      {name && <span class="visually-hidden">{name}</span>}
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

function renderColumns({ columns }: Columns, place: Place): JSX.Element {
  return (
    <div class="columns">
      {columns.map(({ width, children }) => (
        // Set as a property: the page's policy allows no style attribute.
        <div class="flow" style={isPercent(width) ? { flexGrow: width } : undefined}>
          {renderBlocks(children, place)}
        </div>
      ))}
    </div>
  );
}

function isPercent(width: unknown): width is number {
  return typeof width === 'number' && width > 0 && width <= 100;
}

function renderMedia({ items, caption }: MediaGroup): JSX.Element {
  const [first, ...others] = items;
  return (
    <figure>
      {first && others.length === 0 ? (
        <MediaItem media={first} />
      ) : (
        <ul class="media-group">
          {items.map((media) => (
            <li>
              <MediaItem media={media} />
            </li>
          ))}
        </ul>
      )}
      {caption && <figcaption dir="auto">{renderInlines(caption)}</figcaption>}
    </figure>
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
