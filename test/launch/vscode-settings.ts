import fs from 'node:fs/promises';
import path from 'node:path';

export type Theme = 'dark' | 'light' | 'high-contrast';

/** The themes by the names that VS Code gives them. */
export const themeNames: Readonly<Record<Theme, string>> = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'high-contrast': 'Default High Contrast',
};

/** A VS Code that shows the workspace and nothing else: no welcome, no updates, no prompts of other features. */
const quiet: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.autofetch': false,
  'git.confirmSync': false,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'window.dialogStyle': 'custom',
  'window.menuStyle': 'custom',
  'window.restoreWindows': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Writes the user's settings into a user data folder before VS Code starts. */
export async function writeSettings(
  userData: string,
  settings: Readonly<Record<string, unknown>>,
  theme: Theme = 'dark',
): Promise<void> {
  const folder = path.join(userData, 'User');
  await fs.mkdir(folder, { recursive: true });
  const all = { ...quiet, 'workbench.colorTheme': themeNames[theme], ...settings };
  await fs.writeFile(path.join(folder, 'settings.json'), JSON.stringify(all, null, 2));
}
