import {writeFile} from "node:fs/promises";
import {format, resolveConfig} from "prettier";
import {defaultEffects} from "../../data-loaders/effects.js";
import {protocols} from "../../data-loaders/stages/protocols.js";
import {BOSTON_NETWORK} from "../../data-loaders/training/recipes.js";
import {protocolError} from "../../lib/course.js";
import type {ProtocolId, SplitModel, Splits} from "../../lib/course.js";
import {mean, standardDeviation} from "../../lib/statistics/moments.js";
import {publishedResults} from "../../src/components/lesson/published-results.js";
import {isMain} from "../../tools/main.js";
import {bostonColumns, bostonFeatures} from "../boston-rows.js";

/** The document that is made here. */
export const bostonFile = new URL("../../docs/boston.md", import.meta.url).pathname;

/** What is measured: the splits of the lesson on the Boston model, on the same rows and by the same code. */
export const bostonInput = {table: bostonColumns, features: bostonFeatures, target: "medv"};

const MODELS: Readonly<Record<SplitModel, string>> = {
  mean: "the mean of the training labels",
  ols13: "least squares, 13 inputs",
  ols12: "least squares, without B",
  ols11: "least squares, without B and LSTAT",
  mlp13: "network 13-50-1, mean of five seeds",
  mlp12: "network 12-50-1, without B, mean of five seeds",
  ensemble5: "mean of five networks 12-50-1, without B"
};

const PUBLISHED: Readonly<Record<(typeof publishedResults)[number]["id"], string>> = {
  pbp: "probabilistic backpropagation, 50 hidden units",
  dropoutLeaked: "dropout at test time, settings chosen on the rows tested",
  dropoutClean: "dropout at test time, settings chosen on training rows",
  deepEnsembles: "ensemble of five networks"
};

const PROTOCOLS: Readonly<Record<Exclude<ProtocolId, "published">, string>> = {
  random: "ten random folds, 50 shuffles",
  unshuffled: "ten runs of the rows in file order",
  grouped: "ten folds of whole towns, 50 shuffles",
  keras: "the split of the Keras data set, 404 and 102 rows"
};

/** Returns the document of the protocols, from what was measured. */
export async function bostonDocument({models, protocols: runs}: Splits): Promise<string> {
  const {hidden, epochs, batchSize, learningRate} = BOSTON_NETWORK;
  const ours = (Object.keys(MODELS) as SplitModel[]).map((id) => {
    const errors = models[id];
    const standardError = standardDeviation(errors) / Math.sqrt(errors.length - 1);
    const span = [Math.min(...errors), Math.max(...errors)].map((error) => error.toFixed(2)).join(" to ");
    return `| ${MODELS[id]} | ${mean(errors).toFixed(3)} | ± ${standardError.toFixed(3)} | ${span} | here |`;
  });
  const theirs = publishedResults.map(
    ({id, rmse, plusMinus, source}) =>
      `| ${PUBLISHED[id]} | ${rmse.toFixed(2)} | ± ${plusMinus.toFixed(2)}, as they state it | | [its authors](${source}) |`
  );
  const ways = (Object.keys(PROTOCOLS) as (keyof typeof PROTOCOLS)[]).map((id) => {
    const sets = runs[id].flatMap(({rmse}) => rmse);
    return `| ${PROTOCOLS[id]} | ${protocolError(runs[id]).toFixed(3)} | ${mean(sets).toFixed(3)} |`;
  });
  const text = [
    "# Boston: how good is good?",
    "`npm run bench:boston` measures this page anew and writes it; a test holds it to what the build computes for the lesson. All figures are RMSE in $1000 on rows that were not trained on, with MEDV as first published as the label.",
    "## The 20 published splits",
    `Nine tenths to train, by 20 successive permutations of NumPy's RandomState(1), as papers since 2015 have used them. The network has one hidden layer of ${hidden[0]} units, Adam at ${learningRate}, ${epochs} epochs in batches of ${batchSize}; nothing was tuned on these splits. ± is the standard error over the splits.`,
    ["| model | mean | | lowest to highest | measured |", "| --- | --- | --- | --- | --- |", ...ours, ...theirs].join(
      "\n"
    ),
    "What the ± of others is, they do not all say, and a deviation over 20 splits is more than four times a standard error: nobody should rank these by a tenth.",
    "## Other ways to split, least squares with 13 inputs",
    ["| way | over all rows tested | mean over test sets |", "| --- | --- | --- |", ...ways].join("\n"),
    "A random split has rows of nearly every town on both sides. Folds of whole towns answer another question, what the error is where no town is known; one of them holds the 132 rows of the largest pattern."
  ].join("\n\n");
  return format(text, {...(await resolveConfig(bostonFile)), parser: "markdown"});
}

if (isMain(import.meta.url))
  await writeFile(bostonFile, await bostonDocument(await protocols(bostonInput, defaultEffects)));
