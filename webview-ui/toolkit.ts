import {
  type Checkbox,
  type TextArea,
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeTextArea,
} from '@vscode/webview-ui-toolkit';
import type { ClassAttributes, ComponentChildren, HTMLAttributes } from 'preact';

/** Defines the elements. Must run before the window's `load`, when the toolkit reads the theme. */
export function registerToolkit(): void {
  provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeCheckbox(), vsCodeTextArea());
}

export type CheckboxElement = Checkbox;
export type TextAreaElement = TextArea;

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

interface TextAreaAttributes extends HTMLAttributes<HTMLElement>, ClassAttributes<HTMLElement> {
  value?: string;
  placeholder?: string;
  rows?: number;
  resize?: 'none' | 'vertical';
  maxlength?: number;
}

declare module 'preact' {
  // The way to tell JSX about custom elements.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': ButtonAttributes;
      'vscode-checkbox': CheckboxAttributes;
      'vscode-text-area': TextAreaAttributes;
    }
  }
}
