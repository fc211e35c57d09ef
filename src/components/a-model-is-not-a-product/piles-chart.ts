import {svg} from "htl";
import {roles as colours} from "../chart-style.js";
import {label, segment} from "../svg-marks.js";

/** A numbered thing on a pile. */
interface Piled {
  readonly number: number;
  readonly right: boolean;
}

interface Pile {
  readonly name: string;
  readonly things: readonly Piled[];
}

const RADIUS = 12;
const STEP = 2 * RADIUS + 4;

/** Piles side by side, each standing on its name: a disc belongs there, a dashed ring does not. */
export function pilesChart(piles: readonly Pile[], width: number): SVGSVGElement {
  const perRow = Math.max(1, Math.floor((width / piles.length - 16) / STEP));
  const rows = Math.max(2, ...piles.map(({things}) => Math.ceil(things.length / perRow)));
  const ground = rows * STEP + 6;
  const wide = width / piles.length;
  return svg`<svg class="svg-chart" viewBox="0 0 ${width} ${ground + 30}" width=${width} height=${ground + 30}>
    ${piles.flatMap(({name, things}, i) => {
      const left = i * wide + 8;
      return [
        segment([left, ground], [left + wide - 16, ground], {stroke: "currentColor", width: 2}),
        label(left, ground + 17, name, {bold: true, size: 13}),
        ...things.map((thing, at) =>
          drawThing(thing, left + RADIUS + (at % perRow) * STEP, ground - 4 - RADIUS - Math.floor(at / perRow) * STEP)
        )
      ];
    })}
  </svg>` as SVGSVGElement;
}

function drawThing({number, right}: Piled, x: number, y: number): Node | null {
  const colour = right ? colours.label : colours.alarm;
  const paint = right
    ? `fill: ${colour}`
    : `fill: var(--theme-background); stroke: ${colour}; stroke-width: 2; stroke-dasharray: 4 2.5`;
  const fill = right ? "var(--theme-background)" : "currentColor";
  return svg`<g>
    <circle cx=${x} cy=${y} r=${RADIUS - 1} style=${paint}></circle>
    ${label(x, y, String(number), {anchor: "middle", bold: true, size: 12, fill})}
  </g>`;
}
