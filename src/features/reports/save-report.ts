import path from 'node:path';
import * as vscode from 'vscode';
import type { Chart } from '../../domain/report/chart';
import { chartPicture } from '../../domain/report/chart-picture';
import type { Report } from '../../domain/report/report';
import { reportMarkdown, type StoryAddress } from '../../domain/report/report-markdown';
import { slug } from '../../domain/slug';
import { readSettings } from '../../host/settings';

/** Where reports go unless the user says otherwise, in the folder of the product. */
const usualFolder = 'reports';

/** Characters of a file's name. */
const longestName = 60;

/** Asks where to, and writes a report there, with the pictures of its charts beside it. Resolves to a sentence, or to nothing where nobody chose. */
export async function saveReport(report: Report, storyUrl: StoryAddress): Promise<string | undefined> {
  const file = await chooseFile(report.title);
  if (!file) return undefined;
  const pictures: { readonly name: string; readonly text: string }[] = [];
  const chartFile = (chart: Chart, index: number): string => {
    const name = `${path.posix.basename(file.path, '.md')}-${index + 1}.svg`;
    pictures.push({ name, text: chartPicture(chart, vscode.env.language) });
    return name;
  };
  const markdown = reportMarkdown(report, { storyUrl, chartFile });
  for (const { name, text } of pictures) await write(vscode.Uri.joinPath(file, '..', name), text);
  await write(file, markdown);
  return vscode.l10n.t('Saved as {0}.', vscode.workspace.asRelativePath(file));
}

async function write(file: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}

/** A dialog cannot begin in a folder that is not there, so it is made, and goes where nothing came of it. */
async function chooseFile(title: string): Promise<vscode.Uri | undefined> {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  const place = [...readSettings().productFolder.split('/').filter(Boolean), usualFolder];
  const folder = root && vscode.Uri.joinPath(root, ...place);
  if (folder) await vscode.workspace.fs.createDirectory(folder);
  const name = `${slug(title, longestName) || 'report'}.md`;
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save as Markdown'),
    filters: { Markdown: ['md'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (root && folder && !file?.path.startsWith(`${folder.path}/`)) await removeEmpty(root, place);
  return file;
}

async function removeEmpty(root: vscode.Uri, place: readonly string[]): Promise<void> {
  const { fs } = vscode.workspace;
  for (let depth = place.length; depth > 0; depth--) {
    const folder = vscode.Uri.joinPath(root, ...place.slice(0, depth));
    if ((await fs.readDirectory(folder)).length > 0) return;
    await fs.delete(folder);
  }
}
