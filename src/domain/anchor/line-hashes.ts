/** Blank lines, which are told by nothing but their neighbours. */
export const blank = 0;

/** 24 bits of each line of a text, `blank` for blank ones. The ends of lines and all white space do not count. */
export function lineHashes(text: string): Int32Array {
  const hashes: number[] = [];
  let hash = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) {
      if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
      hashes.push(short(hash));
      hash = 0;
    } else if (!isSpace(code)) {
      hash = next(hash, code);
    }
  }
  hashes.push(short(hash));
  return Int32Array.from(hashes);
}

/** 24 bits of a whole passage, by the hashes of its lines. */
export function passageHash(lines: Iterable<number>): number {
  let hash = 0;
  for (const line of lines) hash = next(hash, line);
  return short(hash);
}

function next(hash: number, value: number): number {
  return Math.imul(hash ^ (value + 0x9e37), 0x01000193) ^ (hash >>> 15);
}

/** Mixes all bits into 24 of them; only what nothing was put into stays 0. */
function short(hash: number): number {
  if (hash === 0) return blank;
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & 0xffffff || 1;
}

function isSpace(code: number): boolean {
  return (
    code <= 32 || code === 160 || code === 0xfeff || code === 0x3000 || (code >= 0x2000 && code <= 0x200b)
  );
}
