import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { longestQuestion } from '../src/domain/question';
import type { AskView } from '../src/page-views/ask';
import { useActions } from './actions';
import { AskedCode, Asked, Choice, Length, Similar } from './ask-form-parts';
import { AskPreview } from './ask-preview';
import { Button } from './controls';
import { Icon } from './icon';
import { TextField } from './text-field';
import type { TextAreaElement } from './toolkit';
import { useUniqueId } from './unique-id';
import { Warning } from './warning';

interface AskFormProps {
  readonly ask: AskView;
  /** Say which criterion it is about; else it stands beside it. */
  readonly quote?: boolean;
}

/** The form to ask. What is typed stays until it is sent, whatever happens to the form and the page. */
export function AskForm({ ask, quote }: AskFormProps): JSX.Element {
  const { send, drafts } = useActions();
  const { criterion, code, to, blocking, warning } = ask;
  const [text, type] = useDraft(ask);
  const [blocks, setBlocks] = useState(false);
  const [withCode, setWithCode] = useState(false);
  const [isPreviewing, setPreviewing] = useState(false);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const heading = useUniqueId();
  const field = useRef<TextAreaElement>(null);
  useFocus(field, ask.opened);
  const words = text.trim();
  const refusal = refusalOf(words, ask, isSending);
  const what = { text: words, blocks: blocks && blocking !== undefined, code: withCode && hasExcerpt(ask) };
  const submit = () => {
    setFailure(refusal);
    if (refusal !== undefined) return;
    setSending(true);
    send({ do: 'sendAsk', ...what }, (ok, message) => {
      setSending(false);
      setFailure(ok ? undefined : message);
      if (ok) drafts.set(ask.draft, undefined);
    });
  };
  const close = () => send({ do: 'stopAsking' });
  return (
    <section
      class="ask-form"
      aria-labelledby={heading}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <h3 id={heading} dir="auto">
        {criterion && !quote ? l10n.t('Question about this criterion') : l10n.t('Your question')}
      </h3>
      {criterion && quote && <blockquote dir="auto">{criterion.text}</blockquote>}
      <Asked ask={ask} />
      <Warning text={warning} />
      <TextField
        field={field}
        label={l10n.t('Your question')}
        placeholder={l10n.t('What do you need to know? In Markdown')}
        rows={4}
        value={text}
        onType={type}
        onSubmit={submit}
      />
      <Length of={words} />
      {/* While it is sent it stands among the questions already. */}
      <Similar text={isSending ? '' : words} />
      {blocking !== undefined && (
        <Choice label={l10n.t('This blocks me')} hint={blocking} checked={blocks} onToggle={setBlocks} />
      )}
      {code && <AskedCode code={code} isSent={withCode} onToggle={setWithCode} />}
      {isPreviewing && <AskPreview what={what} to={to} />}
      {failure !== undefined && (
        <p class="ask-failure">
          <Icon name="error" />
          <span dir="auto">{failure}</span>
        </p>
      )}
      <div class="actions">
        <Button
          label={isSending ? l10n.t('Sending…') : l10n.t('Send question')}
          icon={isSending ? 'sync' : 'send'}
          primary={refusal === undefined}
          refusal={refusal}
          onClick={submit}
        />
        <Button
          label={isPreviewing ? l10n.t('Hide preview') : l10n.t('Preview')}
          icon="eye"
          onClick={() => setPreviewing(!isPreviewing)}
        />
        <Button label={l10n.t('Close')} onClick={close} />
      </div>
    </section>
  );
}

function hasExcerpt({ code }: AskView): boolean {
  return code?.excerpt !== undefined;
}

/** Why it cannot be sent now. */
function refusalOf(words: string, { to, nobody }: AskView, isSending: boolean): string | undefined {
  if (isSending) return l10n.t('It is being sent.');
  if (words === '') return l10n.t('Type your question first.');
  if (words.length > longestQuestion) {
    return l10n.t('This is too long: {0} characters, at most {1}.', words.length, longestQuestion);
  }
  if (to) return undefined;
  return nobody === undefined
    ? l10n.t('Wait until it is known whom it goes to.')
    : l10n.t('Choose whom to ask.');
}

/** What is typed, and how to type; what the form is to begin with does not take the place of what is there. */
function useDraft({ draft, text = '', sent, opened }: AskView): [string, (text: string) => void] {
  const { drafts } = useActions();
  const [typed, setTyped] = useState('');
  const type = (next: string) => {
    setTyped(next);
    drafts.set(draft, next === '' ? undefined : next);
  };
  useEffect(() => {
    const kept = drafts.get(draft) ?? '';
    const before = kept.trim() === sent ? '' : kept;
    const isThere = before.includes(text.trim());
    type(isThere ? before : [before, text].filter(Boolean).join('\n\n'));
  }, [draft, opened]);
  return [typed, type];
}

/** Brings the keyboard into the field each time somebody wants to ask, and back to where it was at the end. */
function useFocus(field: { readonly current: TextAreaElement | null }, opened: number): void {
  const before = useRef<Element | null>(document.activeElement);
  useEffect(() => {
    // All of it where there is room, and the field in any case.
    field.current?.closest('.ask-form')?.scrollIntoView({ block: 'nearest' });
    field.current?.scrollIntoView({ block: 'nearest' });
    field.current?.focus({ preventScroll: true });
  }, [opened]);
  useEffect(
    () => () => {
      const { current: place } = before;
      // What was hidden for the form is there again by then.
      requestAnimationFrame(() => {
        const isNowhere = document.activeElement === document.body || document.activeElement === null;
        if (isNowhere && place instanceof HTMLElement && place.isConnected)
          place.focus({ preventScroll: true });
      });
    },
    [],
  );
}
