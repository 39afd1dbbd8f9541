import path from 'node:path';
import { resultsFolder } from '../launch/paths';
import type { Scene } from './fixtures';

/** What tests look at on the page of a report. */
export function reportParts(scene: Scene) {
  const page = () => scene.workbench.webview;
  return {
    page,
    // What is read out stands outside of it.
    main: () => page().getByRole('main'),
    item: (text: string | RegExp) => page().getByRole('listitem').filter({ hasText: text }).first(),
    button: (name: string) => page().getByRole('button', { name, exact: true }),
    heading: (name: string | RegExp, level?: number) =>
      page().getByRole('heading', { name, exact: true, ...(level && { level }) }),
    picture: (name: string) => scene.workbench.screenshot(path.join(resultsFolder, 'ui', `${name}.png`)),
  };
}
