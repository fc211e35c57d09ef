import {describe, expect, it} from "vitest";
import {publish} from "../../data-loaders/stages/publish.js";
import type {Summary} from "../../lib/bundle.js";
import {realisedError} from "../../lib/decay/realised-error.js";
import type {Overview} from "../../lib/overview.js";
import {decodeProfiles} from "../../lib/profile/codec.js";
import {madeUp} from "../bundles.js";
import type {BundleShape} from "../bundles.js";

const hours = ["2026-10-24T23:00:00.000Z", "2026-10-25T00:00:00.000Z", "2026-10-25T01:00:00.000Z"];
const files = ["logs/a & b.csv", "logs/c.csv"];

type Files = Readonly<Record<string, Uint8Array | string>>;

const published = (shape: BundleShape): Files => publish(madeUp(shape), "0123456789ab");
const text = (of: Files, name: string): string => of[name] as string;
const summaryOf = (of: Files): Summary => JSON.parse(text(of, "summary.json")) as Summary;

describe("publish(folded, version)", () => {
  it("publishes what the page and the home page need of any monitor", () => {
    const of = published({unit: "hour", timeZone: "Europe/Berlin", starts: hours, quarantined: [0, 3, 1]});
    const {unit, timeZone, streams, quarantine, version} = summaryOf(of);
    expect({unit, timeZone, version}).toEqual({unit: "hour", timeZone: "Europe/Berlin", version: "0123456789ab"});
    expect(streams[0]).toMatchObject({
      starts: hours,
      rows: [60, 60, 60],
      labelled: [60, 60, 60],
      quarantined: [0, 3, 1]
    });
    expect(quarantine).toMatchObject({read: 184, profiled: 180, quarantined: 4});
    expect((JSON.parse(text(of, "overview.json")) as Overview).streams[0]).toMatchObject({last: hours[2], compared: 2});
    expect(decodeProfiles(of["profiles-serving.bin"] as Uint8Array).partitions.map(({start}) => start)).toEqual(hours);
  });

  it("keeps of the blocks the one from which the page counts wrong classes", () => {
    const of = published({unit: "file", starts: files, errorMeasure: "error rate"});
    const {spec, partitions} = decodeProfiles(of["profiles-serving.bin"] as Uint8Array);
    const errors = partitions.map(({profile}) => realisedError(spec, profile.sums, "error rate").value);
    expect(errors).toEqual(summaryOf(of).streams[0]!.error);
    expect(errors.every((error) => error > 0 && error < 1)).toBe(true);
    const {blocks} = decodeProfiles(
      published({unit: "file", starts: files})["profiles-serving.bin"] as Uint8Array
    ).spec;
    expect(blocks).toEqual([]);
  });

  it("refuses an account that does not add up", () => {
    const folded = madeUp({unit: "day", starts: ["2026-01-01"], quarantined: [5]});
    const {quarantine} = folded.head;
    for (const wrong of [
      {...quarantine, read: 64},
      {...quarantine, reasons: []},
      {...quarantine, profiled: 59, read: 64}
    ])
      expect(() => publish({...folded, head: {...folded.head, quarantine: wrong}}, "v")).toThrow(
        /boston: 6\d rows read/
      );
  });

  it("refuses a journal that does not speak of every partition once", () => {
    const folded = madeUp({unit: "day", starts: ["2026-01-01", "2026-01-02"]});
    const [stream] = folded.streams;
    const short = {...stream!, partitions: stream!.partitions.slice(1)};
    expect(() => publish({...folded, streams: [short]}, "v")).toThrow("2 partitions in the journal, 1 profiles");
  });
});

describe("the files for machines", () => {
  it("say what the last partition is, of hours", () => {
    const of = published({unit: "hour", timeZone: "Europe/Berlin", starts: hours, quarantined: [0, 0, 2]});
    expect(JSON.parse(text(of, "status.json"))).toMatchObject({
      ...{monitor: "boston", unit: "hour", timeZone: "Europe/Berlin", model: null, errorMeasure: "RMSE"},
      streams: [
        {id: "serving", at: hours[2], rows: 60, quarantined: 2, alarms: ["feature1"], error: expect.any(Number)}
      ]
    });
    expect(text(of, "badge.svg")).toContain(`Requests for credit: in alarm, ${hours[2]}`);
    const feed = text(of, "feed.xml");
    expect(feed).toContain("<updated>2026-10-25T01:00:00Z</updated>");
    expect(feed).toContain("urn:driftbook:boston:serving:2026-10-25T01%3A00%3A00.000Z:alarm-began");
    expect(text(of, "metrics.prom")).toContain('driftbook_rows_quarantined{monitor="boston",stream="serving"} 2\n');
  });

  it("date a day by its beginning in the monitor's time zone", () => {
    const starts = ["2026-03-28", "2026-03-29", "2026-03-30"];
    const feed = text(published({unit: "day", timeZone: "Europe/Berlin", starts}), "feed.xml");
    expect(feed).toContain("<updated>2026-03-29T22:00:00Z</updated>");
  });

  it("speak of the error rate by its name, and of no error where none is measured", () => {
    const classes = text(
      published({unit: "month", starts: ["2026-01-01"], errorMeasure: "error rate"}),
      "metrics.prom"
    );
    expect(classes).toMatch(/driftbook_error_rate\{monitor="boston",stream="serving"\} 0\.\d+\n/);
    expect(classes).not.toContain("driftbook_rmse");
    const inputs = text(published({unit: "month", starts: ["2026-01-01"], errorMeasure: null}), "metrics.prom");
    expect(inputs).not.toMatch(/driftbook_(?:rmse|error_rate)/);
  });

  it("write names of files so that they cannot break what they stand in", () => {
    const of = published({unit: "file", starts: [files[1]!, files[0]!]});
    expect(text(of, "badge.svg")).toContain("logs/a &amp; b.csv");
    const feed = text(of, "feed.xml");
    expect(feed).toContain("urn:driftbook:boston:serving:logs%2Fa%20%26%20b.csv:alarm-began");
    expect(feed).toContain("<updated>1970-01-01T00:00:00Z</updated>");
  });

  it("say so where nothing has come yet", () => {
    const of = published({unit: "day", starts: []});
    expect(JSON.parse(text(of, "status.json"))).toMatchObject({
      streams: [{at: null, rows: 0, alarms: [], error: null}]
    });
    expect(text(of, "badge.svg")).toContain("Requests for credit: no data");
    expect(text(of, "feed.xml")).toContain("<updated>1970-01-01T00:00:00Z</updated>");
    expect(text(of, "metrics.prom")).not.toContain("{");
  });
});
