import fs from 'node:fs/promises';
import path from 'node:path';
import { packExtension } from '../launch/pack';
import { type Figure, figureOf } from './figure';

/** How much a user downloads and VS Code may have to read, in kB. */
export async function bundleFigures(): Promise<Figure[]> {
  const vsix = await packExtension();
  const dist = path.join(path.dirname(vsix), 'dist');
  const scripts = (await fs.readdir(dist)).filter((name) => name.endsWith('.js'));
  const bytes = async (names: readonly string[]): Promise<number> => {
    const sizes = await Promise.all(names.map(async (name) => (await fs.stat(path.join(dist, name))).size));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const page = ['webview.js'];
  const reports = ['report.js'];
  const extension = scripts.filter((name) => ![...page, ...reports].includes(name));
  const figure = (name: string, size: number, most: number, files: number): Figure =>
    figureOf({
      name,
      unit: 'kB',
      values: [size / 1_000],
      target: { of: 'value', most },
      more: { files },
    });
  return [
    figure('VSIX', (await fs.stat(vsix)).size, 1_000, 1),
    figure('extension bundle', await bytes(extension), 500, extension.length),
    figure('entry of the extension', await bytes(['extension.js']), 60, 1),
    figure('webview bundle', await bytes(page), 350, 1),
    figure('bundle of the page of reports', await bytes(reports), 100, 1),
  ];
}
