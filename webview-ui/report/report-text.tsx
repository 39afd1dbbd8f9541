import type { ComponentChild, JSX } from 'preact';
import type { ReportInline, ReportText } from '../../src/domain/report/report';
import { Link, LinkButton } from '../controls';
import type { Send } from './report-page';

/** A line of a report. Its stories open, and what it offers to do is a button that reads like a link. */
export function ReportTextView(props: { readonly text: ReportText; readonly send: Send }): JSX.Element {
  const { text, send } = props;
  return <>{typeof text === 'string' ? text : text.map((piece) => inline(piece, send))}</>;
}

function inline(piece: ReportInline, send: Send): ComponentChild {
  if (typeof piece === 'string') return piece;
  if ('strong' in piece) return <strong>{piece.text}</strong>;
  if ('url' in piece) return <Link href={piece.url}>{piece.text}</Link>;
  if ('story' in piece)
    return <LinkButton onClick={() => send({ do: 'openStory', key: piece.story })}>{piece.text}</LinkButton>;
  return <LinkButton onClick={() => send({ do: 'act', id: piece.act })}>{piece.text}</LinkButton>;
}
