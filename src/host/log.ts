import * as vscode from 'vscode';
import { withoutSecrets } from './without-secrets';

export interface Log {
  info(line: string): void;
  warn(line: string): void;
  /** What happened while doing something, with the error's own words and stack. */
  error(doing: string, error: unknown): void;
  show(): void;
}

export function createLog(): Log & vscode.Disposable {
  const channel = vscode.window.createOutputChannel('Story Context', { log: true });
  return {
    info: (line) => channel.info(withoutSecrets(line)),
    warn: (line) => channel.warn(withoutSecrets(line)),
    error: (doing, error) => channel.error(withoutSecrets(`${doing}: ${describe(error)}`)),
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\n  caused by ${describe(error.cause)}`;
  return (error.stack ?? `${error.name}: ${error.message}`) + cause;
}
