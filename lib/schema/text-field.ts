/** A value in protobuf's text format: a quoted string, a bare word (number, name, true, false), or a message. */
export type TextValue = {readonly string: string} | {readonly word: string} | {readonly fields: readonly TextField[]};

/** One field of a message. A repeated field stands once for each value. */
export interface TextField {
  readonly name: string;
  readonly value: TextValue;
}
