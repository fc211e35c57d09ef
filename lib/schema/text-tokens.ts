/** A piece of protobuf's text format. `line` and `column` start at 1. */
export interface Token {
  readonly kind: "word" | "string" | "symbol" | "end";
  /** as it stands in the text, quotes included */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

const SPACE = /(?:[ \t\n\v\f\r\ufeff]|#[^\n]*)+/y;
const KINDS: readonly (readonly [Token["kind"], RegExp])[] = [
  ["string", /"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'/y],
  ["word", /-?[ \t]*(?:0[xX][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?[fF]?|[A-Za-z_]\w*)/y],
  ["symbol", /[{}<>[\]:,;/.]/y]
];

/**
 * Splits a text into tokens; the last one is the end.
 * @throws SyntaxError that names the line and column of what is not text format
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let [at, line, lineStart] = [0, 1, 0];
  const skip = (to: number): void => {
    for (let i = at; i < to; ++i) if (text[i] === "\n") [line, lineStart] = [line + 1, i + 1];
    at = to;
  };
  for (;;) {
    skip(matchAt(SPACE, text, at));
    const place = {line, column: at - lineStart + 1};
    if (at >= text.length) return [...tokens, {kind: "end", text: "", ...place}];
    const [kind, end] = KINDS.map(([k, pattern]) => [k, matchAt(pattern, text, at)] as const).find(
      ([, to]) => to > at
    ) ?? ["end" as const, at];
    if (kind === "end") throw new SyntaxError(`unexpected ${JSON.stringify(text[at])} (${describePlace(place)})`);
    tokens.push({kind, text: text.slice(at, end), ...place});
    skip(end);
  }
}

/** Returns a place in words. */
export function describePlace({line, column}: {line: number; column: number}): string {
  return `line ${line}, column ${column}`;
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
