import { crc32, deflateSync } from 'node:zlib';

/** Red, green, blue. */
export type Colour = readonly [number, number, number];

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: Colour;
}

/** A PNG of rectangles on a ground, later ones over earlier ones; `scale` makes a smaller one of the same picture. */
export function drawPng(
  { width, height, ground }: { readonly width: number; readonly height: number; readonly ground: Colour },
  rectangles: readonly Rectangle[],
  scale = 1,
): Uint8Array {
  const [columns, rows] = [Math.round(width * scale), Math.round(height * scale)];
  // One byte before each row says that the row is not filtered.
  const pixels = Buffer.alloc(rows * (1 + columns * 3));
  const fill = ({ x, y, width: wide, height: high, colour }: Rectangle): void => {
    const right = Math.min(columns, Math.round((x + wide) * scale));
    const below = Math.min(rows, Math.round((y + high) * scale));
    for (let row = Math.round(y * scale); row < below; row++)
      for (let column = Math.round(x * scale); column < right; column++)
        pixels.set(colour, row * (1 + columns * 3) + 1 + column * 3);
  };
  [{ x: 0, y: 0, width, height, colour: ground }, ...rectangles].forEach(fill);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(columns, 0);
  header.writeUInt32BE(rows, 4);
  // Eight bits of each of three colours.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(typed), 4);
  return Buffer.concat([around.subarray(0, 4), typed, around.subarray(4)]);
}
