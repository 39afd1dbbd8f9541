import * as vscode from 'vscode';
import { isThere } from '../../host/is-there';
import type { Services } from '../../services';
import { roadmapTemplate } from '../../sources/product/roadmap-template';
import { ExplainedError } from '../explained-error';

/** Opens `roadmap.md`, with something to begin with where there is none yet. */
export async function beginRoadmap(services: Services, today: string): Promise<void> {
  const place = await (await services.product()).place();
  if (!place) throw new ExplainedError(vscode.l10n.t('Open a folder first: the roadmap is a file in it.'));
  const file = vscode.Uri.joinPath(place, 'roadmap.md');
  if (!(await isThere(file)))
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(roadmapTemplate(today)));
  await vscode.window.showTextDocument(file);
}
