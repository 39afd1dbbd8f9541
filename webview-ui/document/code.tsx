import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CodeBlock } from '../../src/domain/document';
import { Icon } from '../icon';
import { type CodePiece, highlighted } from './highlight';
import { whenNear } from './near';

/** Milliseconds for which a button says that it has copied. */
const sayingCopied = 2_000;

export function Code({ code }: { readonly code: CodeBlock }): JSX.Element {
  const text = String(code.text);
  const title = typeof code.title === 'string' ? code.title : undefined;
  const language = typeof code.language === 'string' ? code.language : /\.(\w+)$/.exec(title ?? '')?.[1];
  const place = useRef<HTMLPreElement>(null);
  const [pieces, setPieces] = useState<readonly CodePiece[]>();
  // Colours are for whoever looks at it, and take longer than the text.
  useEffect(() => {
    setPieces(undefined);
    return place.current ? whenNear(place.current, () => setPieces(highlighted(text, language))) : undefined;
  }, [text, language]);
  return (
    <div class="code">
      {title && (
        <p class="code-title" dir="auto">
          {title}
        </p>
      )}
      <pre ref={place} tabIndex={0} role="group" aria-label={labelOf(title ?? language)} dir="ltr">
        <code>{pieces ? pieces.map(renderPiece) : text}</code>
      </pre>
      <CopyButton text={text} />
    </div>
  );
}

function labelOf(name: string | undefined): string {
  return name ? l10n.t('Code, {0}', name) : l10n.t('Code');
}

function renderPiece({ kind, content }: CodePiece): JSX.Element | string {
  const shown = typeof content === 'string' ? content : content.map(renderPiece);
  if (kind === undefined && typeof shown === 'string') return shown;
  return <span class={kind && `code-${kind}`}>{shown}</span>;
}

function CopyButton({ text }: { readonly text: string }): JSX.Element {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), sayingCopied);
    return () => clearTimeout(timer);
  }, [copied]);
  const label = copied ? l10n.t('Copied') : l10n.t('Copy code');
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <button type="button" class="copy" aria-label={label} title={label} onClick={copy}>
      <Icon name={copied ? 'check' : 'copy'} />
    </button>
  );
}
