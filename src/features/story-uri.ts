/**
 * The key of the story that a link into VS Code names: `vscode://story-context.story-context/story/ABC-123`. Anybody can
 * make such a link, so only what a source could have as a key is taken for one.
 */
export function keyInUri({ path }: { readonly path: string }): string | undefined {
  return /^\/story\/([\p{L}\p{N}][\p{L}\p{N}_.-]{0,254})\/?$/u.exec(path)?.[1];
}
