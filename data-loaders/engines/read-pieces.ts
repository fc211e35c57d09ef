import {availableParallelism} from "node:os";
import {mergeProfiles} from "../../lib/profile/merge.js";
import type {Profile, ProfileSpec} from "../../lib/profile/types.js";
import {duckdb} from "../../lib/sql/duckdb.js";
import {sqlText} from "../../lib/sql/literals.js";
import {rangeCondition} from "../../lib/sql/source-columns.js";
import type {Database} from "./duckdb.js";
import {profilePiece} from "./piece.js";
import type {PieceProfiles, PieceReading} from "./piece.js";
import {startThread} from "./reading-thread.js";
import {sourceOf} from "./rows-text.js";
import {pieceOf} from "./serve-pieces.js";
import type {PieceTask} from "./serve-pieces.js";

/** More of them would take more memory than they save time. */
const MOST_THREADS = 4;

/** Returns how many threads read, this one among them, unless told otherwise. */
export function readingThreads(): number {
  return Math.min(availableParallelism(), MOST_THREADS);
}

/**
 * Returns the profile of each partition of a table in pieces. This thread reads pieces as others do. Each piece is added
 * up from zero and pieces are added up in their order, so that the bits do not depend on who read which, or on how many
 * threads there are.
 * @throws the error of the first piece that has one
 */
export async function readPieces(
  database: Database,
  spec: ProfileSpec,
  table: PieceTask["table"],
  {predictor, onRows, threads}: PieceReading & {readonly threads: number}
): Promise<PieceProfiles> {
  const {sequence} = table.pieces;
  const relations = await piecesInRange(database, table);
  const isPlain = predictor === null || predictor.model !== null;
  const task = {spec, table, model: predictor?.model ?? null};
  const others = Array.from({length: isPlain ? Math.min(threads, relations.length) - 1 : 0}, () => startThread(task));
  const total = inOrder();
  const failures = await shareOut(relations, total, [
    (relation) => profilePiece(database, spec, pieceOf(table, relation), {predictor, onRows}),
    ...others.map(({read}): PieceReader => async (relation) => {
      const piece = await read(relation);
      onRows(piece.rows + piece.undated);
      return piece;
    })
  ]);
  const ends = await Promise.allSettled(others.map(({end}) => end()));
  if (failures.length > 0) throw failures.sort((a, b) => a.piece - b.piece)[0]!.error;
  for (const end of ends) {
    if (end.status === "rejected") throw end.reason;
    if (end.value) await database.connection.run(`SELECT nextval(${sqlText(sequence!)})`);
  }
  return total.sum();
}

/**
 * The pieces that have rows of the range, so that no thread is started for the others. Rows that are left out on the way
 * would be left out twice, and Parquet could not tell what it has without typing them: such pieces are all read.
 */
async function piecesInRange({connection}: Database, table: PieceTask["table"]): Promise<readonly string[]> {
  const {relations, sequence} = table.pieces;
  if (table.range === null || sequence !== null || relations.length < 2) return relations;
  const condition = rangeCondition(duckdb, sourceOf(table));
  const inRange: string[] = [];
  for (const relation of relations) {
    const reader = await connection.runAndReadAll(`SELECT 1 FROM ${relation} WHERE ${condition} LIMIT 1`);
    if (reader.currentRowCount > 0) inRange.push(relation);
  }
  return inRange;
}

type PieceReader = (relation: string) => Promise<PieceProfiles>;

interface Failure {
  readonly piece: number;
  readonly error: unknown;
}

/**
 * Gives each reader the next piece whenever it is done with one. Pieces are begun in their order: when one fails, those
 * before it have all begun, and are waited for.
 */
async function shareOut(
  relations: readonly string[],
  total: Pick<Total, "add">,
  readers: readonly PieceReader[]
): Promise<Failure[]> {
  const failures: Failure[] = [];
  const queue = relations.entries();
  const work = async (read: PieceReader): Promise<void> => {
    for (const [piece, relation] of queue) {
      try {
        total.add(piece, await read(relation));
      } catch (error) {
        failures.push({piece, error});
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(readers.map(work));
  return failures;
}

interface Total {
  add(piece: number, profiles: PieceProfiles): void;
  sum(): PieceProfiles;
}

/** Adds pieces up in their order, whenever each comes. */
function inOrder(): Total {
  const profiles = new Map<number, Profile>();
  const early = new Map<number, PieceProfiles>();
  let [next, rows, undated] = [0, 0, 0];
  return {
    add(piece, own) {
      early.set(piece, own);
      for (let due = early.get(next); due !== undefined; due = early.get(next)) {
        for (const [slot, profile] of due.profiles) {
          const before = profiles.get(slot);
          profiles.set(slot, before === undefined ? profile : mergeProfiles(before, profile));
        }
        rows += due.rows;
        undated += due.undated;
        early.delete(next);
        ++next;
      }
    },
    sum: () => ({profiles, rows, undated})
  };
}
