import type { JSX } from 'preact';
import { Icon } from './icon';

/** What to know before something is sent; nothing where there is nothing to know. */
export function Warning({ text }: { readonly text: string | undefined }): JSX.Element | null {
  if (text === undefined) return null;
  return (
    <p class="warning">
      <Icon name="warning" />
      <span>{text}</span>
    </p>
  );
}
