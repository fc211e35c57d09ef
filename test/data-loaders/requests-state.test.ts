import {appendFile, mkdtemp, readdir, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {addRequest, readRequests, requestsOf} from "../../data-loaders/state/requests.js";
import type {TrainingRequest} from "../../data-loaders/state/requests.js";

const one: TrainingRequest = {at: "2026-03-01", stream: "S4", reason: "prices: “up”,\nas all say"};
const all: TrainingRequest = {at: "2026-03-02", stream: null, reason: "a new year"};

async function emptyState(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), "driftbook-requests-")), "state");
}

describe("addRequest(state, monitor, request) and readRequests(state, monitor)", () => {
  it("keep what was asked for, oldest first, of each monitor apart", async () => {
    const state = await emptyState();
    expect(await readRequests(state, "boston")).toEqual([]);
    await addRequest(state, "boston", one);
    await addRequest(state, "boston", all);
    await addRequest(state, "flights", all);
    expect(await readRequests(state, "boston")).toEqual([one, all]);
    expect(await readRequests(state, "flights")).toEqual([all]);
    // beside the monitors' folders, which a build that starts over replaces
    expect((await readdir(state)).sort()).toEqual(["boston.requests.ndjson", "flights.requests.ndjson"]);
  });

  it.each([
    ["no JSON", "please"],
    ["half a line", '{"at":"2026-03-01","str'],
    ["a request without a reason", '{"at":"2026-03-01","stream":null}'],
    ["a request of no time", '{"stream":null,"reason":"x"}'],
    ["a number for a stream", '{"at":"2026-03-01","stream":4,"reason":"x"}'],
    ["nothing", "null"]
  ])("refuse %s, and name file and line", async (_, line) => {
    const state = await emptyState();
    await addRequest(state, "boston", one);
    await appendFile(join(state, "boston.requests.ndjson"), `${line}\n`);
    await addRequest(state, "boston", all);
    await expect(readRequests(state, "boston")).rejects.toThrow(
      `invalid request: ${join(state, "boston.requests.ndjson")}, line 2; remove the line`
    );
  });

  it("say where nothing can be written", async () => {
    const state = await emptyState();
    await writeFile(state, "a file in the place of the folder");
    await expect(addRequest(state, "boston", one)).rejects.toThrow();
  });
});

describe("requestsOf(requests, stream, start)", () => {
  it("are those of the stream, or of all, that were asked after the partition", () => {
    const requests = [one, all, {...all, stream: "S5", reason: "other"}];
    expect(requestsOf(requests, "S4", "2026-03-01")).toEqual([one.reason]);
    expect(requestsOf(requests, "S4", "2026-03-02")).toEqual([all.reason]);
    expect(requestsOf(requests, "S5", "2026-03-02")).toEqual([all.reason, "other"]);
    expect(requestsOf(requests, "S5", "2026-03-01")).toEqual([]);
  });
});
