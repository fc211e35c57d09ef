import type {Task} from "../../lib/bundle.js";
import type {ModelPort, OwnTensor} from "../../lib/model/own/types.js";
import type {TypedColumn} from "../sources/types.js";

/** A model that is ready to answer. */
export interface OpenModel {
  /** in the model's own order; so are the outputs */
  readonly inputs: readonly ModelPort[];
  readonly outputs: readonly ModelPort[];
  /** what the file says of who wrote it, and in what terms; "" where it does not */
  readonly producer: string;
  readonly dialect: string;
  /** the runtime that answers, with its version */
  readonly runtime: string;
  /**
   * Returns one output for the given inputs, all of as many rows.
   * @throws Error from the runtime
   */
  run(inputs: ReadonlyMap<string, OwnTensor>, output: string): Promise<OwnTensor>;
  close(): Promise<void>;
}

/** What a model is to be asked about. */
export interface ModelData {
  readonly monitor: string;
  readonly task: Task;
  /** all columns that rows have */
  readonly columns: readonly Pick<TypedColumn, "name" | "type">[];
  /** columns that it may not be given, with what they are */
  readonly forbidden: ReadonlyMap<string, string>;
}

/** Takes note of a problem. */
export type Report = (path: readonly PropertyKey[], message: string) => void;
