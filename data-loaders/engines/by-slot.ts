import type {Batch, CodedValues, NumericValues} from "../../lib/profile/batch.js";
import type {Rows} from "./rows.js";

/** Rows of one partition. */
export interface SlotRows {
  readonly slot: number;
  readonly batch: Batch;
}

type Values = NumericValues | CodedValues;

/** More runs than these in a batch, and rows are collected until partitions have more of them at a time. */
const FEW_RUNS = 4;
const COLLECTED_BATCHES = 32;

/**
 * Deals rows to their partitions, in the order in which they come. Where the rows of a partition stand together, as in a
 * log, the parts are views and nothing is copied; otherwise some batches are put in order at a time.
 */
export async function* bySlot(all: AsyncIterable<Rows>): AsyncGenerator<SlotRows[]> {
  let waiting: Rows[] = [];
  for await (const rows of all) {
    const ends = runEnds(rows.slots);
    if (waiting.length === 0 && ends.length <= FEW_RUNS) {
      yield parts(rows, ends);
      continue;
    }
    waiting.push(rows);
    if (waiting.length < COLLECTED_BATCHES) continue;
    yield inOrder(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield inOrder(waiting);
}

/** Where runs of the same slot end. */
function runEnds(slots: Float64Array): number[] {
  const ends: number[] = [];
  for (let row = 1; row < slots.length; ++row) if (slots[row] !== slots[row - 1]) ends.push(row);
  ends.push(slots.length);
  return ends;
}

function parts({slots, batch}: Rows, ends: readonly number[]): SlotRows[] {
  return ends.map((end, i) => {
    const start = ends[i - 1] ?? 0;
    return {slot: slots[start]!, batch: view(batch, start, end)};
  });
}

/** One part per partition, its rows in their order. */
function inOrder(waiting: readonly Rows[]): SlotRows[] {
  const batches = waiting.map(({batch}) => batch);
  const rows = batches.reduce((sum, batch) => sum + batch.rows, 0);
  const slots = joined(
    waiting.map((some) => some.slots),
    new Float64Array(rows)
  );
  const order = orderBySlot(slots);
  const sorted = picked(slots, order, new Float64Array(rows));
  const columns = Array.from(batches[0]!.columns.keys(), (name): [string, Values] => [
    name,
    reordered(
      batches.map(({columns}) => columns.get(name)!),
      order
    )
  ]);
  return parts({slots: sorted, batch: {rows, columns: new Map(columns)}}, runEnds(sorted));
}

/** The rows of one slot after those of another, each in their order. */
function orderBySlot(slots: Float64Array): Int32Array {
  const next = new Map<number, number>();
  for (const slot of slots) next.set(slot, (next.get(slot) ?? 0) + 1);
  let first = 0;
  for (const [slot, rows] of next) {
    next.set(slot, first);
    first += rows;
  }
  const order = new Int32Array(slots.length);
  slots.forEach((slot, row) => {
    const at = next.get(slot)!;
    order[at] = row;
    next.set(slot, at + 1);
  });
  return order;
}

function reordered(pieces: readonly Values[], order: Int32Array): Values {
  const rows = order.length;
  if (pieces[0]!.kind === "categorical") {
    const codes = joined(
      pieces.map((piece) => (piece as CodedValues).codes),
      new Int32Array(rows)
    );
    return {kind: "categorical", codes: picked(codes, order, new Int32Array(rows))};
  }
  const numbers = pieces as readonly NumericValues[];
  const values = joined(
    numbers.map((piece) => piece.values),
    new Float64Array(rows)
  );
  return {kind: "numeric", values: picked(values, order, new Float64Array(rows)), valid: reorderedGaps(numbers, order)};
}

function reorderedGaps(pieces: readonly NumericValues[], order: Int32Array): Uint8Array | null {
  if (pieces.every(({valid}) => valid === null)) return null;
  const valid = joined(
    pieces.map((piece) => piece.valid ?? new Uint8Array(piece.values.length).fill(1)),
    new Uint8Array(order.length)
  );
  return picked(valid, order, new Uint8Array(order.length));
}

type Numbers = Float64Array | Int32Array | Uint8Array;

function joined<T extends Numbers>(pieces: readonly T[], into: T): T {
  let at = 0;
  for (const piece of pieces) {
    into.set(piece, at);
    at += piece.length;
  }
  return into;
}

function picked<T extends Numbers>(values: T, order: Int32Array, into: T): T {
  for (let i = 0; i < order.length; ++i) into[i] = values[order[i]!]!;
  return into;
}

function view({rows, columns}: Batch, start: number, end: number): Batch {
  if (start === 0 && end === rows) return {rows, columns};
  const cut = (column: Values): Values =>
    column.kind === "categorical"
      ? {kind: "categorical", codes: column.codes.subarray(start, end)}
      : {
          kind: "numeric",
          values: column.values.subarray(start, end),
          valid: column.valid && column.valid.subarray(start, end)
        };
  return {rows: end - start, columns: new Map(Array.from(columns, ([name, column]) => [name, cut(column)]))};
}
