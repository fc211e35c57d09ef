import type {TextField, TextValue} from "./text-field.js";
import {unescapeText} from "./text-strings.js";
import {describePlace, tokenize} from "./text-tokens.js";
import type {Token} from "./text-tokens.js";

/** A field with its place in the text. */
export interface PlacedField extends TextField {
  readonly value: PlacedValue;
  readonly line: number;
  readonly column: number;
}

export type PlacedValue = Exclude<TextValue, {fields: unknown}> | {readonly fields: readonly PlacedField[]};

/** As protobuf's own parsers: deeper text is refused rather than run out of stack. */
const DEEPEST = 100;

/**
 * Reads a message in protobuf's text format, whatever its fields: they are not checked against a definition here.
 * @throws SyntaxError that names the line and column of what is wrong
 * Source: the text format language specification of Protocol Buffers.
 */
export function parseTextFormat(text: string): PlacedField[] {
  return parseFields(cursorOver(tokenize(text)), "", 0);
}

/** A place in a list of tokens. */
interface Cursor {
  peek(): Token;
  next(): Token;
  /** steps over the symbol, if it is the next token */
  take(symbol: string): boolean;
}

function cursorOver(tokens: readonly Token[]): Cursor {
  let at = 0;
  const peek = (): Token => tokens[at]!;
  return {
    peek,
    next: () => (peek().kind === "end" ? peek() : tokens[at++]!),
    take: (symbol) => peek().kind === "symbol" && peek().text === symbol && ++at > 0
  };
}

function parseFields(cursor: Cursor, end: string, depth: number): PlacedField[] {
  if (depth > DEEPEST) throw wrong(cursor.peek(), `at most ${DEEPEST} messages within each other`);
  const fields: PlacedField[] = [];
  while (end === "" ? cursor.peek().kind !== "end" : !cursor.take(end)) {
    const {line, column} = cursor.peek();
    const name = parseName(cursor);
    const hasColon = cursor.take(":");
    for (const value of parseValues(cursor, hasColon, depth)) fields.push({name, value, line, column});
    if (!cursor.take(",")) cursor.take(";");
  }
  return fields;
}

/** An extension, or the type of a message of any kind, has its name in brackets. */
function parseName(cursor: Cursor): string {
  if (cursor.take("[")) {
    let name = "[";
    while (!cursor.take("]")) {
      const token = cursor.next();
      if (token.kind !== "word" && !/^[./]$/.test(token.text)) throw wrong(token, "]");
      name += token.text;
    }
    return `${name}]`;
  }
  const token = cursor.next();
  if (token.kind !== "word" || !/^[A-Za-z_]\w*$/.test(token.text)) throw wrong(token, "the name of a field");
  return token.text;
}

function parseValues(cursor: Cursor, hasColon: boolean, depth: number): PlacedValue[] {
  if (!cursor.take("[")) return [parseValue(cursor, hasColon, depth)];
  const values: PlacedValue[] = [];
  while (!cursor.take("]")) {
    if (values.length > 0 && !cursor.take(",")) throw wrong(cursor.peek(), ", or ]");
    values.push(parseValue(cursor, hasColon, depth));
  }
  return values;
}

function parseValue(cursor: Cursor, hasColon: boolean, depth: number): PlacedValue {
  if (cursor.take("{")) return {fields: parseFields(cursor, "}", depth + 1)};
  if (cursor.take("<")) return {fields: parseFields(cursor, ">", depth + 1)};
  if (!hasColon) throw wrong(cursor.peek(), ": or {");
  const token = cursor.next();
  if (token.kind === "word") return {word: token.text.replace(/[ \t]/g, "")};
  if (token.kind !== "string") throw wrong(token, "a value");
  let string = textOf(token);
  while (cursor.peek().kind === "string") string += textOf(cursor.next());
  return {string};
}

function textOf(token: Token): string {
  const text = unescapeText(token.text.slice(1, -1));
  if (text === null) throw new SyntaxError(`invalid string: ${token.text} (${describePlace(token)})`);
  return text;
}

function wrong(token: Token, expected: string): SyntaxError {
  const found = token.kind === "end" ? "the end of the text" : JSON.stringify(token.text);
  return new SyntaxError(`expected ${expected}, found ${found} (${describePlace(token)})`);
}
