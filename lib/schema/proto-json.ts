/** A JSON value as protobuf writes it. */
export type Json = string | number | boolean | readonly Json[] | {readonly [name: string]: Json};

/** Returns a 64-bit whole number, which protobuf writes as text; nothing for 0, which it leaves out. */
export function count(name: string, x: number): {[name: string]: Json} {
  return x === 0 ? {} : {[name]: String(BigInt(Math.round(x)))};
}

/** Returns a floating-point number; nothing for 0. */
export function float(name: string, x: number): {[name: string]: Json} {
  return x === 0 ? {} : {[name]: Number.isFinite(x) ? x : String(x)};
}

/** Returns a list; nothing for an empty one. */
export function list(name: string, items: readonly Json[]): {[name: string]: Json} {
  return items.length === 0 ? {} : {[name]: items};
}

/** Returns text; nothing for an empty one. */
export function text(name: string, value: string): {[name: string]: Json} {
  return value === "" ? {} : {[name]: value};
}

/** Returns the path of a column, which is all of its name. */
export function path(name: string): {[name: string]: Json} {
  return {path: {step: [name]}};
}
