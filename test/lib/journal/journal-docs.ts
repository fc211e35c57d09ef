import {writeFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {format, resolveConfig} from "prettier";
import {commonFields} from "../../../lib/journal/event-schema.js";
import type {Fields} from "../../../lib/journal/field-types.js";
import {fieldsOf} from "../../../lib/journal/read-journal.js";
import {EVENT_KINDS, journalSchemas} from "../../../lib/journal/schemas.js";
import {isMain} from "../../../tools/main.js";

/** The document that is made here. */
export const journalDocument = fileURLToPath(new URL("../../../docs/journal.md", import.meta.url));

const words = `# The journal

What a monitor did, in the order in which it did it: one JSON object per line, in \`journal.ndjson\` of the monitor's bundle, at the stable address \`/data/<monitor>/journal.ndjson\`. The streams of a monitor follow one another; within a stream the lines are in order of time.

- **Immutable.** A step of the fold writes its lines once, with the rest of its result, and a later step adds its own. A line changes only when what it rests on has changed: other rows, another configuration, other code. Then the step is another one.
- **Dated, without a clock.** \`at\` is the partition a line speaks of. The same data give the same journal, whenever and however often it is built. When the builds themselves ran stands in \`builds.ndjson\` of the state folder ([state](state.md)). What each made and why is published as \`builds.ndjson\`, at \`/data/<monitor>/builds.ndjson\`: events of kind \`build\`, without the hour and without builds that had nothing to do. It is a file of its own, because it does depend on how many builds it took.
- **Checked.** \`readJournal\` (\`lib/journal/read-journal.ts\`) checks every field of every line, in the page and in the tests, and names the line and the field that is wrong. The tables below are made from the same schemas: \`npx tsx test/lib/journal/journal-docs.ts\` writes them anew, and a test compares.

## The registry

Who answers and who waits follows from the journal alone (\`registryOf\`, \`lib/registry/registry-of.ts\`): the stages of the versions are nowhere written down beside it, so that they cannot disagree with it. What never changes of a version, where it comes from and how well it did, is its record in \`registry.json\`; its weights are in \`model-<version>.json\`.

\`\`\`mermaid
stateDiagram-v2
  [*] --> champion: promoted (the first)
  [*] --> candidate: trained
  candidate --> candidate: gate passed, canary
  candidate --> archived: gate refused, rolled back
  candidate --> champion: promoted
  champion --> archived: another was promoted
  archived --> candidate: trained again
\`\`\`

There is at most one champion and at most one candidate. Training while a candidate waits, a gate for a version that is none, a promotion that no gate let pass, and any other line that contradicts those before it end the replay with an error that names the line. Versions are named by their content: training that ends in the champion itself changes nothing.

## All events

`;

/** Returns the document of the journal, made from the schemas that check it. */
export async function journalDocs(): Promise<string> {
  const kind = "| `kind` | text | what happened: the headings below |";
  const all = [...tableHead, ...rowsOf(commonFields), kind].join("\n");
  const chapters = EVENT_KINDS.map((name) => {
    const {meaning, fields, example} = journalSchemas[name];
    const table = [...tableHead, ...rowsOf(fields)].join("\n");
    return `## \`${name}\`\n\n${meaning}\n\n${table}\n\n\`\`\`ndjson\n${lineOf(example)}\n\`\`\``;
  });
  const options = {...(await resolveConfig(journalDocument)), parser: "markdown"};
  return format(`${words}${all}\n\n${chapters.join("\n\n")}`, options);
}

const tableHead = ["| field | value | meaning |", "| --- | --- | --- |"];

function rowsOf(fields: object): string[] {
  return Object.entries(fields as Fields<Record<string, unknown>>).map(
    ([name, {type, meaning}]) => `| \`${name}\` | ${type.words} | ${meaning} |`
  );
}

/** An event as its line has it: fields in the order of the schema. */
function lineOf(event: (typeof journalSchemas)[keyof typeof journalSchemas]["example"]): string {
  return JSON.stringify(event, [...new Set([...Object.keys(fieldsOf(event.kind)), ...keysWithin(event)])]);
}

/** Names at any depth: `JSON.stringify` leaves out what it is not told of. */
function keysWithin(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...keysWithin(inner)]);
}

if (isMain(import.meta.url)) await writeFile(journalDocument, await journalDocs());
