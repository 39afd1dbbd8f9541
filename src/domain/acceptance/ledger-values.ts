/** Without half a character at the end. */
export function whole(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}

/** Those of the fields that are texts. */
export function strings<K extends string>(fields: Record<K, unknown>): { [key in K]?: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string')) as {
    [key in K]?: string;
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
