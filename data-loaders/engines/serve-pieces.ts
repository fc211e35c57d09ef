import type {MessagePort} from "node:worker_threads";
import type {ProfileSpec} from "../../lib/profile/types.js";
import {sqlText} from "../../lib/sql/literals.js";
import {openDatabase} from "./duckdb.js";
import type {Database} from "./duckdb.js";
import {profilePiece} from "./piece.js";
import type {PieceProfiles} from "./piece.js";
import {codedPredictor} from "./predictor.js";
import type {CodedModel} from "./predictor.js";
import type {Pieces, Table} from "./rows.js";

/** What a thread has to know of the pieces that it will be asked for, as plain data. */
export interface PieceTask {
  readonly spec: ProfileSpec;
  readonly table: Table & {readonly pieces: Pieces};
  readonly model: CodedModel | null;
}

/** What a thread answers. */
export type PieceAnswer = {readonly piece: PieceProfiles} | {readonly leftOut: boolean} | {readonly error: unknown};

/**
 * Reads pieces in a thread and on a database of its own: the one whose relation a message has, one after another. A
 * message of null asks whether rows were left out, and ends the thread.
 */
export function servePieces(port: MessagePort, task: PieceTask): void {
  const opened = openOwn(task.table.pieces.sequence);
  // told where it is waited for
  opened.catch(() => {});
  port.on("message", (relation: string | null) => {
    const answer = relation === null ? ended(opened, task.table.pieces) : readPiece(opened, task, relation);
    void answer
      .then(
        (value) => port.postMessage(value, "piece" in value ? buffersOf(value.piece) : []),
        (error: unknown) => port.postMessage({error})
      )
      .finally(() => relation === null && port.close());
  });
}

/** Returns the table that has no other rows than those of one piece. */
export function pieceOf({pieces, ...table}: PieceTask["table"], relation: string): Table {
  return {...table, relation, pieces: {...pieces, relations: [relation]}};
}

async function openOwn(sequence: string | null): Promise<Database> {
  const database = await openDatabase();
  if (sequence !== null) await database.connection.run(`CREATE TEMP SEQUENCE ${sequence}`);
  return database;
}

async function readPiece(
  opened: Promise<Database>,
  {spec, table, model}: PieceTask,
  relation: string
): Promise<{readonly piece: PieceProfiles}> {
  const predictor = model === null ? null : await codedPredictor(model);
  const reading = {predictor, onRows: () => {}};
  return {piece: await profilePiece(await opened, spec, pieceOf(table, relation), reading)};
}

async function ended(opened: Promise<Database>, {sequence}: Pieces): Promise<{readonly leftOut: boolean}> {
  const database = await opened;
  const leftOut = sequence !== null && (await hasMoved(database, sequence));
  database.close();
  return {leftOut};
}

async function hasMoved({connection}: Database, sequence: string): Promise<boolean> {
  const reader = await connection.runAndReadAll(
    `SELECT last_value IS NOT NULL FROM duckdb_sequences() WHERE sequence_name = ${sqlText(sequence)}`
  );
  return reader.getRows()[0]![0] === true;
}

/** Numbers change hands without being copied. */
function buffersOf({profiles}: PieceProfiles): ArrayBuffer[] {
  return [...profiles.values()].flatMap(({sums, extremes}) => [
    sums.buffer as ArrayBuffer,
    extremes.buffer as ArrayBuffer
  ]);
}
