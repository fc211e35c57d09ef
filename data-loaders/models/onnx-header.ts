/** What an ONNX file says of itself. */
export interface OnnxHeader {
  /** "" where it is not said */
  readonly producer: string;
  /** versions of the operator sets it is written in, by domain: "ai.onnx" for the standard one */
  readonly opsets: Readonly<Record<string, number>>;
}

/** Numbers of the fields of ModelProto and OperatorSetIdProto, as onnx.proto of the ONNX project has them. */
const PRODUCER = 2;
const PRODUCER_VERSION = 3;
const OPSET = 8;
const OPSET_DOMAIN = 1;
const OPSET_VERSION = 2;

/**
 * Reads the header of an ONNX file. The runtime tells nothing of it, and a whole reader of protocol buffers would be
 * another dependency for two lines of a model card.
 * @throws RangeError if it is no protocol buffer
 */
export function onnxHeader(bytes: Uint8Array): OnnxHeader {
  const producer: string[] = ["", ""];
  const opsets: Record<string, number> = {};
  for (const {number, value} of fieldsOf(bytes)) {
    if (number === PRODUCER) producer[0] = textOf(value);
    if (number === PRODUCER_VERSION) producer[1] = textOf(value);
    if (number !== OPSET || typeof value === "number") continue;
    const fields = fieldsOf(value);
    const domain = fields.find((field) => field.number === OPSET_DOMAIN)?.value ?? "";
    const version = fields.find((field) => field.number === OPSET_VERSION)?.value;
    opsets[textOf(domain) || "ai.onnx"] = typeof version === "number" ? version : 0;
  }
  return {producer: producer.join(" ").trim(), opsets};
}

interface Field {
  readonly number: number;
  readonly value: number | Uint8Array;
}

const VARINT = 0;
const FIXED_64 = 1;
const BYTES = 2;
const FIXED_32 = 5;

/** Lists the fields of a message; of those of fixed length the bytes. */
function fieldsOf(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError("no protocol buffer: it ends within a number");
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const take = (length: number): Uint8Array => {
    if (at + length > bytes.length) throw new RangeError("no protocol buffer: it ends within a field");
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = varint();
    const [number, wire] = [Math.floor(tag / 8), tag % 8];
    if (wire === VARINT) fields.push({number, value: varint()});
    else if (wire === BYTES) fields.push({number, value: take(varint())});
    else if (wire === FIXED_64 || wire === FIXED_32) fields.push({number, value: take(wire === FIXED_64 ? 8 : 4)});
    else throw new RangeError(`no protocol buffer: unknown wire type ${wire}`);
  }
  return fields;
}

function textOf(value: number | string | Uint8Array): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : String(value);
}
