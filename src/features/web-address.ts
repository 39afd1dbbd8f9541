/** Whether a text from a source is an address that a browser may be sent to. */
export function isWebAddress(text: string | undefined): text is string {
  return text !== undefined && /^https?:\/\//i.test(text);
}
