import {
  type Checkbox,
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
} from '@vscode/webview-ui-toolkit';
import type { ClassAttributes, ComponentChildren, HTMLAttributes } from 'preact';

/** Defines the elements. Must run before the window's `load`, when the toolkit reads the theme. */
export function registerToolkit(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox());
}

export type CheckboxElement = Checkbox;

interface ButtonAttributes extends HTMLAttributes<HTMLElement>, ClassAttributes<HTMLElement> {
  appearance?: 'primary' | 'secondary' | 'icon';
  children?: ComponentChildren;
}

interface CheckboxAttributes
  extends Omit<HTMLAttributes<HTMLElement>, 'onChange'>, ClassAttributes<HTMLElement> {
  checked?: boolean;
  /** Whether it shows its state and does not change it. */
  readOnly?: boolean;
  onChange?: (event: Event) => void;
  children?: ComponentChildren;
}

declare module 'preact' {
  // The way to tell JSX about custom elements.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': ButtonAttributes;
      'vscode-checkbox': CheckboxAttributes;
    }
  }
}
