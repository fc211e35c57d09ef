import {mkdtemp} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {boston} from "../../../data-loaders/built-in/boston.js";
import {championModel} from "../../../data-loaders/champion.js";
import {findSimulated} from "../../../data-loaders/config/monitors.js";
import {projectRoot} from "../../../data-loaders/config/paths.js";
import {parseConfig} from "../../../data-loaders/config/schema.js";
import type {CourseKit} from "../../../data-loaders/lessons/kit.js";
import {loggingFiles} from "../../../data-loaders/lessons/logging.js";
import {keptSource} from "../../../data-loaders/source.js";
import {incidentLog} from "../../../data-loaders/stages/incident.js";
import {simulationOf} from "../../../data-loaders/stages/simulate.js";
import {openStore} from "../../../data-loaders/state/store.js";
import {findCause} from "../../../lib/course/logging/cause.js";
import {explaining, groupLog} from "../../../lib/course/logging/groups.js";
import {hourlyAnswers, oddHour} from "../../../lib/course/logging/hourly.js";
import {keptBytes, sampledError} from "../../../lib/course/logging/kept-log.js";
import {ASKED, dailyRequests} from "../../../lib/course/logging/published.js";
import type {LoggingAnswers, LoggingFacts} from "../../../lib/course/logging/published.js";
import {isOutside, PREDICTION} from "../../../lib/course/logging/readings.js";
import {profileDay, watchSpec} from "../../../lib/course/what-to-watch/days.js";
import {productionOf, serve} from "../../../lib/course/what-to-watch/production.js";
import type {Production} from "../../../lib/course/what-to-watch/production.js";
import {coarseCells} from "../../../lib/drift/cells.js";
import {decodeProfiles, encodeProfiles} from "../../../lib/profile/codec.js";
import {columnLayout} from "../../../lib/profile/layout.js";
import {FINE_BINS} from "../../../lib/profile/nested-bins.js";
import {projectProfile, projectSpec} from "../../../lib/profile/project.js";
import type {RequestEvent} from "../../../lib/scenario/incident.js";
import {dealPools} from "../../../lib/scenario/pools.js";
import {scenarios} from "../../../lib/scenario/scenarios.js";
import {drawDay} from "../../../lib/scenario/stream.js";
import {psi} from "../../../lib/statistics/distances.js";
import {silentEffects} from "../silent-effects.js";

interface Made {
  readonly files: Record<string, string>;
  readonly events: readonly RequestEvent[];
  readonly production: Production;
}

/** What the lesson's maker is given, with the champion that the build trains, and the log as the course publishes it. */
async function makeFiles(): Promise<Made> {
  const effects = silentEffects();
  const monitor = findSimulated(parseConfig({title: "test", monitors: [boston]}, "test"), boston.id);
  const store = await openStore(await mkdtemp(join(tmpdir(), "logging-")));
  try {
    const source = await keptSource(store, monitor.data, projectRoot, effects);
    const champion = await championModel(store, monitor, source, effects);
    const table = source.rows.columns;
    const {seed} = monitor;
    const pools = dealPools(table["medv"]!, seed);
    const kept: CourseKit["kept"] = async (_stage, _inputs, make) => JSON.stringify(await make());
    const kit = {monitor, champion, table, pools, seed, data: {}, kept} as unknown as CourseKit;
    const log = incidentLog(simulationOf(monitor, source.rows, pools).pool, champion, seed);
    return {
      files: await loggingFiles(kit),
      events: log
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as RequestEvent),
      production: productionOf({columns: table, pool: Array.from(pools)}, champion.model, {rowsPerDay: 1000, seed})
    };
  } finally {
    await store.close();
  }
}

describe("loggingFiles(kit)", () => {
  let made: Made;
  let facts: LoggingFacts;
  let answers: LoggingAnswers;
  const isWrong = (event: RequestEvent): boolean => isOutside(event, "nox", facts.ranges);

  beforeAll(async () => {
    made = await makeFiles();
    facts = JSON.parse(made.files["logging.json"]!) as LoggingFacts;
    answers = JSON.parse(made.files["quiz-logging.json"]!) as LoggingAnswers;
  });

  it("8A: exactly one replica explains more than 95% of the wrong lines", () => {
    const groups = groupLog(made.events, "replica", isWrong);
    const wrong = groups.reduce((sum, {marked}) => sum + marked, 0);
    const guilty = groups.filter(({marked}) => marked > 0.95 * wrong).map(({key}) => key[0]);
    expect(guilty).toEqual(["features-2"]);
    expect(findCause(made.events, facts.ranges)).toMatchObject({replica: "features-2", field: "nox"});
  });

  it("8A: neither the replica nor the version of the service explains them alone, both together do", () => {
    for (const grouping of ["note", "model", "service", "replica", "hour"] as const)
      expect(explaining(groupLog(made.events, grouping, isWrong))).toBeNull();
    expect(explaining(groupLog(made.events, "replica and service", isWrong))?.key).toEqual(["features-2", "4.2.0"]);
  });

  it("8A: the answers are as odd as the input, and the median of an hour shows only a bump", () => {
    const {first} = findCause(made.events, facts.ranges);
    expect(isOutside(first, PREDICTION, facts.ranges)).toBe(true);
    const {odd, usual} = oddHour(hourlyAnswers(made.events, "median"));
    expect(Math.abs(odd.value - usual)).toBeLessThan(10);
    expect(odd.value).toBeGreaterThan(facts.ranges[PREDICTION]![0]);
  });

  it("8B: the interval shrinks as 1/√n, and the rows asked for give the ± asked for", () => {
    const at = (n: number): number => sampledError(facts.errorSums, n).half;
    expect(at(1000) / at(100_000)).toBeCloseTo(10, 9);
    expect(at((answers.share / 100) * ASKED.requests)).toBeCloseTo(ASKED.half, 9);
    expect(answers.rowsForHalf / answers.rows).toBeCloseTo(4, 2);
  });

  it("8B: a day's profile takes a few kilobytes however many requests, and far less than the log", () => {
    const {bytes} = facts.profile;
    expect(bytes).toEqual([...bytes].sort((a, b) => a - b));
    expect(bytes.at(-1)! / bytes[0]!).toBeLessThan(3);
    dailyRequests.forEach((requests, i) => {
      const log = keptBytes({requests, share: 1, bytes: facts.packedBytes, days: 1});
      expect(bytes[i]).toBeLessThan(0.1 * log);
    });
  });

  it("8B: the profile as it is kept gives the distance that the rows give", () => {
    const {production} = made;
    const full = watchSpec(production, false);
    const names = full.columns.map(({name}) => name);
    const spec = projectSpec(full, {columns: names, bins: FINE_BINS, withBlocks: false});
    const days = (["S0", "S1"] as const).map((id, i) =>
      profileDay(full, production, serve(production, drawDay(production.stream, scenarios[id], 100 * i)), i)
    );
    const kept = days.map(({start, profile}) => ({start, profile: projectProfile(full, spec, profile)}));
    const read = decodeProfiles(encodeProfiles(spec, kept, {withSpec: false}), spec).partitions;
    for (const name of names) {
      const distanceOf = (profiles: typeof days, of: typeof full): number => {
        const [before, now] = profiles.map(({profile}) => coarseCells(profile.sums, columnLayout(of, name)));
        return psi(before!, now!);
      };
      expect(distanceOf(read, spec)).toBe(distanceOf(days, full));
    }
  });

  it("answers the quiz as the text says", () => {
    expect(answers).toMatchObject({explains: "replica and service", missing: "configuration"});
    expect(answers.beganOptions.length).toBe(4);
    expect(answers.beganOptions.indexOf(answers.began)).toBeGreaterThan(0);
    expect(answers.share).toBeGreaterThan(0.5);
    expect(answers.share).toBeLessThan(5);
    expect(facts.packedBytes).toBeLessThan(facts.lineBytes / 3);
  });
});
