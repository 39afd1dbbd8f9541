import path from 'node:path';
import * as vscode from 'vscode';
import type { Chart } from '../../domain/report/chart';
import { chartPicture } from '../../domain/report/chart-picture';
import type { Report } from '../../domain/report/report';
import { reportMarkdown, type StoryAddress } from '../../domain/report/report-markdown';
import { slug } from '../../domain/slug';
import { isThere } from '../../host/is-there';
import { readSettings } from '../../host/settings';
import { isAsMarked, markedPicture } from './picture-mark';

/** Where reports go unless the user says otherwise, in the folder of the product. */
const usualFolder = 'reports';

/** Characters of a file's name. */
const longestName = 60;

/**
 * Asks where to, and writes a report there, with the pictures of its charts beside it. Pictures that are not as they were
 * written here are replaced only by whoever says so; the dialog asks about the report itself. Resolves to a sentence, or to
 * nothing where nobody chose.
 */
export async function saveReport(report: Report, storyUrl: StoryAddress): Promise<string | undefined> {
  const file = await chooseFile(report.title);
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
