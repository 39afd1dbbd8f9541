import type { Theme } from './vscode-settings';

/** How a VS Code is started. Everything it writes goes to a fresh temporary folder. */
export interface VSCodeOptions {
  /** The folder that is opened, absolute. */
  readonly workspace: string;
  /** Packed extensions to install, as a user installs them. */
  readonly extensions?: readonly string[];
  /** The user's settings, on top of quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: Theme;
  /** `ask` leaves the workspace untrusted until the user says otherwise. Default: `trusted`. */
  readonly trust?: 'trusted' | 'ask';
  /** Environment variables for VS Code and its extension host. */
  readonly env?: Readonly<Record<string, string>>;
}
