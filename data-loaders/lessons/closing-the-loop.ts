import {access, readFile} from "node:fs/promises";
import {kindsWithoutTrace, NEXT_SCORE, QUIZ_SEED, TRAP} from "../../lib/course/closing-the-loop/answers.js";
import type {LoopAnswers} from "../../lib/course/closing-the-loop/answers.js";
import {isFault, parseCron, runsInYear} from "../../lib/course/closing-the-loop/cron.js";
import {examStreams} from "../../lib/course/closing-the-loop/exam-days.js";
import {examIncidents} from "../../lib/course/closing-the-loop/exam-plan.js";
import type {LessonTitles} from "../../lib/course/closing-the-loop/life-cycle.js";
import {checkScore, claimsOf, fewestChanges} from "../../lib/course/closing-the-loop/testscore.js";
import type {TestScore} from "../../lib/course/closing-the-loop/testscore.js";
import {lessons} from "../../lib/course/lessons.js";
import {modelShareOf, sharesOf} from "../../lib/course/repository.js";
import {productionOf} from "../../lib/course/what-to-watch/production.js";
import {languages} from "../../lib/languages.js";
import {fromRoot, projectRoot} from "../config/paths.js";
import type {CourseKit} from "./kit.js";
import {readProse} from "./prose.js";
import {countRepository} from "./repository.js";

/** Makes what the last lesson reads: the project's claims with their evidence, titles of lessons, and its quiz's answers. */
export async function closingTheLoopFiles(kit: CourseKit): Promise<Record<string, string>> {
  const score = await readScore();
  return {
    "testscore.json": JSON.stringify(score),
    "life-cycle.json": JSON.stringify(await lessonTitles()),
    "quiz-closing-the-loop.json": JSON.stringify(await answersOf(kit, score))
  };
}

/**
 * Reads what the project says of itself.
 * @throws Error naming a file that is linked to and not there
 */
async function readScore(): Promise<TestScore> {
  const text = await readFile(fromRoot("lessons/closing-the-loop/testscore.json"), "utf8");
  const score = checkScore(JSON.parse(text) as TestScore);
  for (const {id, evidence} of score.tests)
    for (const path of evidence)
      await access(fromRoot(path)).catch((cause: unknown) => {
        throw new Error(`missing evidence of ${id}: ${path}`, {cause});
      });
  return score;
}

async function lessonTitles(): Promise<LessonTitles> {
  const titlesOf = async (slug: string): Promise<[string, Record<string, string>]> => {
    const titles = languages.map(async (language) => [language, (await readProse(slug, language)).head.title] as const);
    return [slug, Object.fromEntries(await Promise.all(titles))];
  };
  return {titles: Object.fromEntries(await Promise.all(lessons.map(({slug}) => titlesOf(slug))))};
}

async function answersOf({champion, table, pools, monitor}: CourseKit, score: TestScore): Promise<LoopAnswers> {
  const schedule = parseCron(TRAP.schedule);
  if (isFault(schedule)) throw new Error(`invalid schedule: ${TRAP.schedule}`);
  const stream = {rowsPerDay: monitor.stream.rowsPerDay, seed: monitor.seed};
  const production = productionOf({columns: table, pool: Array.from(pools)}, champion.model, stream);
  const [withoutTrace, ...others] = kindsWithoutTrace(examIncidents(QUIZ_SEED), examStreams(production)(QUIZ_SEED));
  if (withoutTrace === undefined || others.length > 0)
    throw new Error(`expected one kind without a trace, got ${[withoutTrace, ...others].join(", ")}`);
  return {
    fewestChanges: fewestChanges(claimsOf(score), NEXT_SCORE),
    trapRuns: runsInYear(schedule, TRAP.year),
    withoutTrace,
    modelShare: 100 * modelShareOf(sharesOf(await countRepository(projectRoot))).ofAll
  };
}
