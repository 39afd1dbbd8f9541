/** The environment for VS Code: ours, without what a VS Code around us has set for its own terminal. */
export function cleanEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|GIT_ASKPASS$|NODE_OPTIONS$)/;
  const ours = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(ours), ...more };
}
