import type { StoredFile } from './model';
import { type Colour, drawPng, type Rectangle } from './png';

const white: Colour = [255, 255, 255];
const paper: Colour = [244, 245, 247];
const line: Colour = [193, 199, 208];
const ink: Colour = [66, 82, 110];
const free: Colour = [209, 240, 219];
const taken: Colour = [223, 225, 230];
const chosen: Colour = [12, 102, 228];

/** The picker: five days of four slots under a bar with the postcode, and a button. */
function slotPicker(): Rectangle[] {
  const isTaken = new Set(['0 1', '1 0', '2 2', '3 3', '4 0', '4 1']);
  const cells = [0, 1, 2, 3, 4].flatMap((day) =>
    [0, 1, 2, 3].flatMap((slot): Rectangle[] => {
      const [x, y] = [40 + day * 138, 128 + slot * 58];
      const isChosen = day === 1 && slot === 2;
      const colour = isChosen ? chosen : isTaken.has(`${day} ${slot}`) ? taken : free;
      return [
        { x, y, width: 126, height: 46, colour },
        { x: x + 16, y: y + 19, width: isChosen ? 94 : 70, height: 8, colour: isChosen ? white : ink },
      ];
    }),
  );
  const days = [0, 1, 2, 3, 4].map((day) => ({
    x: 40 + day * 138,
    y: 98,
    width: 60,
    height: 10,
    colour: ink,
  }));
  return [
    { x: 20, y: 20, width: 720, height: 380, colour: line },
    { x: 22, y: 22, width: 716, height: 376, colour: white },
    { x: 40, y: 42, width: 180, height: 14, colour: ink },
    { x: 540, y: 36, width: 178, height: 30, colour: paper },
    { x: 556, y: 47, width: 80, height: 8, colour: ink },
    ...days,
    ...cells,
    { x: 582, y: 364, width: 136, height: 24, colour: chosen },
    { x: 612, y: 372, width: 76, height: 8, colour: white },
  ];
}

/** The payment step of a phone: an address that was kept, in a frame, above two fields. */
function paymentStep(): Rectangle[] {
  const field = (y: number): Rectangle[] => [
    { x: 32, y, width: 100, height: 8, colour: ink },
    { x: 32, y: y + 18, width: 296, height: 40, colour: line },
    { x: 34, y: y + 20, width: 292, height: 36, colour: white },
  ];
  return [
    { x: 0, y: 0, width: 360, height: 56, colour: ink },
    { x: 24, y: 24, width: 140, height: 10, colour: white },
    { x: 24, y: 80, width: 312, height: 120, colour: free },
    ...[104, 128, 152].map((y) => ({ x: 44, y, width: y === 104 ? 150 : 210, height: 9, colour: ink })),
    ...field(232),
    ...field(316),
    { x: 24, y: 404, width: 312, height: 48, colour: chosen },
    { x: 140, y: 424, width: 80, height: 9, colour: white },
  ];
}

const picture = (width: number, height: number, drawn: readonly Rectangle[]): StoredFile => ({
  bytes: drawPng({ width, height, ground: paper }, drawn),
  thumbnail: drawPng({ width, height, ground: paper }, drawn, 200 / width),
});

const log = `2026-03-02T09:14:07Z slots postcode=11135 day=tue free=3
2026-03-02T09:14:09Z slots postcode=98130 free=0 pickup=2
2026-03-02T09:15:31Z order 40211 slot=tue-08-10 taken=true
`;

let drawn: ReadonlyMap<string, StoredFile> | undefined;

/** Drawn once: a test run starts hundreds of sites. */
export function seedFiles(): ReadonlyMap<string, StoredFile> {
  drawn ??= new Map([
    ['delivery-slots.png', picture(760, 420, slotPicker())],
    ['payment-step.png', picture(360, 480, paymentStep())],
    ['slot-service.log', { bytes: new TextEncoder().encode(log) }],
  ]);
  return drawn;
}
