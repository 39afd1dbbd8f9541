import { prepareDesktop, type Purpose } from './desktop';
import { LaunchError } from './progress';

/** `desktop`: VS Code as it is downloaded. `server`: VS Code's server, with its workbench in a browser. */
export type Host = 'desktop' | 'server';

/**
 * The host that STORY_CONTEXT_HOST asks for. `auto`, the default, takes the desktop where there is a display to show
 * it on and VS Code is installed or can be downloaded, and the server otherwise.
 */
export async function chooseHost(purpose: Purpose): Promise<Host> {
  const wanted = process.env['STORY_CONTEXT_HOST'] || 'auto';
  if (wanted === 'desktop' || wanted === 'server') return wanted;
  if (wanted !== 'auto') {
    throw new LaunchError(`STORY_CONTEXT_HOST is "${wanted}", but can be auto, desktop or server only.`);
  }
  return hasDisplay() && (await prepareDesktop(purpose)) ? 'desktop' : 'server';
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return !process.env['CI'];
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}
