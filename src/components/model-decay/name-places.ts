/** A dot with a name, in pixels. */
export interface NamedDot {
  readonly name: string;
  readonly at: readonly [number, number];
}

/** Where a name stands: at the end of the text that is nearer to its dot. */
interface NamePlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pixels of a letter (12 px type), a line, and half a dot and a ring around one, with their strokes. */
const [LETTER, HAN, LINE, RADIUS, RING] = [6.6, 12.5, 13, 6, 10];
/** From the middle of a dot to its name, and where a ring is around the dot. */
const [GAP, RING_GAP] = [11, 14];
/** How far a name may stand above or below its dot, the nearest first. */
const LIFTS = [0, -6, 6, -11, 11, -17, 17, -24, 24, -31, 31, -38, 38] as const;

/**
 * Returns a place for each name beside its dot, on the side that has room, where it touches neither another name nor a
 * dot; where there is none, the nearest one. Dots to the right, which have the least room, are served first.
 * @param limits of the drawing, left and right
 * @param ring middle of the ring that marks a place, which names keep clear of too
 */
export function namePlaces(
  dots: readonly NamedDot[],
  limits: {readonly left: number; readonly right: number},
  ring: NamedDot["at"] | null = null
): NamePlace[] {
  const taken = dots.map(({at}) => around(at, RADIUS));
  if (ring !== null) taken.push(around(ring, RING));
  const places: NamePlace[] = [];
  for (const i of dots.map((_, at) => at).sort((a, b) => dots[b]!.at[0] - dots[a]!.at[0])) {
    const [x, y] = dots[i]!.at;
    const isRinged = ring !== null && ring[0] === x && ring[1] === y;
    const wanted = wantedPlaces(dots[i]!, isRinged ? RING_GAP : GAP, limits);
    const width = widthOf(dots[i]!.name);
    const free = wanted.find((place) => !taken.some((box) => touches(boxOf(place, width), box))) ?? wanted[0]!;
    taken.push(boxOf(free, width));
    places[i] = free;
  }
  return places;
}

/** Places that have room to their side, the best first. */
function wantedPlaces(
  {name, at: [x, y]}: NamedDot,
  gap: number,
  limits: {readonly left: number; readonly right: number}
) {
  const width = widthOf(name);
  return LIFTS.flatMap((lift): NamePlace[] => [
    {x: x - gap, y: y + lift, anchor: "end"},
    {x: x + gap, y: y + lift, anchor: "start"}
  ]).filter(({x: at, anchor}) => (anchor === "end" ? at - width > limits.left : at + width < limits.right));
}

function widthOf(name: string): number {
  return Array.from(name, (c) => (/[\u2e80-\uffef]/.test(c) ? HAN : LETTER)).reduce((sum, width) => sum + width, 0);
}

function boxOf({x, y, anchor}: NamePlace, width: number): Box {
  const left = anchor === "end" ? x - width : x;
  return {left, right: left + width, top: y - LINE / 2, bottom: y + LINE / 2};
}

function around([x, y]: NamedDot["at"], radius: number): Box {
  return {left: x - radius, right: x + radius, top: y - radius, bottom: y + radius};
}

function touches(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
