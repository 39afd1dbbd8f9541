import type { ComponentChildren, HTMLAttributes, JSX } from 'preact';
import { useActions } from './actions';
import { Icon } from './icon';
import { linkIntent, safeAddress } from './links';
import type { CheckboxElement } from './toolkit';

interface ButtonProps {
  readonly label: string;
  readonly icon?: string;
  readonly primary?: boolean;
  /** Why it cannot be used. It stays where the keyboard finds it, so that everybody learns why. */
  readonly refusal?: string;
  readonly onClick: () => void;
}

export function Button({ label, icon, primary, refusal, onClick }: ButtonProps): JSX.Element {
  return (
    <vscode-button
      appearance={primary ? 'primary' : 'secondary'}
      {...refused(label, refusal)}
      onClick={refusal ? undefined : onClick}
    >
      {icon && <Icon name={icon} slot="start" />}
      {label}
    </vscode-button>
  );
}

/** A button of one icon, named by its tooltip. */
export function IconButton({
  label,
  icon,
  refusal,
  onClick,
  class: name,
}: ButtonProps & { readonly icon: string; readonly class?: string }): JSX.Element {
  return (
    <vscode-button
      class={name}
      appearance="icon"
      aria-label={label}
      title={label}
      {...refused(label, refusal)}
      onClick={refusal ? undefined : onClick}
    >
      <Icon name={icon} />
    </vscode-button>
  );
}

/** The toolkit hands the name on to the button inside, and no description and no state: the name says it all. */
function refused(label: string, refusal: string | undefined): HTMLAttributes<HTMLElement> {
  return refusal ? { 'aria-disabled': true, 'aria-label': `${label}. ${refusal}`, title: refusal } : {};
}

interface CheckboxProps {
  readonly name: string;
  readonly checked: boolean;
  readonly describedBy?: string;
  readonly locked?: boolean;
  readonly onToggle: (checked: boolean) => void;
}

/**
 * A box without a visible label. The toolkit takes its name from its text whenever it is connected, and only then, so
 * the name is given as text and as a label; and it tells of changes that the page itself made, which nobody wished for.
 */
export function Checkbox({ name, checked, describedBy, locked, onToggle }: CheckboxProps): JSX.Element {
  const onChange = (event: Event) => {
    const now = (event.currentTarget as CheckboxElement).checked;
    if (now !== checked) onToggle(now);
  };
  return (
    <vscode-checkbox
      checked={checked}
      readOnly={locked}
      aria-label={name}
      aria-describedby={describedBy}
      onChange={onChange}
    >
      {name}
    </vscode-checkbox>
  );
}

/** A link of foreign text: opened by the extension, never followed by the page. Text alone where it is not safe. */
export function Link({
  href,
  children,
}: {
  readonly href: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { send, storyUrl } = useActions();
  const address = safeAddress(href);
  if (address === undefined) return <>{children}</>;
  const open = (event: Event) => {
    event.preventDefault();
    // VS Code opens by itself what reaches the document.
    event.stopPropagation();
    send(linkIntent(address, storyUrl));
  };
  return (
    <a href={address} title={address} onClick={open} onAuxClick={(event) => event.preventDefault()}>
      {children}
    </a>
  );
}

/** A button that reads like a link: it leads to a place that has no web address. */
export function LinkButton({
  label,
  onClick,
  children,
}: {
  /** Names it where its text alone does not say what it is for. */
  readonly label?: string;
  readonly onClick: (event: MouseEvent) => void;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <button type="button" class="link" aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}
