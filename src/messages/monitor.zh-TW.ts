import {count, fixed, percent, significant, signed} from "../components/format.js";
import type {ErrorChange} from "../lib/decay/realised-error.js";
import type {ColumnStatistic} from "../lib/drift/calibrated/statistics.js";
import type {Finding} from "../lib/drift/explain.js";
import type {Role} from "../lib/profile/types.js";
import {failureText} from "./failures.zh-TW.js";
import {alike, boundText, errorFigure, tellingDigits} from "./figures.js";
import type * as en from "./monitor.en.js";
import {anomalyText} from "./reasons.zh-TW.js";

export {anomalyText, decisionText, modelEventText} from "./reasons.zh-TW.js";

export const figureWords: typeof en.figureWords = {
  showTable: "以表格顯示",
  copyLink: "複製連結",
  linkCopied: "已複製連結"
};

export const distanceNames: typeof en.distanceNames = {
  psi: {label: "PSI", long: "母體穩定度指標（PSI）"},
  jensenShannon: {label: "Jensen–Shannon", long: "Jensen–Shannon散度，以2為底"},
  kolmogorovSmirnov: {label: "KS", long: "Kolmogorov–Smirnov統計量"}
};

export const words: typeof en.words = {
  colon: "：",
  loading: "正在載入統計 …",
  loadingFinest: "正在載入最細的分箱 …",
  retry: "再試一次",
  simulated: "模擬",
  scenario: "情境",
  series: "序列",
  distance: "距離",
  reference: "參考",
  current: "目前",
  reset: "還原",
  noPartitions: "還沒有任何時段的統計，下一次建置會有第一段。",
  noRows: "兩個時段中有一個沒有資料列，無從比較。",
  featuresTitle: "什麼變了",
  notesTitle: "監控記下的事",
  noNotes: "資料沒有問題，模型維持不變。",
  thresholdLine: "門檻",
  statuses: {alarm: "告警", "no alarm": "偶然範圍內", "not enough data": "資料不足"},
  head: {
    feature: "特徵",
    histograms: "參考與目前",
    overTime: "距離的變化",
    now: "現在",
    threshold: "門檻",
    alarm: "判定",
    sentence: "發生了什麼"
  },
  columnsInAlarm: "告警的欄位",
  quarantined: "隔離的列",
  figures: {
    rows: "列數",
    missing: "缺失",
    notFinite: "NaN或無限大",
    other: "參考裡沒有的值",
    zeros: "零",
    mean: "平均",
    deviation: "標準差",
    min: "最小",
    max: "最大"
  },
  cells: {missing: "缺失", nan: "NaN", negativeInfinity: "−∞", positiveInfinity: "+∞", other: "其他"},
  detail: {
    bins: "PSI從哪裡來",
    bin: "分箱",
    level: "值",
    part: "占PSI的部分",
    total: "合計",
    figures: "數字",
    measure: "項目",
    change: "變化",
    distances: "所有距離",
    value: "現在",
    verdict: "判定",
    chance: "與偶然相比",
    over: "超過",
    below: "以下",
    missingChange: "缺失比例的變化"
  },
  tools: {
    title: "其他工具以自己的預設值會怎麼說",
    tool: "工具",
    method: "指標",
    remark: "備註",
    none: "無",
    undecided: "無法判定",
    drift: "有漂移",
    noDrift: "無漂移",
    names: {
      tfdv: "TFDV",
      sagemaker: "SageMaker",
      vertex: "Vertex AI",
      "psi-rule": "PSI經驗法則"
    },
    rules: {"<": "低於", "<=": "至多", ">": "高於", ">=": "至少"}
  },
  limits: {
    title: "綱要允許什麼：移動一個界限，看看它會抓到什麼",
    min: "允許的最小值",
    max: "允許的最大值",
    free: "不設限",
    present: "有值的列至少占",
    known: "在詞彙表裡的值至少占",
    zeros: "零至多占",
    reset: "回到監控的綱要"
  },
  percentOfRows: "占資料列的%",
  meanOf: {reference: "參考的平均", current: "目前的平均"}
};

export const describeModel: typeof en.describeModel = (version) =>
  `現役模型${/^\d+$/.test(version) ? `v${version}` : version}`;
export const describeData: typeof en.describeData = ({unit, long}, last) =>
  unit === "file" ? `最後一個檔案是${long(last)}` : `資料到${long(last)}為止`;

export const aboutColumn: typeof en.aboutColumn = (description, unit) => [description, unit].filter(Boolean).join("，");

export const describeFailure: typeof en.describeFailure = (reason) => `無法顯示這個資料流：${failureText(reason)}。`;
export const describeFinestFailure: typeof en.describeFinestFailure = (reason) =>
  `無法載入這個欄位最細的分箱：${failureText(reason)}。`;
export const describeCalibrationFailure: typeof en.describeCalibrationFailure = (reason) =>
  `告警無法校準，顯示的判定只是粗估：${failureText(reason)}。`;
export const describeChange: typeof en.describeChange = ({short}, start) => `${short(start)}開始改變`;

export const describePreset: typeof en.describePreset = (id, {one, amount}, {from, length, span}) => {
  const last = `最後${amount(length)}`;
  return {
    build: from > 0 ? span : `最初${amount(length)}`,
    previous: length === 1 ? `前一${one}` : `前${amount(length)}`,
    before: "之前全部",
    short: last,
    medium: last,
    long: last
  }[id];
};

export const describeGrip: typeof en.describeGrip = {
  start: ({long}, first, _last, rows) => `${long(first)}，${count(rows)}列`,
  end: ({long}, _first, last, rows) => `${long(last)}，${count(rows)}列`,
  whole: ({long}, first, last, rows) => `${long(first)}到${long(last)}，${count(rows)}列`
};

export const gripNames: typeof en.gripNames = {
  start: ({one}, role) => `${role}時段的第一${one}`,
  end: ({one}, role) => `${role}時段的最後一${one}`,
  whole: (_, role) => `${role}時段的位置`
};

export const describeOverlap: typeof en.describeOverlap = ({amount}, shared) =>
  `兩個時段重疊${amount(shared)}。這些列兩邊都算，距離會偏小。`;
export const describeFewRows: typeof en.describeFewRows = (role, rows) =>
  `${role}時段只有${count(rows)}列：只看得出很大的變化。`;
export const describeFewPartitions: typeof en.describeFewPartitions = ({one, amount}, number, needed) =>
  `參考時段只有${amount(number)}有資料。這麼少學不到各${one}之間原本的差異，告警可能太頻繁：請取${amount(needed)}以上。`;

export const rowsPer: typeof en.rowsPer = ({one}) => `每${one}的列數`;

export const describePartition: typeof en.describePartition = (name, {rows, quarantined, error, alarms}, measure) => {
  const named = alarms.length > 4 ? `${alarms.length}個欄位` : alarms.join("、");
  return [
    `${name}：${count(rows)}列`,
    ...(quarantined > 0 ? [`隔離${count(quarantined)}列`] : []),
    ...(measure === null
      ? []
      : [error === null ? "還沒有標籤" : `${measure === "RMSE" ? measure : "錯誤率"}${errorFigure(measure, error)}`]),
    alarms.length === 0 ? "沒有告警" : `告警：${named}`
  ].join("，");
};

export const errorText: typeof en.errorText = errorFigure;

export const errorLabel: typeof en.errorLabel = (measure, unit) =>
  measure === "RMSE" ? `RMSE${unit && `，${unit}`}` : "錯誤率";

export const verdictSentence: typeof en.verdictSentence = ({isSame, moved, features, performance}) => {
  if (isSame) return "兩個時段相同，還沒有什麼可以比較。";
  const inputsMoved = moved > 0;
  if (features === 0) return modelSentence(performance);
  if (performance === null) return inputsMoved ? "輸入變了。" : "沒有輸入改變。";
  switch (performance.verdict) {
    case "worse":
      return inputsMoved ? "輸入變了，模型也變差了。" : "沒有輸入改變，模型卻變差了。";
    case "better":
      return inputsMoved ? "輸入變了，模型卻更準，不是更差。" : "沒有輸入改變，模型更準了。";
    case "unchanged":
      return inputsMoved ? "輸入變了，模型沒有變差。" : "沒有輸入改變，模型也沒有變差。";
    case "unknown":
      return inputsMoved ? "輸入變了；標籤太少，無法判斷模型是否變差。" : "沒有輸入改變；標籤太少，無法判斷模型。";
  }
};

/** The verdict where no column is an input. */
function modelSentence(performance: ErrorChange | null): string {
  if (performance === null) return "沒有可以比較的輸入。";
  return {
    worse: "模型變差了。",
    better: "模型更準了。",
    unchanged: "模型沒有變差。",
    unknown: "標籤太少，無法判斷模型。"
  }[performance.verdict];
}

const roleNames: Readonly<Record<Role, string>> = {
  feature: "特徵",
  prediction: "預測",
  score: "分數",
  label: "標籤",
  time: "時間"
};

export const verdictFigures: typeof en.verdictFigures = ({moved, features, expected, outcomes, performance, unit}) => {
  const byChance = expected > 0 ? `（若只是偶然，每${significant(1 / expected, 2)}次這樣的比較至多一次告警）` : "";
  const names = outcomes.map(({name, role}) => (name === role ? roleNames[role] : `${roleNames[role]}（${name}）`));
  const inputs = `${features}個特徵中有${moved}個告警${byChance}。${names.length === 0 ? "" : `另外告警的有：${names.join("、")}。`}`;
  if (performance === null) return inputs;
  const {measure, reference, current} = performance;
  if (current.n === 0) return `${inputs}目前時段還沒有標籤。`;
  const was = reference.n === 0 ? "" : `，原為${errorText(measure, reference.value)}`;
  const name = measure === "RMSE" ? measure : "錯誤率";
  return `${inputs}${name}為${errorText(measure, current.value)}${was}${measure === "RMSE" && unit ? `（${unit}）` : ""}。`;
};

const describeThreshold = (rate: number): string =>
  `告警依時段的大小校準：什麼都沒變時，至多${significant(100 * rate, 3)}%的比較會有任何欄位告警，標籤與預測也算在內。門檻只針對這一種距離；判定則綜合所有數字。`;

export const findingSentence: typeof en.findingSentence = (findings, unit, isAlarm) => {
  if (findings.length === 0) return "沒有可以比較的列";
  const mean = findings.find((f) => f.kind === "mean");
  if (!isAlarm) {
    const [before, now] = mean ? alike(mean.before, mean.now) : [];
    return mean ? `平均${quantity(now!, unit)}，原為${before}` : "和以前一樣";
  }
  const parts = findings.map((finding) => findingPart(finding, findings, unit)).filter((part) => part !== "");
  return parts.slice(0, 2).join("；");
};

function findingPart(finding: Finding, all: readonly Finding[], unit: string): string {
  switch (finding.kind) {
    case "missing":
      return changedShare(finding, (now) => `${now}缺值`);
    case "notFinite":
      return changedShare(finding, (now) => `${now}的列是NaN或無限大`);
    case "other":
      return changedShare(finding, (now) => `${now}的列出現以前沒有的值`);
    case "mean": {
      const [before, now] = alike(finding.before, finding.now);
      return before === now ? "" : `平均${movedTo(finding, unit)}`;
    }
    case "deviation": {
      const mean = all.find((f) => f.kind === "mean");
      const meanStays = mean && alike(mean.before, mean.now)[0] === alike(mean.before, mean.now)[1];
      return meanStays ? `平均不變，離散程度${movedTo(finding, unit)}` : "";
    }
    case "range":
      return `增加最多的是${rangeText(finding.low, finding.high)}（${points(finding.points)}）`;
    case "level":
      return changedShare(finding, (now) => `值為${finding.level}的列占${now}`);
  }
}

/** Two shares with as many decimals as it takes to tell them apart. */
function changedShare({before, now}: {before: number; now: number}, sentence: (now: string) => string): string {
  const digits = tellingDigits(before, now);
  return `${sentence(percent(now, digits))}，原為${percent(before, digits)}`;
}

function rangeText(low: number | null, high: number | null): string {
  if (low === null) return `${boundText(high!, 3)}以下`;
  if (high === null) return `超過${boundText(low, 3)}`;
  const [from, to] = [boundText(low, 3), boundText(high, 3)];
  return from === to ? to : `${from}–${to}`;
}

export const otherBucket: typeof en.otherBucket = (number) => `其他，第${number}組`;

export const toolRange: typeof en.toolRange = ({low, high}) => {
  if (Number.isNaN(low)) return "–";
  const [from, to] = [low, high].map((x) => (x === Infinity ? "∞" : x === -Infinity ? "−∞" : significant(x, 3)));
  return from === to ? from! : `${from}到${to}`;
};

export const describeLimits: typeof en.describeLimits = (now, wrong, starts, first, {amount, short}) => {
  const window = now === 0 ? "目前時段沒有問題。" : "目前時段超出界限：";
  if (wrong === 0) return `${amount(starts.length)}都沒有超出界限。${window}`;
  return `${amount(starts.length)}中有${amount(wrong)}超出界限，最早是${short(starts[first]!)}。${window}`;
};

export const binText: typeof en.binText = (low, high) => {
  if (low === null && high === null) return "所有的值";
  if (low === null) return `≤ ${boundText(high!, 4)}`;
  if (high === null) return `> ${boundText(low, 4)}`;
  const [from, to] = [boundText(low, 4), boundText(high, 4)];
  return from === to ? to : `${from} – ${to}`;
};

const points = (share: number): string => `${signed(share * 100, 0)}個百分點`;

/** A number with its unit: 17.9%、6.2間、13.8千美元. A unit of more words stands apart: 0.651（千萬分之一）. */
export function quantity(text: string, unit: string): string {
  if (unit === "") return text;
  return unit === "%" || /^\p{Script=Han}{1,3}$/u.test(unit) ? `${text}${unit}` : `${text}（${unit}）`;
}

/** "從12.6升到17.9%". */
function movedTo(change: {before: number; now: number}, unit: string): string {
  const [before, now] = alike(change.before, change.now);
  return `從${before}${change.now > change.before ? "升" : "降"}到${quantity(now, unit)}`;
}

export const describeSince: typeof en.describeSince = ({short}, start) => `${short(start)}起超過門檻`;
export const describeDistance: typeof en.describeDistance = (value) => fixed(value, 3);

export const describeVerdict: typeof en.describeVerdict = ({pValue, carrier}) => {
  if (Number.isNaN(pValue) || carrier === null) return "";
  if (pValue > 0.2) return `綜合來看：光憑偶然，時段之間也常有這樣的差異（p = ${significant(pValue, 2)}）。`;
  // Beyond a millionth p-values are extrapolated: their figures would say more than is known.
  const isExtrapolated = pValue < 1e-6;
  const often = isExtrapolated ? "一百萬次不到一次" : `每${count(Number((1 / pValue).toPrecision(2)))}次才有一次`;
  const p = isExtrapolated ? "p < 10⁻⁶" : `p = ${significant(pValue, 2)}`;
  return `綜合來看：如果什麼都沒變，${often}會有這麼不同的時段（${p}）。最能說明的是${carriers[carrier]}。`;
};

const carriers: Readonly<Record<ColumnStatistic, string>> = {
  pearson: "所有格子合起來看（Pearson）",
  andersonDarling: "值的大小順序（Anderson–Darling）",
  mood: "值的離散程度（Mood）",
  outsideAtom: "最常見的值以外的那些值（Mann–Whitney）",
  largestCell: "單獨一格相對於其餘"
};

export const describeBound: typeof en.describeBound = (bound) =>
  !Number.isFinite(bound) ? "" : `KS以分箱計算；用原始值計算最多還會大${fixed(bound, 3)}。`;

export const tableTitle: typeof en.tableTitle = ({name, figure, value, threshold, ratio}, moved) => {
  if (ratio < 0) return "沒有可以比較的";
  const figures =
    figure === "missing"
      ? `缺值的列${signed(100 * value, 1)}個百分點，門檻${fixed(100 * threshold, 1)}`
      : `${distanceNames[figure].label}為${describeDistance(value)}，門檻${describeDistance(threshold)}`;
  return moved === 0 ? `沒有特徵告警；最接近門檻的是${name}：${figures}` : `變化最大的是${name}：${figures}`;
};

export const tableSubtitle: typeof en.tableSubtitle = (distance, standIn, rate) => {
  const categories = standIn === null ? "" : `（類別欄位不適用，改用${distanceNames[standIn].long}）`;
  return `所有特徵，超過門檻最多的在前，依${distanceNames[distance].long}${categories}排序。${describeThreshold(rate)}`;
};

export const timelineTitle: typeof en.timelineTitle = ({amount}, inAlarm, total) => {
  if (inAlarm === 0) return total === 1 ? "沒有告警" : `${amount(total)}都沒有告警`;
  if (total === 1) return "有告警";
  return `${amount(total)}中有${amount(inAlarm)}告警`;
};
export const timelineSubtitle: typeof en.timelineSubtitle =
  "拖動兩個時段或它們的兩端，或在圖上畫出新的目前時段，下面的數字都會跟著變。";

export const predictionTitle: typeof en.predictionTitle = (name, before, now, unit) => {
  if (!Number.isFinite(before) || !Number.isFinite(now)) return `有一個時段沒有${name}`;
  const [from, to] = alike(before, now);
  if (from === to) return `${name}的平均維持在${quantity(to, unit)}`;
  return `${name}的平均${movedTo({before, now}, unit)}`;
};
export const predictionSubtitle: typeof en.predictionSubtitle = (unit) =>
  `每個分箱占資料列的比例${unit && `（${unit}）`}。空心是參考，實心是目前。`;

export const errorTitle: typeof en.errorTitle = ({measure, reference, current, verdict}) => {
  if (current.n === 0 || reference.n === 0) return "標籤太少，無法比較誤差";
  const name = measure === "RMSE" ? measure : "錯誤率";
  const figures = `${name}為${errorText(measure, current.value)}，原為${errorText(measure, reference.value)}`;
  return {
    worse: `誤差變大了：${figures}`,
    better: `誤差變小了：${figures}`,
    unchanged: `誤差的變化沒有超出偶然：${figures}`,
    unknown: `標籤太少，無法判斷：${figures}`
  }[verdict];
};
export const errorSubtitle: typeof en.errorSubtitle = (measure, {one}, unit) =>
  measure === "RMSE"
    ? `每${one}與兩個時段實際的RMSE${unit && `（${unit}）`}。`
    : `每${one}與兩個時段裡，類別答錯的列所占比例。`;

export const anomalyNames: typeof en.anomalyNames = {
  MULTIPLE_REASONS: "多項問題",
  BOOL_TYPE_BIG_INT: "不是0也不是1",
  BOOL_TYPE_SMALL_INT: "不是0也不是1",
  BOOL_TYPE_UNEXPECTED_STRING: "不是是也不是否",
  BOOL_TYPE_UNEXPECTED_FLOAT: "不是0也不是1",
  ENUM_TYPE_INVALID_UTF8: "文字損壞",
  ENUM_TYPE_UNEXPECTED_STRING_VALUES: "新的值",
  FEATURE_TYPE_HIGH_UNIQUE: "不同的值太多",
  FEATURE_TYPE_LOW_UNIQUE: "不同的值太少",
  FEATURE_TYPE_NO_UNIQUE: "沒有計算不同的值",
  FEATURE_TYPE_LOW_FRACTION_PRESENT: "缺值",
  FEATURE_TYPE_LOW_NUMBER_PRESENT: "缺值",
  FEATURE_TYPE_NOT_PRESENT: "全部缺值",
  FLOAT_TYPE_BIG_FLOAT: "值太大",
  FLOAT_TYPE_SMALL_FLOAT: "值太小",
  FLOAT_TYPE_STRING_NOT_FLOAT: "不是數字",
  FLOAT_TYPE_HAS_NAN: "NaN",
  FLOAT_TYPE_HAS_INF: "無限大的值",
  INT_TYPE_BIG_INT: "值太大",
  INT_TYPE_SMALL_INT: "值太小",
  INT_TYPE_NOT_INT_STRING: "不是整數",
  SCHEMA_MISSING_COLUMN: "欄位不見了",
  SCHEMA_NEW_COLUMN: "新的欄位",
  UNEXPECTED_DATA_TYPE: "型別不對",
  DOMAIN_INVALID_FOR_TYPE: "綱要：值域與型別不合",
  FEATURE_MISSING_NAME: "綱要：沒有名稱",
  FEATURE_MISSING_TYPE: "綱要：沒有型別",
  INVALID_SCHEMA_SPECIFICATION: "綱要：自相矛盾",
  INVALID_DOMAIN_SPECIFICATION: "綱要：值域不成立",
  STATS_NOT_AVAILABLE: "沒有保留這項統計",
  COMPARATOR_CONTROL_DATA_MISSING: "沒有可以比較的對象",
  COMPARATOR_L_INFTY_HIGH: "比例變了",
  COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH: "分布變了",
  COMPARATOR_NORMALIZED_ABSOLUTE_DIFFERENCE_HIGH: "數量變了",
  COMPARATOR_LOW_NUM_EXAMPLES: "列數比以前少",
  COMPARATOR_HIGH_NUM_EXAMPLES: "列數比以前多",
  DATASET_LOW_NUM_EXAMPLES: "列數太少",
  DATASET_HIGH_NUM_EXAMPLES: "列數太多",
  NO_DATA_IN_SPAN: "沒有資料",
  DATA_NOT_FRESH: "資料太舊",
  MISSING_SHARE_CHANGED: "缺值的比例變了",
  STATISTIC_TOO_LOW: "統計值太低",
  STATISTIC_TOO_HIGH: "統計值太高"
};

export const anomalyLine: typeof en.anomalyLine = (anomaly) => `${anomalyNames[anomaly.kind]}：${anomalyText(anomaly)}`;

export const decisionName: typeof en.decisionName = "訓練了挑戰者";
export const modelEventNames: typeof en.modelEventNames = {
  refused: "挑戰者被拒",
  canary: "金絲雀開始",
  promoted: "升為現役",
  "rolled back": "退回"
};
export const describeNoteTimes: typeof en.describeNoteTimes = ({short, span, amount}, first, last, number) =>
  number === 1 ? short(first) : `${span(first, last)}，共${amount(number)}`;
export const showAllNotes: typeof en.showAllNotes = (number) => `顯示全部${number}項`;
export const showAllColumns: typeof en.showAllColumns = (number) => `顯示全部${count(number)}個欄位`;

const outcomeOrder: readonly Role[] = ["prediction", "score", "label", "time"];

export const outcomesTitle: typeof en.outcomesTitle = (roles) => {
  const known = outcomeOrder.filter((role) => roles.includes(role)).map((role) => roleNames[role]);
  return known.length < 2 ? known.join("") : `${known.slice(0, -1).join("、")}與${known.at(-1)}`;
};

export const monitorPages: typeof en.monitorPages = {
  label: "這個監控的其他頁面",
  names: {
    performance: "多準，對誰",
    journal: "日誌與模型登錄",
    policy: "換個方式重新訓練會怎樣？",
    serve: "問問模型"
  }
};
