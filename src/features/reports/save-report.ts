import path from 'node:path';
import * as vscode from 'vscode';
import type { Chart } from '../../domain/report/chart';
import { chartPicture } from '../../domain/report/chart-picture';
import type { Report } from '../../domain/report/report';
import { reportMarkdown, type StoryAddress } from '../../domain/report/report-markdown';
import { slug } from '../../domain/slug';
import { isThere } from '../../host/is-there';
import { isAsMarked, markedPicture } from './picture-mark';

/** Where reports go unless the user says otherwise, in the folder of the product. */
const usualFolder = 'reports';

/** Characters of a file's name. */
const longestName = 60;

/**
 * Asks where to, and writes a report there, with the pictures of its charts beside it. Pictures that are not as they were
 * written here are replaced only by whoever says so; the dialog asks about the report itself. Resolves to a sentence, or to
 * nothing where nobody chose. `product` is the folder of the product.
 */
export async function saveReport(
  report: Report,
  storyUrl: StoryAddress,
  product: vscode.Uri | undefined,
): Promise<string | undefined> {
  const file = await chooseFile(report.title, product);
  if (!file) return undefined;
  const pictures: Picture[] = [];
  const chartFile = (chart: Chart, index: number): string => {
    const name = `${path.posix.basename(file.path, '.md')}-${index + 1}.svg`;
    const text = markedPicture(chartPicture(chart, vscode.env.language));
    pictures.push({ name, uri: vscode.Uri.joinPath(file, '..', name), text });
    return name;
  };
  const markdown = reportMarkdown(report, { storyUrl, chartFile });
  if (!(await mayReplace(pictures))) return undefined;
  for (const { uri, text } of pictures) await write(uri, text);
  await write(file, markdown);
  return vscode.l10n.t('Saved as {0}.', vscode.workspace.asRelativePath(file));
}

interface Picture {
  readonly name: string;
  readonly uri: vscode.Uri;
  readonly text: string;
}

async function mayReplace(pictures: readonly Picture[]): Promise<boolean> {
  const isForeign = await Promise.all(pictures.map(({ uri }) => isThereAndForeign(uri)));
  const foreign = pictures.filter((_, index) => isForeign[index]);
  if (foreign.length === 0) return true;
  const replace = vscode.l10n.t('Replace');
  const names = foreign.map(({ name }) => name).join(', ');
  const question = vscode.l10n.t(
    'Pictures of this report are there already, and were changed or made by others: {0}. Replace them?',
    names,
  );
  return (await vscode.window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

async function isThereAndForeign(uri: vscode.Uri): Promise<boolean> {
  try {
    return !isAsMarked(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch {
    // It is there where it cannot be read.
    return isThere(uri);
  }
}

async function write(file: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
}

/** A dialog cannot begin in a folder that is not there, so it is made, and goes where nothing came of it. */
async function chooseFile(title: string, product: vscode.Uri | undefined): Promise<vscode.Uri | undefined> {
  const folder = product && vscode.Uri.joinPath(product, usualFolder);
  if (folder) await vscode.workspace.fs.createDirectory(folder);
  const name = `${slug(title, longestName) || 'report'}.md`;
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save as Markdown'),
    filters: { Markdown: ['md'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
  });
  if (folder && !file?.path.startsWith(`${folder.path}/`)) await removeEmpty(folder);
  return file;
}

/** Removes a folder of the workspace and those above it, as far as there is nothing in them. */
async function removeEmpty(folder: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  const root = vscode.workspace.getWorkspaceFolder(folder)?.uri.path;
  if (root === undefined || folder.path.length <= root.length) return;
  if ((await fs.readDirectory(folder)).length > 0) return;
  await fs.delete(folder);
  await removeEmpty(vscode.Uri.joinPath(folder, '..'));
}
