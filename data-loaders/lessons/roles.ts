import {roles} from "../../lib/course/repository.js";
import type {Role} from "../../lib/course/repository.js";
import {pathPattern} from "./path-pattern.js";

/** Role of a file; that of files whose lines nobody wrote is "uncounted". */
export type FileRole = Role | "uncounted";

/** What the files of this project are there for, as patterns of paths: of those that mean a file, the last counts. */
const rules: readonly (readonly [FileRole, readonly string[]])[] = [
  [
    "pages",
    ["/src/", "/pages/", "/lessons/", "/lib/*.ts", "/lib/course/", "/data-loaders/lessons/", "/data-loaders/pages/"]
  ],
  ["process", ["/tools/", "/data-loaders/*.ts", "/data-loaders/stages/", "/data-loaders/table/"]],
  ["process", ["/data-loaders/state/", "/data-loaders/life/", "/lib/journal/", "/lib/policy/", "/lib/registry/"]],
  ["process", ["/lib/horizon.ts", "/lib/partition-time.ts", "/lib/week.ts"]],
  ["collection", ["/data-loaders/sources/", "/data-loaders/engines/", "/data-loaders/simulated/", "/lib/sql/"]],
  ["collection", ["/lib/scenario/", "/data-loaders/source.ts", "/data-loaders/boston.ts"]],
  [
    "collection",
    ["/data-loaders/stages/ingest.ts", "/data-loaders/stages/simulate.ts", "/data-loaders/table/read-*.ts"]
  ],
  ["verification", ["/lib/schema/", "/data-loaders/boston-problems.ts", "/data-loaders/table/quarantine.ts"]],
  ["verification", ["/data-loaders/stages/sql-schema.ts"]],
  ["model", ["/lib/model/", "/data-loaders/training/", "/data-loaders/champion.ts", "/data-loaders/table/*learner.ts"]],
  ["model", ["/data-loaders/table/train.ts", "/data-loaders/stages/train.ts", "/data-loaders/stages/loss.ts"]],
  ["model", ["/data-loaders/stages/grams.ts", "/data-loaders/stages/protocols.ts"]],
  ["features", ["/lib/model/encode*.ts", "/lib/model/inputs.ts", "/lib/model/columns.ts"]],
  ["features", ["/data-loaders/table/inputs.ts", "/data-loaders/stages/columns.ts"]],
  ["serving", ["/lib/serving/", "/lib/model/own/", "/data-loaders/models/", "/data-loaders/stages/serve.ts"]],
  ["serving", ["/data-loaders/stages/own-*.ts", "/data-loaders/table/own-*.ts", "/data-loaders/tensorflow-js*.ts"]],
  ["serving", ["/data-loaders/model-runtimes*.ts", "/data-loaders/table/answer*.ts"]],
  ["monitoring", ["/lib/profile/", "/lib/statistics/", "/lib/drift/", "/lib/decay/", "/lib/findings/"]],
  ["monitoring", ["/data-loaders/stages/profile.ts", "/data-loaders/stages/compare.ts"]],
  ["monitoring", ["/data-loaders/domain-*.ts", "/data-loaders/stages/label-*.ts", "/data-loaders/table/label*.ts"]],
  [
    "configuration",
    ["/data-loaders/config/", "/data-loaders/built-in/", "/data-loaders/propose/", "/.github/", "/.ci/"]
  ],
  ["configuration", ["/*.config.ts", "/*.config.js", "/package.json", "tsconfig*.json", ".gitignore", "/.npmrc"]],
  ["configuration", ["/.prettierignore", "/.prettierrc.json"]],
  ["tests", ["/test/"]],
  ["docs", ["/docs/", "/*.md", "/LICENSE"]],
  ["uncounted", ["/package-lock.json", "*.png", "*.snap", "/test/data/*.json", "/test/data/*/*.json"]],
  ["uncounted", ["/test/data/*/*/*.json", "*.onnx", "*.bin", "*.csv", "*.parquet"]]
];

const patterns = rules.flatMap(([role, list]) => list.map((pattern) => ({role, matches: pathPattern(pattern)})));

/** Returns what a file is there for; null for one that is no part of the project. */
export function roleOf(path: string): FileRole | null {
  return patterns.findLast(({matches}) => matches(path))?.role ?? null;
}

/** Tells whether a role's files are counted. */
export function isCounted(role: FileRole): role is Role {
  return (roles as readonly FileRole[]).includes(role);
}
