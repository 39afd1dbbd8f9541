import * as vscode from 'vscode';
import { ExplainedError } from './explained-error';

/** Opens a link of a foreign text: web and mail addresses only, and VS Code asks before it leaves for an unknown place. */
export async function openForeignLink(href: string): Promise<void> {
  const uri = /^(https?|mailto):/i.test(href) ? vscode.Uri.parse(href) : undefined;
  if (!uri)
    throw new ExplainedError(
      vscode.l10n.t('This link is not opened: it leads neither to the web nor to a mail address.'),
    );
  await vscode.env.openExternal(uri);
}
