/** A foreign text for a label, where `$(name)` would be shown as an icon and a line end would not be shown. */
export function iconsAsText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\$\((?=[\w~-]+\))/g, '\\$(');
}
