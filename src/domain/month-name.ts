const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'sv', 'pl'];

/** Made at first use: that takes a while. */
let known: Map<string, string> | undefined;

/** `01` to `12` by the name of a month in one of the languages, short or long, with its point or without. */
export function monthNamed(name: string): string | undefined {
  const word = name.trim().toLowerCase().replace(/\.$/, '');
  if (!/^\p{L}{3,12}$/u.test(word)) return undefined;
  known ??= new Map([...languages.flatMap(namesIn), ['sept', '09']]);
  return known.get(word);
}

function namesIn(language: string): [string, string][] {
  const lengths = ['short', 'long'] as const;
  return lengths.flatMap((month) => {
    const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, index): [string, string] => [
      format.format(Date.UTC(2026, index)).toLowerCase().replace(/\.$/, ''),
      String(index + 1).padStart(2, '0'),
    ]);
  });
}
