import {quizzedColumns} from "../../lib/course/data-quality/answers.js";
import type {DataQualityAnswers} from "../../lib/course/data-quality/answers.js";
import {outsideRanges} from "../../lib/course/data-quality/coverage.js";
import {amountsOf, errorsByAmount, linearErrors} from "../../lib/course/data-quality/damage-curves.js";
import type {DamageCurve, DamageCurves, ErrorsByAmount} from "../../lib/course/data-quality/damage-curves.js";
import {damagedRows, damageKinds, mostDamage, undamaged} from "../../lib/course/data-quality/damage.js";
import type {DamageKind, DamageSource} from "../../lib/course/data-quality/damage.js";
import {damagedError, damagedFit} from "../../lib/course/data-quality/damaged-fit.js";
import {findingsOf} from "../../lib/course/data-quality/findings.js";
import {citySplit} from "../../lib/course/data-quality/situations.js";
import {selectColumns} from "../../lib/model/columns.js";
import {gramOf, gramRmse} from "../../lib/model/gram.js";
import {leastSquares} from "../../lib/model/least-squares.js";
import {rounded} from "../../lib/model/metrics.js";
import {predictColumns} from "../../lib/model/predict.js";
import {publishedSplits} from "../../lib/model/splits.js";
import {TRAIN} from "../../lib/scenario/pools.js";
import {mean} from "../../lib/statistics/moments.js";
import {quantile} from "../../lib/statistics/quantile.js";
import {CAP} from "../boston.js";
import {fitModel} from "../training/fit.js";
import {BOSTON_NETWORK} from "../training/recipes.js";
import {tableRows} from "../training/table-rows.js";
import {tensorflowVersions} from "../training/tensorflow.js";
import type {CourseKit} from "./kit.js";

/** Draws per amount of damage: which rows are hit moves the error by a tenth and more. */
const LINEAR_DRAWS = 20;
const NETWORK_DRAWS = 9;

/** Amounts at which networks are trained, which takes longer. */
const NETWORK_STEPS = 6;

/** By how much the quiz asks the error to rise. */
const NOTICEABLE = 1.1;

/** Makes the files of the lesson on data quality: errors by damage, findings, and the answers of its quiz. */
export async function dataQualityFiles(kit: CourseKit): Promise<Record<string, string>> {
  const {table, monitor, data, kept} = kit;
  const source = sourceOf(kit);
  const trained = {
    ...data,
    packages: tensorflowVersions(),
    recipe: {...BOSTON_NETWORK, hidden: [...BOSTON_NETWORK.hidden]}
  };
  return {
    "damage.json": await kept("damage", trained, () => damageCurves(source, kit.effects)),
    "quality.json": await kept("quality", data, () =>
      findingsOf(
        table,
        Object.keys(table).filter((name) => name !== "cmedv"),
        monitor.target.name
      )
    ),
    "quiz-data-quality.json": await kept("quiz-data-quality", data, () => answersOf(source))
  };
}

function sourceOf({table, features, monitor, pools}: CourseKit): DamageSource {
  const rows = Array.from(pools, (_, row) => row);
  return {
    ...{columns: table, features, target: monitor.target.name},
    train: rows.filter((row) => pools[row] === TRAIN),
    holdOut: rows.filter((row) => pools[row] !== TRAIN)
  };
}

async function damageCurves(source: DamageSource, effects: CourseKit["effects"]): Promise<DamageCurves> {
  const bar = effects.progress("networks on damaged rows", damageKinds.length * (NETWORK_STEPS + 1) * NETWORK_DRAWS);
  const curves: [DamageKind, DamageCurve][] = [];
  for (const kind of damageKinds) {
    const linear = linearErrors(source, kind, amountsOf(kind), LINEAR_DRAWS);
    curves.push([kind, {linear, network: await networkErrors(source, kind, () => bar.step())}]);
  }
  bar.done();
  return {
    kinds: Object.fromEntries(curves) as Record<DamageKind, DamageCurve>,
    draws: {linear: LINEAR_DRAWS, network: NETWORK_DRAWS}
  };
}

/** Trains networks on rows with each amount of one kind of damage. */
async function networkErrors(source: DamageSource, kind: DamageKind, onTrained: () => void): Promise<ErrorsByAmount> {
  const {features, target} = source;
  // one bar for all of them
  const steps = {step: (): void => {}, done: onTrained};
  const amounts = amountsOf(kind, NETWORK_STEPS);
  const draws = [];
  for (const amount of amounts) {
    const errors = [];
    for (let seed = 1; seed <= NETWORK_DRAWS; ++seed) {
      const damaged = damagedRows(source, {...undamaged, [kind]: amount}, seed);
      const table = Object.fromEntries([
        [target, Array.from(damaged.labels)],
        ...features.map((name, i) => [name, Array.from(damaged.features[i]!)])
      ]) as Record<string, number[]>;
      const rows = tableRows(table, features, target, Array.from(damaged.labels.keys()));
      const {model} = await fitModel(BOSTON_NETWORK, rows, seed, {progress: () => steps});
      errors.push(damagedError(source, damaged, (columns) => predictColumns(model, columns)));
    }
    draws.push(errors);
  }
  return errorsByAmount(amounts, draws);
}

function answersOf(source: DamageSource): DataQualityAnswers {
  const {columns, features, target} = source;
  const labels = columns[target]!;
  const city = citySplit(columns);
  const [crim] = outsideRanges(columns, ["crim"], city);
  return {
    capped: labels.filter((value) => value === CAP).length,
    nearCap: labels.filter((value) => value > 0.8 * CAP && value < CAP).length,
    crimFrom: crim!.range[1],
    cityRows: city.serving.length,
    crimOutside: crim!.rows,
    ...missedAnswers(source, features),
    ...noiseAnswers(source)
  };
}

/** What each of the quizzed columns is worth: the mean error on the published splits without it. */
function missedAnswers(
  {columns, target}: DamageSource,
  features: readonly string[]
): Pick<DataQualityAnswers, "missedLeast" | "missedOrder" | "rmseAll" | "rmseLeast" | "rmseMost"> {
  const names = [...features, target];
  const blocks = publishedSplits(columns[target]!.length).map(({train, test}) => ({
    train: gramOf(names, selectColumns(columns, names, train)),
    test: gramOf(names, selectColumns(columns, names, test))
  }));
  const errorOf = (used: readonly string[]): number =>
    mean(blocks.map(({train, test}) => gramRmse(test, leastSquares(train, used, target), target)));
  const without = (left: string): number => errorOf(features.filter((name) => name !== left));
  const missedOrder = quizzedColumns.toSorted((a, b) => without(a) - without(b));
  return {
    ...{missedLeast: missedOrder[0]!, missedOrder, rmseAll: rounded(errorOf(features))},
    ...{rmseLeast: rounded(without(missedOrder[0]!)), rmseMost: rounded(without(missedOrder.at(-1)!))}
  };
}

/** Looks for the least whole percentage of wrong labels that raises the median error by a tenth. */
function noiseAnswers(source: DamageSource): Pick<DataQualityAnswers, "noise" | "cleanRmse"> {
  const cleanRmse = damagedFit(source, undamaged, 1).rmse;
  for (let percent = 1; percent <= 100 * mostDamage.labels; ++percent) {
    const errors = Array.from(
      {length: LINEAR_DRAWS},
      (_, i) => damagedFit(source, {...undamaged, labels: percent / 100}, i + 1).rmse
    );
    if (
      quantile(
        errors.sort((a, b) => a - b),
        0.5
      ) >=
      NOTICEABLE * cleanRmse
    )
      return {noise: percent, cleanRmse: rounded(cleanRmse)};
  }
  throw new RangeError(`no share of wrong labels up to ${mostDamage.labels} raises the error ${NOTICEABLE} times`);
}
