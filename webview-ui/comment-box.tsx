import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useActions } from './actions';
import { Button } from './controls';
import { TextField } from './text-field';
import type { TextAreaElement } from './toolkit';
import { Warning } from './warning';

/** The protocol's limit of a text. */
const longest = 32_767;

interface CommentBoxProps {
  /** Names the draft; what was typed is kept under it. */
  readonly draft: string;
  /** Names the field. */
  readonly label: string;
  readonly placeholder?: string;
  /** What it begins with where nothing was typed. */
  readonly text?: string;
  readonly submit: string;
  readonly warning?: string;
  readonly autoFocus?: boolean;
  /** Sends it; `done` is told whether it is kept. */
  readonly onSubmit: (text: string, done: (ok: boolean) => void) => void;
  readonly onCancel?: () => void;
}

/** A field for a comment. What is typed stays until it is sent or given up, whatever happens to the page. */
export function CommentBox(props: CommentBoxProps): JSX.Element {
  const { draft, label, placeholder, text = '', submit, warning, autoFocus, onSubmit, onCancel } = props;
  const { drafts } = useActions();
  const [typed, setTyped] = useState(drafts.get(draft) ?? text);
  const [isSending, setSending] = useState(false);
  const field = useRef<TextAreaElement>(null);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  const type = (next: string) => {
    setTyped(next);
    drafts.set(draft, next === text ? undefined : next);
  };
  const isEmpty = typed.trim() === '';
  const send = () => {
    if (isEmpty || isSending) return;
    setSending(true);
    onSubmit(typed.trim(), (ok) => {
      setSending(false);
      if (!ok) return;
      drafts.set(draft, undefined);
      setTyped('');
    });
  };
  const cancel = () => {
    drafts.set(draft, undefined);
    setTyped(text);
    onCancel?.();
  };
  return (
    <div class="comment-box">
      <TextField
        field={field}
        {...{ label, placeholder, longest }}
        value={typed}
        onType={type}
        onSubmit={send}
        onEscape={onCancel && cancel}
      />
      <Warning text={warning} />
      <div class="actions">
        <Button
          label={submit}
          primary={!isEmpty}
          refusal={isEmpty ? l10n.t('Type something first.') : undefined}
          onClick={send}
        />
        {onCancel && <Button label={l10n.t('Cancel')} onClick={cancel} />}
      </div>
    </div>
  );
}
