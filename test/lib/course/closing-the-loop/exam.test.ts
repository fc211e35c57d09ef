import {describe, expect, it} from "vitest";
import {
  EXAM_DAYS,
  EXAM_INCIDENTS,
  EXAM_REFERENCE,
  examActions,
  examIncidents,
  examKinds
} from "../../../../lib/course/closing-the-loop/exam-plan.js";
import {NEAR, POINTS_EACH, PROMPT, scoreExam} from "../../../../lib/course/closing-the-loop/exam-score.js";
import type {ExamReport} from "../../../../lib/course/closing-the-loop/exam-score.js";

const seeds = Array.from({length: 200}, (_, i) => i + 1);

describe("examIncidents(seed)", () => {
  it("are the same for the same seed, and others for another", () => {
    expect(examIncidents(7)).toEqual(examIncidents(7));
    expect(new Set(seeds.map((seed) => JSON.stringify(examIncidents(seed)))).size).toBe(seeds.length);
  });

  it("are six, each on days of its own after the quiet ones, with quiet days between them, and over before the end", () => {
    for (const seed of seeds) {
      const incidents = examIncidents(seed);
      expect(incidents.length).toBe(EXAM_INCIDENTS);
      const ends = [EXAM_REFERENCE, ...incidents.map(({end}) => end)];
      incidents.forEach(({start, end, visible}, i) => {
        expect(start).toBeGreaterThan(ends[i]!);
        expect(visible).toBeGreaterThanOrEqual(start);
        expect(visible).toBeLessThan(end);
      });
      expect(ends.at(-1)).toBeLessThan(EXAM_DAYS);
      expect(new Set(incidents.map(({scenario}) => scenario)).size).toBe(EXAM_INCIDENTS);
    }
  });

  it("are, over the seeds, of every kind, and ask for every action", () => {
    const all = seeds.flatMap(examIncidents);
    expect(new Set(all.map(({kind}) => kind))).toEqual(new Set(examKinds));
    expect(new Set(all.map(({action}) => action))).toEqual(new Set(examActions));
  });
});

describe("scoreExam(incidents, reports)", () => {
  const incidents = examIncidents(3);
  const perfect: ExamReport[] = incidents.map(({visible, start, kind, action}) => ({
    filed: visible,
    start,
    kind,
    action
  }));
  const most = POINTS_EACH * EXAM_INCIDENTS;

  it("gives all points to who says all at once, and none to who says nothing", () => {
    expect(scoreExam(incidents, perfect)).toMatchObject({points: most, most, falseReports: 0});
    expect(scoreExam(incidents, [])).toMatchObject({points: 0, falseReports: 0});
  });

  it("takes a point for each of delay, start, kind and action", () => {
    const changed = (change: Partial<ExamReport>): number =>
      scoreExam(incidents, [{...perfect[0]!, ...change}, ...perfect.slice(1)]).points;
    const {visible, start, kind, action} = incidents[0]!;
    expect(changed({filed: visible + PROMPT})).toBe(most);
    expect(changed({filed: visible + PROMPT + 1})).toBe(most - 1);
    expect(changed({start: start + NEAR})).toBe(most);
    expect(changed({start: start + NEAR + 1, filed: visible + NEAR + 1})).toBe(most - 1);
    expect(changed({kind: examKinds.find((other) => other !== kind)!})).toBe(most - 1);
    expect(changed({action: examActions.find((other) => other !== action)!})).toBe(most - 1);
  });

  it("counts what is reported before it has begun, or of quiet days, as false, at a point each, down to nothing", () => {
    const early = {...perfect[0]!, filed: incidents[0]!.start - 1, start: incidents[0]!.start - 1};
    expect(scoreExam(incidents, [early, ...perfect])).toMatchObject({points: most - 1, falseReports: 1});
    const quiet = {...perfect[0]!, filed: 60, start: 2};
    expect(scoreExam(incidents, [quiet, quiet])).toMatchObject({points: 0, falseReports: 2});
  });

  it("counts the first report about an incident, and does not punish a second", () => {
    const {kind} = incidents[0]!;
    const wrong = {...perfect[0]!, kind: examKinds.find((other) => other !== kind)!};
    expect(scoreExam(incidents, [wrong, ...perfect])).toMatchObject({points: most - 1, falseReports: 0});
  });
});
