import {svg} from "htl";
import {treemap} from "../../lib/course/treemap.js";
import type {Tile} from "../../lib/course/treemap.js";
import {roles as colours} from "../chart-style.js";
import {label} from "../svg-marks.js";

/** One part of a treemap. */
export interface Part {
  readonly id: string;
  readonly value: number;
  /** null for a tile that does not say what it is */
  readonly label: {readonly name: string; readonly value: string} | null;
  readonly kind: "subject" | "plain" | "pale";
  readonly selected: boolean;
}

interface TreemapOptions {
  readonly width: number;
  /** called with the tile that was clicked; null where tiles are only looked at */
  readonly onPick: ((id: string) => void) | null;
}

const OPACITY = {subject: 0.55, plain: 0.3, pale: 0.13} as const;
const SIZE = 13;
const GAP = 1;

/** Tiles whose areas are in proportion to values; those large enough say what they are. */
export function treemapChart(parts: readonly Part[], {width, onPick}: TreemapOptions): SVGSVGElement {
  const height = Math.round(Math.max(340, Math.min(420, width * 0.5)));
  const tiles = treemap(
    parts.map(({value}) => value),
    {x: 0, y: 0, width, height}
  );
  // what reaches beyond its tile, a label or an outline, is drawn after its neighbours
  const rank = ({kind, selected}: Part): number => Number(selected) + 2 * Number(kind === "subject");
  const order = [...parts.keys()].sort((a, b) => rank(parts[a]!) - rank(parts[b]!));
  return svg`<svg class="svg-chart treemap" viewBox="0 0 ${width} ${height}" width=${width} height=${height}>
    ${order.map((i) => drawTile(parts[i]!, tiles[i]!, onPick))}
  </svg>` as SVGSVGElement;
}

function drawTile({id, label: text, kind, selected}: Part, tile: Tile, onPick: TreemapOptions["onPick"]): Node | null {
  const {x, y} = tile;
  const [width, height] = [Math.max(0, tile.width - 2 * GAP), Math.max(0, tile.height - 2 * GAP)];
  const fill = kind === "subject" ? colours.prediction : colours.reference;
  const outline = selected ? "stroke: currentColor; stroke-width: 2.5" : "";
  const pick = text === null || onPick === null ? null : () => onPick(id);
  return svg`<g class=${pick && "pickable"} onclick=${pick}>
    <rect x=${x + GAP} y=${y + GAP} width=${width} height=${height} fill-opacity=${OPACITY[kind]} style=${`fill: ${fill}; ${outline}`}></rect>
    ${text && labelsOf(text, {x: x + GAP, y: y + GAP, width, height}, {bold: selected, isNeeded: kind === "subject"})}
  </g>`;
}

/** What is needed is said even where it reaches beyond its tile. */
function labelsOf(
  text: NonNullable<Part["label"]>,
  {x, y, width, height}: Tile,
  {bold, isNeeded}: {readonly bold: boolean; readonly isNeeded: boolean}
): (Node | null)[] {
  const fits = (said: string, top: number): boolean => textWidth(said) <= width - 8 && top + SIZE <= height;
  const hasName = fits(text.name, 5);
  const style = {bold: bold || isNeeded, size: SIZE, halo: isNeeded && !hasName};
  return [
    hasName || isNeeded ? label(x + 5, y + 14, text.name, style) : null,
    hasName && fits(text.value, 23) ? label(x + 5, y + 31, text.value, {size: SIZE}) : null
  ];
}

/** About how wide a text is: a Chinese character is as wide as it is high, a letter a little over half. */
function textWidth(text: string): number {
  return Array.from(text, (c) => (c > "\u2e80" ? SIZE : SIZE * 0.54)).reduce((sum, width) => sum + width, 0);
}
