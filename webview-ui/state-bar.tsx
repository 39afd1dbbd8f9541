import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { PageState, StoryPage } from '../src/page-views/story';
import { useActions } from './actions';
import { Button, LinkButton } from './controls';
import { Icon } from './icon';

/** Says how true the page is, where it is not simply true. */
export function StateBar({ state }: { readonly state: PageState }): JSX.Element | null {
  if (state.kind !== 'stale' && state.kind !== 'failed') return null;
  return (
    <div class={`state state-${state.kind}`}>
      <Icon name={state.kind === 'failed' ? 'warning' : 'history'} />
      <p dir="auto">{messageOf(state)}</p>
      <StateAction state={state} />
    </div>
  );
}

/** Says what of the story may be older than the rest. */
export function Unread({ message }: { readonly message: string }): JSX.Element {
  const { send } = useActions();
  return (
    <div class="state">
      <Icon name="history" />
      <p dir="auto">{message}</p>
      <LinkButton onClick={() => send({ do: 'refresh' })}>{l10n.t('Try again')}</LinkButton>
    </div>
  );
}

/** Says why an action failed. */
export function Notice({ message }: { readonly message: string }): JSX.Element {
  return (
    <div class="state state-failed">
      <Icon name="error" />
      <p dir="auto">{message}</p>
    </div>
  );
}

/** The page of a story of which nothing is known yet. */
export function Placeholder({ page }: { readonly page: StoryPage }): JSX.Element {
  const { state, key } = page;
  if (state.kind === 'failed' || state.kind === 'stale') return <Failure page={page} />;
  return (
    <div aria-busy="true">
      <div class="identity">
        <h1 class="key">{key}</h1>
        <span>{messageOf(state)}</span>
      </div>
      <Bones names={['title', 'short']} />
      <SectionBones />
    </div>
  );
}

/** Stands where the sections of a story will be of which only the header is known yet. */
export function SectionBones(): JSX.Element {
  return <Bones names={['heading', 'line', 'line', 'short', 'heading', 'line', 'short']} />;
}

function Bones({ names }: { readonly names: readonly string[] }): JSX.Element {
  return (
    <>
      {names.map((name) => (
        <div class={`bone ${name}`} />
      ))}
    </>
  );
}

function Failure({ page: { key, state } }: { readonly page: StoryPage }): JSX.Element {
  const { send } = useActions();
  const action = actionOf(state);
  return (
    <div class="placeholder">
      <Icon name="warning" />
      <h1 class="key">{key}</h1>
      <p dir="auto">{messageOf(state)}</p>
      {action && <Button label={action.label} primary onClick={() => send({ do: action.intent })} />}
    </div>
  );
}

function StateAction({ state }: { readonly state: PageState }): JSX.Element | null {
  const { send } = useActions();
  const action = actionOf(state);
  return action && <LinkButton onClick={() => send({ do: action.intent })}>{action.label}</LinkButton>;
}

export function messageOf(state: PageState): string {
  if (state.message) return state.message;
  switch (state.kind) {
    case 'loading':
      return l10n.t('Loading…');
    case 'refreshing':
      return l10n.t('Refreshing…');
    case 'stale':
      return l10n.t('This may have changed since it was last read.');
    case 'failed':
      return l10n.t('The story could not be read.');
    case 'fresh':
      return '';
  }
}

function actionOf(
  state: PageState,
): { readonly label: string; readonly intent: 'signIn' | 'refresh' | 'openInBrowser' } | null {
  switch (state.action) {
    case 'signIn':
      return { label: l10n.t('Sign in'), intent: 'signIn' };
    case 'retry':
      return { label: l10n.t('Try again'), intent: 'refresh' };
    case 'openInBrowser':
      return { label: l10n.t('Open in browser'), intent: 'openInBrowser' };
    default:
      return null;
  }
}
