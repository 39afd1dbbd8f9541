/**
 * The type of a picture that a browser can show, by what its bytes begin with
 * (https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern): names and declared types may say anything.
 * `undefined` where it is none.
 */
export function imageType(bytes: Uint8Array): string | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, 16));
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(text)) return 'image/gif';
  if (/^RIFF[^]{4}WEBP/.test(text)) return 'image/webp';
  if (text.startsWith('BM')) return 'image/bmp';
  if (/^[^]{4}ftypavi[fs]/.test(text)) return 'image/avif';
  return isSvg(bytes) ? 'image/svg+xml' : undefined;
}

/** Whether a file is called as pictures are that a browser can show. */
export function isPictureName(name: string): boolean {
  return /\.(avif|bmp|gif|jpe?g|png|svg|webp)$/i.test(name);
}

/** Shown in an `img`, which runs no script and loads nothing. */
function isSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 1024));
  return /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[^]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(start);
}
