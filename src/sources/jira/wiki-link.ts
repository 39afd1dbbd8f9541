/** What stands between the brackets of a link of wiki markup. */
export type WikiLink =
  | { readonly to: 'person'; readonly id: string }
  | { readonly to: 'attachment'; readonly name: string; readonly alt?: string }
  /** `label` is markup; absent where the address stands for itself. */
  | { readonly to: 'address'; readonly href: string; readonly label?: string };

const address = /^(?:[a-z][a-z\d+.-]*:|www\.|\/|#)\S/i;
const mailAddress = /^[^\s@]+@[^\s@]+\.\w+$/;

/** `label|target`, `target`, `~person` or `^attachment`; `undefined` for words in brackets. */
export function wikiLinkOf(content: string): WikiLink | undefined {
  if (/^~./.test(content)) return { to: 'person', id: content.slice(1).replace(/^accountid:/, '') };
  const [first = '', second] = content.split('|');
  const target = (second ?? first).trim();
  const isLabelled = second !== undefined;
  if (/^\^./.test(target))
    return { to: 'attachment', name: target.slice(1), ...(isLabelled && { alt: first }) };
  if (isLabelled) return { to: 'address', href: wholeAddress(target), label: first };
  if (!address.test(target) && !mailAddress.test(target)) return undefined;
  return { to: 'address', href: wholeAddress(target) };
}

/** What Jira adds to an address that is written in short. */
function wholeAddress(target: string): string {
  if (/^www\./i.test(target)) return `https://${target}`;
  return /^[^\s@:/]+@[^\s@]+$/.test(target) ? `mailto:${target}` : target;
}
