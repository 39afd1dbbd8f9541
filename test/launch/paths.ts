import path from 'node:path';

/** The checkout. */
export const projectFolder = path.resolve(__dirname, '../..');

/** What is downloaded once: VS Code, its Node. Ignored by git, safe to delete. */
export const downloadFolder = path.join(projectFolder, '.vscode-test');

/** Screenshots and logs of the last run. */
export const resultsFolder = path.join(projectFolder, 'test-results');
