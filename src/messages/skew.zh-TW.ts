import {count, fixed, percent, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {Finding, Scoreboard} from "../lib/course/skew/bench.js";
import {skewCaseIds, skewKinds} from "../lib/course/skew/cases.js";
import type {SkewAnswers, SkewCase, SkewKind} from "../lib/course/skew/cases.js";
import type {PairFault} from "../lib/course/skew/pairs.js";
import {BIGQUERY_DISTANCE, TFDV_DISTANCE} from "../lib/course/skew/thresholds.js";
import type {Served} from "../lib/course/skew/towns.js";
import type {AnomalyKind} from "../lib/schema/types.js";
import type * as en from "./skew.en.js";

const upper = (name: string): string => name.toUpperCase();
const rmse = (value: number): string => (value >= 100 ? count(value) : fixed(value, 2));
const listed = (items: readonly string[]): string => items.join("、");

const steps: (typeof en.walkWords)["steps"] = {
  training: {
    name: "訓練資料",
    lines: ["訓練", "資料"],
    text: ({trainingRows}) => `模型學習用的${trainingRows}個普查區，附標籤MEDV。`
  },
  baseline: {
    name: "基準統計",
    lines: ["基準", "統計"],
    text: ({columns}) => `${columns}欄各自的列數、缺值、最小、最大與直方圖：檢查看得到的就只有這些。`
  },
  schema: {
    name: "綱要",
    lines: ["綱要"],
    text: () => "對每一欄的期望。先由訓練資料推論，再由人補上：服務資料最多可以離訓練多遠。"
  },
  serving: {
    name: "服務資料",
    lines: ["服務", "資料"],
    text: ({servingRows}) =>
      `服務送給模型的一批資料，共${servingRows}個普查區，沒有標籤。其中有兩件事不對，你看得出來嗎？`
  },
  statistics: {
    name: "服務統計",
    lines: ["服務", "統計"],
    text: () => "這批資料的同一種摘要，用同樣的區間。檢查同樣看不到任何一列資料。"
  },
  validate: {
    name: "驗證",
    lines: ["驗證"],
    text: ({checks, over}) => `拿每一項期望與統計比對。訓練與服務之間量得到的距離有${checks}個，其中${over}個超過門檻。`
  },
  anomalies: {
    name: "偵測異常",
    lines: ["偵測", "異常"],
    text: ({anomalies}) => `不符合期望之處，共${anomalies}項，各用TFDV給的名稱。`
  },
  skew: {
    name: "偏斜的種類",
    lines: ["偏斜的", "種類"],
    text: ({schemaSkew, featureSkew, distributionSkew, servingRows}) =>
      `綱要偏斜：欄位與型別的異常${schemaSkew}項。分布偏斜：${distributionSkew}欄。特徵偏斜是任何摘要都看不出來的，得回到資料列依鍵值配對：有一欄在${servingRows}筆裡的${featureSkew}筆上不同。`
  },
  alert: {
    name: "告警",
    lines: ["告警"],
    text: () => "給人看的訊息：什麼、在哪裡、差多少。它不說為什麼，因為沒有任何檢查知道。"
  },
  analysis: {
    name: "分析",
    lines: ["分析"],
    text: () => "有人依鍵值把紀錄配對，看哪些欄在多少筆上不同。然後不是修資料，就是修綱要。"
  }
};

/** 11A: the diagram. */
export const walkWords: typeof en.walkWords = {
  label: "走一遍流程圖（真實資料，刻意放入的錯誤）",
  steps,
  predict: ({servingRows, columns}) =>
    `一批${servingRows}個普查區在送往模型的路上出了兩個錯。檢查拿它和一份${columns}欄的綱要比對，會報出幾項異常？`,
  predictLabel: "我猜異常的項數",
  predictReason:
    "同一個錯會從好幾面看到：欄位換了名稱，就是少一欄、多一欄，又無從比較；代碼換了寫法，既是沒見過的值，分布也跟著移動。",
  hiddenResult: "檢查查出了什麼，猜過之後才會顯示。這個方塊之前的都可以打開。",
  choose: "圖中的方塊",
  next: "下一個方塊",
  title: (place, all, name) => `第${place}個方塊，共${all}個：${name}。`,
  subtitle: "訓練資料與服務資料如何用同一份綱要檢查。上排：訓練；下排：服務；箭頭表示方塊讀什麼。",
  subtitleNarrow: "訓練資料與服務資料如何用同一份綱要檢查。左：訓練；右：服務；箭頭表示方塊讀什麼。",
  columns: [{label: "方塊"}, {label: "讀取"}, {label: "檔案"}],
  none: "無",
  loading: "正在取得檔案。",
  failed: "無法取得檔案。",
  file: (name) => `開啟${name}`,
  lines: (shown, all) => (shown < all ? `前${count(shown)}行，共${count(all)}行。` : `全部${count(all)}行。`),
  preview: (name) => `${name}的開頭`
};

const faults: (typeof en.benchWords)["faults"] = {
  S6a: {name: "NOX × 100", text: "改以十億分之一為單位送來"},
  S6b: {name: "TAX ÷ 10", text: "只送來十分之一"},
  S6c: {name: "AGE ÷ 100", text: "百分比變成比例"},
  S6d: {name: "RM + 1", text: "多算一個房間"},
  gaps: {name: "PTRATIO遺失", text: "十列裡有三列沒有值"},
  S6e: {name: "PTRATIO補值", text: "同樣的缺值，用平均補上"},
  S7: {name: "欄位改變", text: "PTRATIO換了名稱，RAD的24寫成99"}
};

const phrases: Partial<Record<AnomalyKind, (figure: string) => string>> = {
  SCHEMA_MISSING_COLUMN: () => "不見了",
  SCHEMA_NEW_COLUMN: () => "不在服務用的綱要裡",
  FEATURE_TYPE_NOT_PRESENT: () => "沒有一列有值",
  FEATURE_TYPE_LOW_FRACTION_PRESENT: (share) => `只有${share}的列有值`,
  FEATURE_TYPE_LOW_NUMBER_PRESENT: () => "有值的列太少",
  FLOAT_TYPE_BIG_FLOAT: (most) => `高到${most}`,
  FLOAT_TYPE_SMALL_FLOAT: (least) => `低到${least}`,
  INT_TYPE_BIG_INT: (most) => `高到${most}`,
  INT_TYPE_SMALL_INT: (least) => `低到${least}`,
  UNEXPECTED_DATA_TYPE: () => "是另一種型別",
  ENUM_TYPE_UNEXPECTED_STRING_VALUES: (values) => `有值域以外的值：${values}`,
  COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH: (distance) => `與訓練相距${distance}（Jensen–Shannon）`,
  COMPARATOR_L_INFTY_HIGH: (distance) => `有一個值的占比變了${distance}`,
  COMPARATOR_CONTROL_DATA_MISSING: () => "無從比較：服務資料沒有這一欄",
  INVALID_SCHEMA_SPECIFICATION: () => "的期望互相矛盾",
  INVALID_DOMAIN_SPECIFICATION: () => "的值域有問題"
};

const figureOf = ({evidence}: Finding): string => {
  if (evidence === null) return "";
  if (evidence.of === "values") return evidence.values.join("、");
  if (evidence.of === "present") return percent(evidence.value);
  return evidence.of === "distance" ? fixed(evidence.value, 3) : significant(evidence.value, 3);
};

/** 11B: the schema bench. */
export const benchWords: typeof en.benchWords = {
  label: "寫一份綱要（真實資料，刻意放入的錯誤）",
  faults,
  toggles: "下面這批資料有什麼錯",
  fault: (id) => `${faults[id].name}：${faults[id].text}`,
  predict: (faultCount) =>
    `這份綱要由訓練資料推論而來，還沒有人動過。下面${faultCount}種錯誤，一次只來一種。它找得到幾種？`,
  predictLabel: "我猜找得到的錯誤數",
  predictReason: (found) =>
    `找到的是：${listed(found.map((id) => faults[id].name))}。型別、缺值、代碼與欄位，從資料就讀得出來；一個數字最高可以多高，讀不出來：TFDV把它留給人，我們也是。`,
  presets: {
    inferred: "推論所得",
    tight: "範圍與訓練相同",
    large: `每一欄距離${BIGQUERY_DISTANCE}`,
    small: `每一欄距離${TFDV_DISTANCE}`,
    needed: "給我看一份可行的"
  },
  presetsLabel: "從這裡開始",
  task: (faultCount) => `你的任務：${faultCount}種錯誤全部找到，沒出錯時什麼都不報，而且加的限制越少越好。`,
  column: "綱要中的欄位",
  columnName: upper,
  type: "型別",
  types: {float: "數字", int: "整數"},
  share: "有值的列至少占",
  shareValue: (share) => percent(share),
  low: "最小值",
  high: "最大值",
  values: "允許的值",
  serving: "環境標記",
  inServing: "服務資料應有此欄",
  distance: (isCode) => `與訓練的最大距離（${isCode ? "L∞" : "Jensen–Shannon"}，0到1）`,
  empty: "欄位留空表示不設限。",
  schemaText: "TFDV讀到的綱要",
  findings: "這批資料的異常",
  noFindings: "沒有異常。",
  finding: (found) => `${upper(found.column)}${phrases[found.kind]?.(figureOf(found)) ?? ""}`,
  result: ({faults: ids, rows, affected, rmse: now, quietRmse, anomalies}) => {
    const found = anomalies === 0 ? "綱要什麼也沒找到" : `綱要找到${anomalies}項異常`;
    if (ids.length === 0) return `這批資料沒有錯，${found}；模型的誤差是${rmse(now)}。`;
    const what = listed(ids.map((id) => faults[id].name));
    return `這批資料有「${what}」，${found}：${rows}列中有${affected}列是錯的，模型的誤差從${rmse(quietRmse)}變成${rmse(now)}。`;
  },
  hiddenTitle: (faultCount) => `${faultCount}種錯誤，一次一種：不論找不找得到，代價是多少。`,
  title: ({found, faults: all, quiet, added}: Scoreboard) => {
    const task = found === all.length && quiet.length === 0 ? "完成：" : "";
    return `${task}${all.length}種錯誤找到${found}種，誤報${quiet.length}項，加了${added}個限制。`;
  },
  subtitle: (rows) =>
    `真實資料，刻意放入的錯誤：${rows}個普查區，每種錯誤各來一次。圓點：現行模型的RMSE，單位1000美元，座標以十的次方為刻度；短虛線：沒有出錯時。名稱下方：綱要找到什麼。`,
  quiet: "沒有出錯",
  unsaid: "猜完才會顯示",
  missed: "漏掉",
  silent: "什麼也沒找到，正該如此",
  more: (n) => `，另有${n}項`,
  axis: "RMSE，1000美元",
  columns: [
    {label: "錯誤"},
    {label: "受影響列數", numeric: true},
    {label: "RMSE，1000美元", numeric: true},
    {label: "異常"}
  ],
  rmse
};

const pairFaults: Record<PairFault, string> = {
  unit: "單位不同",
  rounding: "四捨五入到一位小數",
  join: "拿到前一筆紀錄的值"
};

const foundIn = (checks: readonly {readonly feature: string; readonly isFound: boolean}[]): string[] =>
  checks.filter(({isFound}) => isFound).map(({feature}) => upper(feature));

/** 11C: pairs. */
export const pairWords: typeof en.pairWords = {
  label: "把紀錄配對（真實資料，刻意放入的錯誤）",
  check: "檢查方式",
  checkNames: {distribution: "比較分布", pairing: "依鍵值配對"},
  column: "第二張圖的欄位",
  columnName: upper,
  threshold: "距離的門檻",
  tolerance: "相對容許誤差",
  toleranceValue: (share) => percent(share),
  predict: (pairs, broken) =>
    `${pairs}筆紀錄各來兩次：一次來自訓練管線，一次來自服務。服務端有${broken}欄壞了：一欄單位不同，一欄被四捨五入，一欄屬於別筆紀錄。用門檻${BIGQUERY_DISTANCE}比較分布，這${broken}欄找得到幾欄？`,
  predictLabel: "我猜找得到的欄數",
  predictReason: (distance) =>
    `只有單位能讓直方圖移動得夠遠。四捨五入幾乎不動，而在紀錄之間互換的一欄，直方圖和原來一樣：距離是${fixed(distance, 3)}。`,
  hidden: "猜完之後，才會顯示比較分布找到什麼。",
  result: ({check, checks, threshold, tolerance, pairs}) => {
    const found = foundIn(checks);
    const what = found.length === 0 ? "什麼也沒找到" : `找到${listed(found)}`;
    return check === "distribution"
      ? `以門檻${fixed(threshold, 2)}比較分布：${what}。紀錄的順序不起作用。`
      : `依鍵值配成${pairs}對，${tolerance === 0 ? "要求一位不差" : `容許${percent(tolerance)}`}：${what}。`;
  },
  title: ({check, checks}) => {
    const lstat = checks.find(({feature}) => feature === "lstat")!;
    const verdict = lstat.isFound ? "被找到" : "通過";
    return check === "distribution"
      ? `LSTAT${verdict}：距離${fixed(lstat.value, 3)}。`
      : `LSTAT${verdict}：${percent(lstat.value)}的配對不同。`;
  },
  subtitle: {
    distribution: "訓練與服務之間每一欄的距離：CHAS與RAD用L∞，數字用Jensen–Shannon。",
    pairing: "每一欄中，兩個值不同的配對占多少。"
  },
  axis: {distribution: "距離", pairing: "不同的配對，%"},
  thresholdMark: "門檻",
  found: "找到",
  passes: "相同",
  pairTitle: (feature, fault) =>
    fault === null ? `${upper(feature)}：每筆紀錄的兩個值都相同。` : `${upper(feature)}：${pairFaults[fault]}。`,
  pairSubtitle: (pairs, hasLine) =>
    `每個圓點是${pairs}筆紀錄之一：訓練時的值與服務時的值。${hasLine ? "落在虛線上表示兩者相同。" : "兩者相同的那條線落在圖外。"}`,
  binTitle: (feature, distance) => `${upper(feature)}：兩個直方圖相距${fixed(distance, 3)}。`,
  binSubtitle: "各區間的紀錄占比；每個區間約含十分之一的訓練值。外框：訓練；填滿：服務。",
  xAxis: (feature) => `訓練時的${upper(feature)}`,
  yAxis: (feature) => `服務時的${upper(feature)}`,
  share: "紀錄占比，%",
  checkColumns: {
    distribution: [{label: "欄位"}, {label: "距離", numeric: true}, {label: "判定"}],
    pairing: [{label: "欄位"}, {label: "不同的配對", numeric: true}, {label: "判定"}]
  },
  pairColumns: [
    {label: "普查區", numeric: true},
    {label: "訓練", numeric: true},
    {label: "服務", numeric: true}
  ],
  binColumns: [
    {label: "大於", numeric: true},
    {label: "至", numeric: true},
    {label: "訓練", numeric: true},
    {label: "服務", numeric: true}
  ]
};

type TownFacts = Parameters<(typeof en.townWords)["result"]>[0];

const over = ({columns, threshold}: TownFacts): string[] =>
  columns.filter(({distance}) => distance > threshold).map(({column}) => upper(column));

/** 11D: the outer and the inner towns. */
export const townWords: typeof en.townWords = {
  label: "把一些城鎮排除在訓練之外（真實資料）",
  by: "訓練時依哪一欄排除普查區",
  border: "從這個值起排除",
  columnName: upper,
  served: "服務被問到",
  servedNames: {unseen: "被排除的普查區", all: "所有普查區"} satisfies Record<Served, string>,
  threshold: "距離的門檻",
  predict: (home, homeRows, awayRows) =>
    `一個用上所有欄位的模型，從RAD低於24的${homeRows}個普查區學習，在那裡的誤差是${rmse(home)}（1000美元）。在RAD為24的${awayRows}個普查區，誤差會是多少？`,
  predictLabel: "我猜它在那裡的RMSE，1000美元",
  rmse,
  predictReason: (asked, home) => `是原來的${fixed(asked / home, 1)}倍，而且什麼都沒壞：每個值都對。`,
  hidden: "猜完才會顯示誤差。",
  result: (facts) => {
    const names = over(facts);
    const found =
      names.length === 0 ? "沒有一欄超過" : names.length > 4 ? `${names.length}欄超過` : `${listed(names)}超過`;
    const {asked, allRmse, home, served} = facts;
    const now = served === "unseen" ? asked.rmse : allRmse;
    return `服務被問到${count(facts.servedRows)}個普查區：${found}門檻${fixed(facts.threshold, 2)}，模型的誤差是${rmse(now)}，原本是${rmse(home.rmse)}。`;
  },
  hiddenResult: (facts) =>
    `服務被問到${count(facts.servedRows)}個普查區：${facts.columns.length}欄中有${over(facts).length}欄超過門檻${fixed(facts.threshold, 2)}。`,
  title: (facts) => {
    const [first] = facts.columns;
    const names = over(facts);
    const farthest = `${upper(first!.column)}離得最遠，${fixed(first!.distance, 2)}。`;
    return names.length === 0
      ? `沒有一欄超過門檻；${farthest}`
      : `${facts.columns.length}欄中有${names.length}欄超過門檻；${farthest}`;
  },
  subtitle: ({home, servedRows, by, at}) =>
    `服務被問到的${count(servedRows)}個普查區，與模型學過的${count(home.rows)}個（${upper(by)}低於${at}）相距多遠；右側：落在訓練範圍以外的普查區數。`,
  axis: "距離（代碼用L∞，其餘Jensen–Shannon）",
  thresholdMark: "門檻",
  outside: (rows) => (rows === 0 ? "–" : `${count(rows)}個在外`),
  columns: [{label: "欄位"}, {label: "距離", numeric: true}, {label: "範圍以外的普查區", numeric: true}],
  errorTitle: ({home, asked}) => `學過的地方誤差${rmse(home.rmse)}，沒學過的地方${rmse(asked.rmse)}。`,
  errorSubtitle: "同一個模型（最小平方法，所有欄位）的RMSE，單位1000美元。",
  errorAxis: "RMSE，1000美元",
  bars: {home: "學過的普查區", asked: "被排除的普查區", all: "所有普查區"},
  errorColumns: [{label: "普查區"}, {label: "個數", numeric: true}, {label: "RMSE，1000美元", numeric: true}]
};

const cases: Record<SkewCase, string> = {
  renamed: "服務端用另一個名稱稱呼某一欄",
  stale: "服務端把昨天的值接到今天的紀錄上",
  suburbs: "模型從郊區學習，卻被問到市區",
  newCode: "出現訓練時從未有過的代碼",
  cents: "訓練時是元，服務端送來的是分",
  sampled: "訓練只用了抽樣有誤的一部分資料",
  twoPaths: "兩個團隊各寫同一個特徵，捨入方式不同",
  text: "數字以文字送來"
};

const kindNames: Record<SkewKind, string> = {
  schema: "綱要偏斜",
  feature: "特徵偏斜",
  distribution: "分布偏斜"
};

export function quizItems(answers: SkewAnswers): QuizItem[] {
  return [
    {
      id: "cases",
      type: "classify",
      question: "八個案例裡，訓練和服務都不一樣。各是哪一種偏斜？",
      cases: skewCaseIds.map((id) => ({id, text: cases[id]})),
      kinds: skewKinds.map((id) => ({id, text: kindNames[id]})),
      reason:
        "依序問：兩邊符合同一份欄位描述嗎？不符合，就是綱要偏斜。同一筆紀錄，服務時的值不一樣嗎？是的話，就是特徵偏斜。都不是，那就是來了別的紀錄：分布偏斜。"
    },
    {
      id: "crimOutside",
      type: "number",
      question: `綱要的CRIM範圍取自RAD低於24的普查區。RAD為24的${answers.innerRows}個普查區中，有幾個落在範圍以外？`,
      min: 0,
      max: answers.innerRows,
      step: 1,
      tolerance: 8,
      unit: "",
      digits: 0,
      reason: `${answers.innerRows}個中有${answers.crimOutside}個。光是一個取自錯誤資料的範圍，就擋下了幾乎全部：分布偏斜可能先以綱要異常的樣子出現。`
    },
    {
      id: "label",
      type: "choice",
      question: "訓練資料有標籤，服務資料沒有。同一份綱要要怎麼寫？",
      options: [
        {id: "environment", text: "標籤不在環境標記「serving」裡"},
        {id: "optional", text: "標籤到處都可有可無"},
        {id: "drop", text: "綱要裡不寫標籤"}
      ],
      reason:
        "用環境標記，服務資料沒有標籤就沒問題，訓練資料沒有標籤仍是異常。可有可無，訓練資料掉了標籤也沒人發現；不寫，標籤在訓練資料裡反而成了新欄位。"
    },
    {
      id: "join",
      type: "choice",
      question: "資料合併出錯，每筆紀錄都拿到別筆的LSTAT。哪種檢查找得到？",
      options: [
        {id: "range", text: "綱要裡的範圍"},
        {id: "distribution", text: `分布之間的距離，門檻${BIGQUERY_DISTANCE}`},
        {id: "pairing", text: "依鍵值把紀錄配對"}
      ],
      reason: `整體的值完全一樣：距離${fixed(answers.joinDistance, 3)}，沒有一個超出範圍。配對之後，${percent(answers.joinDiffers)}的紀錄不同。`
    },
    {
      id: "falseAnomalies",
      type: "number",
      question: `TFDV說明文件的範例用門檻${TFDV_DISTANCE}。把它用在全部12欄，而這批資料沒有任何錯。會報出幾欄？`,
      min: 0,
      max: 12,
      step: 1,
      tolerance: 1,
      unit: "欄",
      digits: 0,
      reason: `${answers.falseAnomalies}欄。幾百列資料，碰巧就會差這麼多。那是範例，不是預設值；門檻要配合列數，第10課談的就是這個。`
    }
  ];
}
