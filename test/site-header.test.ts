import {mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it, vi} from "vitest";
import driftbook from "../driftbook.config.js";

it("titles from the configuration stand in the site's header as text, not as markup", async () => {
  const [boston] = driftbook.monitors;
  const config = {...driftbook, title: "R&D <b>", monitors: [{...boston!, title: `"Boston" <script>`}]};
  const file = join(await mkdtemp(join(tmpdir(), "driftbook-")), "config.mjs");
  await writeFile(file, `export default ${JSON.stringify(config)};\n`);
  vi.stubEnv("DRIFTBOOK_CONFIG", file);
  vi.resetModules();
  const {default: site} = await import("../observablehq.config.js");
  vi.unstubAllEnvs();
  const header = site.header({path: "/"});
  expect(header).toContain(">R&amp;D &lt;b&gt;</a>");
  expect(header).toContain(">&quot;Boston&quot; &lt;script&gt;</a>");
});
