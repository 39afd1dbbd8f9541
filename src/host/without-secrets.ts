const secrets = /\b(basic|bearer)\s+[\w.~+/=-]{8,}|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gi;

/** Takes out credentials and e-mail addresses that slipped into a text for the log. */
export function withoutSecrets(text: string): string {
  return text.replace(secrets, (_, scheme?: string) => (scheme ? `${scheme} …` : '…@…'));
}
