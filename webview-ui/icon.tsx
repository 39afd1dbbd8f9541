import type { JSX } from 'preact';

/** A codicon. It says nothing by itself: the text beside it, or the control's name, does. */
export function Icon(props: {
  readonly name: string;
  readonly class?: string;
  readonly slot?: string;
}): JSX.Element {
  return (
    <span class={`codicon codicon-${props.name} ${props.class ?? ''}`} slot={props.slot} aria-hidden="true" />
  );
}
