import {resolve} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {advance} from "../../data-loaders/advance.js";
import type {Advanced} from "../../data-loaders/advanced.js";
import type {Settings} from "../../data-loaders/config/load.js";
import {readRequests} from "../../data-loaders/state/requests.js";
import {readJournal} from "../../lib/journal/read-journal.js";
import type {JournalEvent} from "../../lib/journal/types.js";
import type {PublishedRegistry} from "../../lib/registry/published.js";
import {registryOf} from "../../lib/registry/registry-of.js";
import {readArguments, request} from "../../tools/retrain.js";
import {smallBoston, temporarySettings} from "../data-loaders/boston.js";
import {parseTable} from "../data-loaders/config/table-monitor.js";
import {silentEffects} from "../data-loaders/silent-effects.js";

describe("readArguments(args)", () => {
  it("reads monitor, reason, stream and configuration", () => {
    expect(readArguments(["--monitor", "boston", "--reason", " prices have risen "])).toEqual({
      ...{monitor: "boston", reason: "prices have risen", stream: null, config: null}
    });
    expect(readArguments(["--monitor=a", "--reason=b", "--stream=S4", "--config=mine.ts"])).toEqual({
      ...{monitor: "a", reason: "b", stream: "S4", config: "mine.ts"}
    });
  });

  it.each([[[]], [["--monitor", "boston"]], [["--reason", "why"]], [["--monitor", "boston", "--reason", "  "]]])(
    "of %j shows how it is done",
    (args) => {
      expect(() => readArguments(args)).toThrow("expected a monitor and a reason: npm run retrain -- --monitor boston");
    }
  );

  it("refuses what it does not know", () => {
    expect(() => readArguments(["--monitr", "boston", "--reason", "why"])).toThrow("Unknown option '--monitr'");
  });
});

const boston = smallBoston(8);
// the gate is to be judged, not to be passed: two days of few rows show nothing
const monitor = {...boston, retrain: {...boston.retrain, triggers: []}};
const table = parseTable({id: "table", title: "T", data: {serving: "a.csv"}});
const monitors = [monitor, table];
const asked = {monitor: "boston", reason: "prices have risen", stream: null};

describe("request(state, monitors, asked)", () => {
  it.each([
    [{...asked, monitor: "bostn"}, "unknown monitor: bostn (did you mean boston?); there are boston, table"],
    [{...asked, monitor: "table"}, "monitor table has no `retrain`: say in the configuration what a new model has to"],
    [asked, "monitor boston was never built; npm run build comes first"]
  ])("refuses %j before anything was built", async (what, message) => {
    const {config} = await temporarySettings(monitor);
    await expect(request(config.state, monitors, what)).rejects.toThrow(message);
    expect(await readRequests(config.state, what.monitor)).toEqual([]);
  });
});

describe("a request, and the build that follows", () => {
  let settings: Settings & {readonly state: string};
  let before: Advanced;
  let after: Advanced;
  const journal = ({files}: Advanced): JournalEvent[] => readJournal(Buffer.from(files["journal.ndjson"]!).toString());
  const registry = ({files}: Advanced): PublishedRegistry =>
    JSON.parse(Buffer.from(files["registry.json"]!).toString()) as PublishedRegistry;

  beforeAll(async () => {
    settings = await temporarySettings(monitor);
    before = await advance(monitor, settings, silentEffects());
    const state = resolve(settings.config.folder, settings.config.state);
    await expect(request(state, monitors, {...asked, stream: "S77"})).rejects.toThrow(
      "unknown stream: S77 (did you mean S7?); there are S0, S7"
    );
    expect(await request(state, monitors, {...asked, stream: "S0"})).toBe("2026-03-04");
    after = await advance(monitor, settings, silentEffects());
  }, 60_000);

  it("has nothing to train before anybody asks", () => {
    expect(registry(before).records.length).toBe(1);
    expect(journal(before).filter(({kind}) => kind === "trained")).toEqual([]);
  });

  it("tells in the journal of the request, the decision, the training and the gate, in that order", () => {
    const told = journal(after).filter(({at, stream}) => at === "2026-03-04" && stream === "S0");
    const events = told.filter(({kind}) => !["profiled", "alarm", "anomaly", "labelled"].includes(kind));
    expect(events.slice(0, 4)).toMatchObject([
      {kind: "request", reason: "prices have risen"},
      {kind: "decision", action: "retrain", trigger: "on demand", reason: "asked for: prices have risen"},
      {kind: "trained", parent: registry(before).records[0]!.version},
      {kind: "gate", champion: registry(before).records[0]!.version}
    ]);
  });

  it("leaves the other stream and all days before as they were", () => {
    const others = (events: JournalEvent[]) => events.filter(({at, stream}) => at !== "2026-03-04" || stream !== "S0");
    expect(others(journal(after))).toEqual(others(journal(before)));
    expect(after.tally).toMatchObject({profile: {made: 0, reused: 16}, decide: {made: 1, reused: 15}});
  });

  it("keeps the new version in the registry, of which the journal says what became", () => {
    const versions = registry(after).records.map(({version}) => version);
    const {standings} = registryOf(journal(after), "S0");
    expect(standings.map(({version}) => version).sort()).toEqual([...versions].sort());
    expect(registry(after).records[1]).toMatchObject({parent: versions[0], trainedAt: "2026-03-04"});
  });

  it("does it once, and again from an empty state with the same bytes", async () => {
    const again = await advance(monitor, settings, silentEffects());
    expect(again.files).toEqual(after.files);
    expect(again.tally["decide"]).toMatchObject({made: 0});
    const anew = await advance(monitor, {...settings, rebuild: true}, silentEffects());
    expect(anew.files).toEqual(after.files);
  }, 60_000);
});
