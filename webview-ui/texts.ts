import * as l10n from '@vscode/l10n';

/** Takes the translations the extension wrote into the page; without any, the page speaks English. */
export function loadTexts(): void {
  const contents = document.getElementById('l10n')?.textContent;
  if (contents) l10n.config({ contents });
}
