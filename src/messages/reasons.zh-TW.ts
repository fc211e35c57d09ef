import {count, fixed, percent, significant} from "../components/format.js";
import {ENOUGH} from "../lib/policy/gate-checks.js";
import type {AnomalyKind} from "../lib/schema/types.js";
import type * as en from "./reasons.en.js";
import {reworded} from "./reworded.js";
import type {Rewordings} from "./reworded.js";

/** The build's figures in Chinese words: of anomalies they are in its sentence, of all else in the evidence. */

const spaced = (text: string): string => text.replace(/ %/g, "%").replace(/ of values/g, "");
const nameList = (text: string): string => spaced(text).replace(/ and (\d+) more$/, "，以及另外$1個");

/** The sentence by what the build's own is like; kinds that are not here say all by their name. */
const sentences: Rewordings = [
  [/^(\S+) has unexpected values: (.+?)(?:, expected at least (.+) of values in the domain)?$/, unexpected],
  [/^(\S+) is expected and absent$/, (name) => `應該有${name!}，卻沒有`],
  [/^(\S+) \((\w+)\) is not in the schema$/, (name, type) => `綱要裡沒有${name!}（${type!}）`],
  [/^(\S+) is not expected in .+ data$/, (name) => `這種資料不該有${name!}`],
  [/^(\S+) is (\w+), expected (\w+)$/, (name, is, want) => `${name!}是${is!}，應為${want!}`],
  [/^(\S+) has no value in any of (\d+) rows$/, (name, rows) => `${rows!}列的${name!}全都沒有值`],
  [
    /^(\S+) has a value in (\d+) rows, expected at least (\d+)$/,
    (name, rows, least) => `${name!}只有${rows!}列有值，至少應有${least!}列`
  ],
  [
    /^(\S+) has a value in (.+) of (\d+) rows, expected at least (.+)$/,
    (name, share, rows, least) => `${rows!}列中，${name!}有值的占${spaced(share!)}，至少應有${spaced(least!)}`
  ],
  [/^(\S+) falls to (\S+), expected at least (\S+)$/, (name, min, least) => `${name!}小到${min!}，至少應為${least!}`],
  [/^(\S+) reaches (\S+), expected at most (\S+)$/, (name, max, most) => `${name!}大到${max!}，至多應為${most!}`],
  [/^(\S+) (?:falls to|reaches) (\S+), expected 0 or 1$/, (name, value) => `${name!}出現${value!}，應為0或1`],
  [/^(\S+) is NaN in (\d+) rows, expected never$/, (name, rows) => `${name!}有${rows!}列是NaN，應該都不是`],
  [
    /^(\S+) is infinite in (\d+|some) rows, expected never$/,
    (name, rows) => `${name!}有${rows === "some" ? "一些" : rows!}列是無限大，應該都不是`
  ],
  [/^(\S+) has text that is not .+, such as (.+)$/, (name, text) => `${name!}有不是數字的文字，例如${text!}`],
  [
    /^(\S+) has (\d+) different values, expected at (least|most) (\d+)$/,
    (name, is, side, limit) => `${name!}有${is!}個不同的值，${side === "least" ? "至少" : "至多"}應有${limit!}個`
  ],
  [
    /^there are (\d+) rows, expected at (least|most) (\d+)$/,
    (is, side, limit) => `有${is!}列，${side === "least" ? "至少" : "至多"}應有${limit!}列`
  ],
  [
    /^the \S+ of (\S+) is (\S+), expected at (least|most) (\S+)$/,
    (name, is, side, limit) => `${name!}的統計值是${is!}，${side === "least" ? "至少" : "至多"}應為${limit!}`
  ],
  [
    /^(\S+) is missing in (.+) of rows, was (.+): expected a change of at most (.+)$/,
    (name, is, was, most) => `${name!}有${spaced(is!)}的列缺值，原為${spaced(was!)}，變化至多應為${spaced(most!)}`
  ]
];

function unexpected(name?: string, values?: string, share?: string): string {
  return `${name!}出現綱要裡沒有的值：${nameList(values!)}${share ? `，至少應有${spaced(share)}的值在綱要裡` : ""}`;
}

export const anomalyText: typeof en.anomalyText = ({kind, column, description}) =>
  description
    .split("; ")
    .map((part) => reworded(part, sentences) ?? otherwise(kind, column))
    .join("；");

const otherwise = (kind: AnomalyKind, column: string): string => (column === "" ? kind : `${column}：${kind}`);

const measures: Rewordings = [
  [/\bRMSE\b/, () => "RMSE"],
  [/\bBrier score\b/, () => "Brier分數"],
  [/\berror rate\b/, () => "錯誤率"]
];

/** What the build's sentence measures: the figures beside it do not tell. */
const measureIn = (reason: string): string => reworded(reason, measures) ?? "誤差";

/** What is compared of it: the mean of the rows' losses. */
const lossIn = (reason: string): string =>
  reworded(reason, [[/\bRMSE\b/, () => "均方誤差"], ...measures]) ?? "平均損失";

export const decisionText: typeof en.decisionText = ({action, reason, evidence}) => {
  const told = [
    ...(evidence["onDemand.requests"] ? [`有人要求（${count(evidence["onDemand.requests"])}次）`] : []),
    ...errorSeen(evidence, measureIn(reason)),
    ...scheduleSeen(evidence),
    ...labelsSeen(evidence),
    ...inputsSeen(evidence)
  ];
  if (evidence["labels.new"] === undefined) return canaryFirst(evidence);
  const but = action === "keep" ? overruled(evidence) : "";
  return `${told.length === 0 ? "沒有設定觸發條件" : told.join("；")}${but}`;
};

type Evidence = Parameters<typeof en.decisionText>[0]["evidence"];

function errorSeen(evidence: Evidence, measure: string): string[] {
  const {"performance.partitions": seen, "performance.needed": needed, "performance.error": error} = evidence;
  const {"performance.baseline": baseline, "performance.ratio": ratio, "performance.limit": limit} = evidence;
  if (needed === undefined) return [];
  if (error === undefined || baseline === undefined)
    return (seen ?? 0) < needed
      ? [`現役模型已有標籤的時段只有${count(seen ?? 0)}段，要${count(needed)}段才能判斷${measure}`]
      : [`保留資料上沒有${measure}可以比較`];
  const times = ratio === undefined ? "" : `，是保留資料上${significant(baseline, 3)}的${significant(ratio, 3)}倍`;
  return [
    `最近${count(needed)}段時間的${measure}是${significant(error, 3)}${times}，門檻${significant(limit ?? NaN, 3)}倍`
  ];
}

function scheduleSeen({"schedule.partitions": since, "schedule.limit": limit}: Evidence): string[] {
  return since === undefined ? [] : [`距上次訓練${count(since)}段時間，每${count(limit ?? 0)}段訓練一次`];
}

function labelsSeen({"newLabels.rows": rows, "newLabels.limit": limit}: Evidence): string[] {
  return rows === undefined ? [] : [`新標籤${count(rows)}個，滿${count(limit ?? 0)}個就訓練`];
}

function inputsSeen({
  "distribution.columns": moved,
  "distribution.of": of,
  "distribution.limit": limit
}: Evidence): string[] {
  return moved === undefined ? [] : [`${count(of ?? 0)}個特徵中有${count(moved)}個變了，門檻${count(limit ?? 0)}個`];
}

/** Why what fired did not count, as far as the figures tell. */
function overruled(evidence: Evidence): string {
  const {"labels.new": fresh, "labels.learnable": learnable} = evidence;
  const {"coolDown.limit": limit, "coolDown.partitions": passed} = evidence;
  const fires =
    (evidence["performance.ratio"] ?? 0) > (evidence["performance.limit"] ?? Infinity) ||
    (evidence["schedule.partitions"] ?? 0) >= (evidence["schedule.limit"] ?? Infinity) ||
    (evidence["newLabels.rows"] ?? 0) >= (evidence["newLabels.limit"] ?? Infinity) ||
    (evidence["distribution.columns"] ?? 0) >= (evidence["distribution.limit"] ?? Infinity) ||
    (evidence["onDemand.requests"] ?? 0) > 0;
  if (!fires) return "";
  if (learnable === 0) return "；但沒有已有標籤的資料可學";
  if (fresh === 0) return "；但上次訓練之後還沒有新標籤";
  if (passed !== undefined && limit !== undefined && passed < limit)
    return `；但觸發後要靜候${count(limit)}段時間，目前才過${count(passed)}段`;
  return "；但目前沒有可以訓練與驗證的資料";
}

function canaryFirst({championRows, canaryRows}: Evidence): string {
  return championRows === undefined || canaryRows === undefined
    ? "要先判定金絲雀，它回答的資料列標籤還沒到齊"
    : `要先判定金絲雀，有標籤的資料列太少：金絲雀${count(canaryRows)}列，現役模型${count(championRows)}列`;
}

export const checkText: typeof en.checkText = ({name, passed, reason, evidence}) => {
  const {champion, challenger, limit, rows, difference, low, high, confidence} = evidence;
  const against = `挑戰者${significant(challenger ?? NaN, 3)}，現役模型${significant(champion ?? NaN, 3)}`;
  switch (name) {
    case "error":
      if (difference === undefined)
        return (rows ?? 0) < ENOUGH
          ? `保留資料只有${count(rows ?? 0)}列有標籤，要${count(ENOUGH)}列`
          : `${count(rows ?? 0)}列保留資料，算不出差異的信賴區間`;
      return `${count(rows ?? 0)}列保留資料上的${measureIn(reason)}：${against}；${lossIn(reason)}相差${significant(difference, 3)}（${percent(confidence ?? NaN)}信賴區間${significant(low ?? NaN, 3)}到${significant(high ?? NaN, 3)}）`;
    case "schema":
      return passed ? "訓練資料符合綱要" : `訓練資料有${count(evidence["anomalies"] ?? 0)}項異常`;
    case "slices":
      return champion === undefined
        ? "沒有可比較的切片"
        : `${count(evidence["slices"] ?? 0)}個切片中最差的一個（${count(rows ?? 0)}列）：${against}，至多可多${percent(limit ?? NaN)}`;
    default:
      return `${against}，至多${fixed(limit ?? NaN, 1)}倍`;
  }
};

export const judgementText: typeof en.judgementText = ({evidence}) => {
  const {difference, low, high, confidence, canaryRows, championRows} = evidence;
  if (difference === undefined) return "這是第一個模型，或是已通過關卡";
  const verdict = (low ?? NaN) > 0 ? "比現役模型差，超出偶然" : "不比現役模型差（超出偶然才算）";
  return `平均損失與現役模型相差${significant(difference, 3)}（${percent(confidence ?? NaN)}信賴區間${significant(low ?? NaN, 3)}到${significant(high ?? NaN, 3)}）：${verdict}；有標籤的資料列，金絲雀${count(canaryRows ?? 0)}列，現役模型${count(championRows ?? 0)}列`;
};

const became: Readonly<Record<Parameters<typeof en.modelEventText>[0]["kind"], string>> = {
  refused: "沒有通過關卡；各項檢查與數字見日誌。",
  canary: "通過了關卡，先回答一部分資料列。",
  promoted: "成為現役模型；判定的數字見日誌。",
  "rolled back": "作為金絲雀時比現役模型差，已退回；判定的數字見日誌。"
};

export const modelEventText: typeof en.modelEventText = ({kind, version}) => `${version}：${became[kind]}`;
