import {writeFile} from "node:fs/promises";
import {relative} from "node:path";
import {configurationDocs, configurationDocument} from "./configuration-docs.js";
import {courseDocs, courseDocument} from "./course-docs.js";
import {projectRoot} from "./framework.js";

const documents = [
  [configurationDocument, await configurationDocs()],
  [courseDocument, await courseDocs()]
] as const;
for (const [path, text] of documents) {
  await writeFile(path, text);
  process.stderr.write(`wrote ${relative(projectRoot, path)}\n`);
}
