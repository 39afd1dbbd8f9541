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
  /**
   * Serve VS Code's driver for automated runs. It honours a page's `payload` (to load a checkout and run tests in the
   * extension host), and it hides notifications, so that what a person does is tested without it.
   */
  readonly driver?: boolean;
  /** Environment variables for VS Code and its extension host. */
  readonly env?: Readonly<Record<string, string>>;
}
