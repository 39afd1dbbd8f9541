/** The address that runs one of our commands with these arguments. */
export function commandAddress(command: string, ...given: readonly string[]): string {
  // Parentheses would end the address in Markdown.
  const argument = encodeURIComponent(JSON.stringify(given)).replace(/[()']/g, (one) =>
    `%${one.charCodeAt(0).toString(16)}`.toUpperCase(),
  );
  return `command:${command}?${argument}`;
}
