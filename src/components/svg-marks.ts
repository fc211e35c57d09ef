import {svg} from "htl";

interface LineStyle {
  readonly stroke: string;
  readonly width?: number;
  readonly dash?: string;
  readonly opacity?: number;
}

/** A straight line between two points. */
export function segment(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  {stroke, width = 1, dash, opacity = 1}: LineStyle
): Node | null {
  return svg`<line x1=${x1} y1=${y1} x2=${x2} y2=${y2} stroke-width=${width} stroke-dasharray=${dash} stroke-opacity=${opacity} style=${`stroke: ${stroke}`}></line>`;
}

/** A line through points. */
export function polyline(
  points: readonly (readonly [number, number])[],
  {stroke, width = 1, dash, opacity = 1}: LineStyle
): Node | null {
  return svg`<polyline points=${points.join(" ")} fill="none" stroke-width=${width} stroke-dasharray=${dash} stroke-opacity=${opacity} stroke-linejoin="round" style=${`stroke: ${stroke}`}></polyline>`;
}

/** The area enclosed by points. */
export function area(points: readonly (readonly [number, number])[], fill: string, opacity: number): Node | null {
  return svg`<polygon points=${points.join(" ")} fill-opacity=${opacity} style=${`fill: ${fill}`}></polygon>`;
}

/** A box between two corners. */
export function box(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  fill: string,
  opacity = 1
): Node | null {
  const [x, y, width, height] = [Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1)];
  return svg`<rect x=${x} y=${y} width=${width} height=${height} fill-opacity=${opacity} style=${`fill: ${fill}`}></rect>`;
}

/** A filled dot, or with `hollow` a ring. */
export function dot(
  x: number,
  y: number,
  r: number,
  color: string,
  kind: "filled" | "hollow" | "faint" = "filled"
): Node | null {
  const paint = {
    filled: `fill: ${color}`,
    faint: `fill: ${color}; fill-opacity: 0.5; stroke: ${color}; stroke-opacity: 0.6`,
    hollow: `fill: var(--theme-background); stroke: ${color}; stroke-width: 2`
  };
  return svg`<circle cx=${x} cy=${y} r=${r} style=${paint[kind]}></circle>`;
}

interface TextStyle {
  readonly anchor?: "start" | "middle" | "end";
  readonly fill?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** keeps a gap around the letters where they cross lines */
  readonly halo?: boolean;
  readonly size?: number;
}

/** Text whose vertical middle is at y. */
export function label(
  x: number,
  y: number,
  text: string,
  {anchor = "start", fill = "currentColor", bold = false, italic = false, halo = false, size = 12}: TextStyle = {}
): Node | null {
  const style = `fill: ${fill}; font-size: ${size}px; font-weight: ${bold ? 600 : 400}; font-style: ${italic ? "italic" : "normal"}`;
  return svg`<text class=${halo ? "halo" : ""} x=${x} y=${y} dy="0.32em" text-anchor=${anchor} style=${style}>${text}</text>`;
}
