import type { JSX, RefObject } from 'preact';
import type { TextAreaElement } from './toolkit';

interface TextFieldProps {
  /** Names the field. */
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly rows?: number;
  /** Characters; none can be typed after so many. */
  readonly longest?: number;
  readonly field: RefObject<TextAreaElement | null>;
  readonly onType: (text: string) => void;
  /** By the keyboard. */
  readonly onSubmit: () => void;
  readonly onEscape?: () => void;
}

/** A field for a text of several lines; Ctrl or Cmd and Enter sends it. */
export function TextField(props: TextFieldProps): JSX.Element {
  const { label, placeholder, value, rows = 3, longest, field, onType, onSubmit, onEscape } = props;
  return (
    <vscode-text-area
      ref={field}
      aria-label={label}
      placeholder={placeholder}
      rows={rows}
      resize="vertical"
      maxlength={longest}
      dir="auto"
      value={value}
      onInput={(event) => onType((event.currentTarget as TextAreaElement).value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit();
        else if (event.key === 'Escape') onEscape?.();
      }}
    >
      {/* The toolkit names the field by its text, once; the style hides it. */}
      {label}
    </vscode-text-area>
  );
}
