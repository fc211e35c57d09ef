/** The four sections of the ML Test Score, seven tests each. */
export const sectionIds = ["data", "model", "infrastructure", "monitoring"] as const;
export type SectionId = (typeof sectionIds)[number];

/** How a test is done: not at all, by hand with its result written down, or by a machine again and again. */
export const claims = ["none", "manual", "automated"] as const;
export type Claim = (typeof claims)[number];

/** The tests of a section, in the rubric's order. */
export const testIds = {
  data: ["schema", "beneficial", "featureCost", "requirements", "privacy", "newFeatures", "featureCode"],
  model: ["reviewed", "proxy", "tuned", "staleness", "simpler", "slices", "inclusion"],
  infrastructure: ["reproducible", "unitTested", "integrated", "validated", "debuggable", "canaried", "rollback"],
  monitoring: ["dependencies", "invariants", "skew", "age", "stable", "speed", "quality"]
} as const satisfies Readonly<Record<SectionId, readonly string[]>>;
export type TestId = (typeof testIds)[SectionId][number];

/** All tests, section by section. */
export const allTests: readonly TestId[] = sectionIds.flatMap((section): readonly TestId[] => testIds[section]);

/** What a project says of one test, and the files that show it, as paths from its root. */
export interface ClaimedTest {
  readonly id: TestId;
  readonly claim: Claim;
  readonly evidence: readonly string[];
}

/** testscore.json: a claim for each test, in the order of `allTests`. */
export interface TestScore {
  readonly tests: readonly ClaimedTest[];
}

/** What is claimed of each test. */
export type Claims = Readonly<Record<TestId, Claim>>;

const POINTS: Readonly<Record<Claim, number>> = {none: 0, manual: 0.5, automated: 1};

/** Points of a project: of each section, and the final score, which is the least of them. */
export interface Score {
  readonly sections: Readonly<Record<SectionId, number>>;
  readonly final: number;
}

/**
 * Adds up the points of each section: half a point for a test done by hand, one for an automated test.
 * Source: Breck and others, "The ML test score", 2017.
 */
export function scoreOf(claimed: Claims): Score {
  const sections = Object.fromEntries(
    sectionIds.map((section) => [
      section,
      (testIds[section] as readonly TestId[]).reduce((sum, id) => sum + POINTS[claimed[id]], 0)
    ])
  ) as Record<SectionId, number>;
  return {sections, final: Math.min(...Object.values(sections))};
}

/** Returns the claims of a project by test. */
export function claimsOf({tests}: TestScore): Claims {
  return Object.fromEntries(tests.map(({id, claim}) => [id, claim])) as Claims;
}

/** Highest score of each band but the last, which has no end. */
export const bandLimits = [0, 1, 2, 3, 5] as const;

/**
 * Returns the band of a final score, from 0: 0 itself, (0, 1], (1, 2], (2, 3], (3, 5], and above.
 * @example bandOf(0.5) // 1
 * @example bandOf(5.5) // 5
 */
export function bandOf(final: number): number {
  const band = bandLimits.findIndex((limit) => final <= limit);
  return band < 0 ? bandLimits.length : band;
}

/**
 * Returns the fewest tests whose claims have to change for the final score to reach a target: in every section that is
 * below it, those that are not done at all come first.
 * @param target at most 7
 */
export function fewestChanges(claimed: Claims, target: number): number {
  return sectionIds.reduce((changes, section) => {
    const points = (testIds[section] as readonly TestId[]).map((id) => POINTS[claimed[id]]);
    let sum = points.reduce((a, b) => a + b, 0);
    const gains = points.map((point) => 1 - point).sort((a, b) => b - a);
    let changed = 0;
    while (sum < target) sum += gains[changed++]!;
    return changes + changed;
  }, 0);
}

/**
 * Returns the score that it is given, if it is whole.
 * @throws RangeError if a test is missing, or out of order, or an automated one names no file under test/
 */
export function checkScore(score: TestScore): TestScore {
  const ids = score.tests.map(({id}) => id);
  if (ids.join() !== allTests.join()) throw new RangeError(`invalid tests: ${ids.join(", ")}`);
  for (const {id, claim, evidence} of score.tests) {
    if (!claims.includes(claim)) throw new RangeError(`unknown claim of ${id}: ${claim}`);
    if ((claim === "none") !== (evidence.length === 0))
      throw new RangeError(`invalid evidence of ${id}: ${evidence.length} files, claim ${claim}`);
    if (claim === "automated" && !evidence.some((path) => path.startsWith("test/")))
      throw new RangeError(`missing test of ${id}, claim automated`);
  }
  return score;
}
