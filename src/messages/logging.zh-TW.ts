import {count, fixed, percent, significant} from "../components/format.js";
import {bytesText} from "../components/logging/bytes-text.js";
import type {Grouping} from "../lib/course/logging/groups.js";
import type {Aggregate} from "../lib/course/logging/hourly.js";
import {ASKED} from "../lib/course/logging/published.js";
import type {MissingField} from "../lib/course/logging/published.js";
import {clockOf, minuteOf, PREDICTION} from "../lib/course/logging/readings.js";
import type * as en from "./logging.en.js";

const fieldName = (field: string): string => (field === PREDICTION ? "預測" : field.toUpperCase());
const hour = (value: number): string => `${String(value).padStart(2, "0")}:00`;
const value = (x: number): string => significant(x, 4);

const groupings: Record<Grouping, string> = {
  note: "備註",
  model: "模型版本",
  service: "特徵服務的版本",
  replica: "副本",
  "replica and service": "副本與版本",
  hour: "小時"
};

const aggregateNames: Record<Aggregate, string> = {median: "中位數", mean: "平均"};

const noteNames: Readonly<Record<string, string>> = {"cache miss": "快取未命中", retried: "重試"};

/** 8A: find the bug. */
export const logWords: en.LogWords = {
  label: "找出錯誤（模擬的日誌）",
  aggregate: "儀表板顯示每小時答案的",
  aggregates: aggregateNames,
  field: "要看的欄位",
  fieldName,
  replica: "特徵服務的副本",
  service: "特徵服務的版本",
  all: "全部",
  lines: "清單中的行",
  linesChoices: {all: "篩選後的每一行", outside: "其中超出範圍的"},
  from: "時段，從",
  to: "時段，到",
  hour,
  price: "千美元",
  group: "分組依據",
  groupings,
  groupName: (key, grouping) =>
    grouping === "hour"
      ? hour(Number(key[0]))
      : key.map((part) => (part === "" ? "無備註" : (noteNames[part] ?? part))).join(" · "),
  mark: "就從這裡開始：這個副本、這個欄位、清單的第一行",
  skip: "直接看答案",
  open: (field, kept, outside, [low, high]) =>
    `篩選後有${count(kept)}行；其中${count(outside)}行的${fieldName(field)}超出模型學過的範圍（${value(low)}到${value(high)}）。`,
  explained: (group, grouping) =>
    group === null
      ? `依${groupings[grouping]}分組，沒有哪一組能解釋它們。`
      : `它們幾乎都在「${group}」，而那一組幾乎都是它們。`,
  verdict: (answer, cause) => {
    const truth = `從${clockOf(cause.first)}（UTC）起，${cause.replica}送來的${fieldName(cause.field)}單位是十億分之一，而不是千萬分之一：共${count(cause.lines)}行。`;
    if (answer === null) return truth;
    const off = Math.round(Math.abs(minuteOf(answer.event) - minuteOf(cause.first)));
    const marks = [
      answer.replica === cause.replica ? "副本對了" : answer.replica === "all" ? "沒有指明副本" : "副本不對",
      answer.field === cause.field ? "欄位對了" : answer.field === PREDICTION ? "預測是症狀，不是起因" : "欄位不對",
      answer.event.request === cause.first.request ? "第一行對了" : `第一行差了${count(off)}分鐘`
    ];
    return `你說${answer.replica === "all" ? "任一副本" : answer.replica}、${fieldName(answer.field)}、${clockOf(answer.event)}：${marks.join("，")}。${truth}`;
  },
  hourly: {
    title: (aggregate, {odd, usual}) =>
      `${hour(odd.hour)}起的一小時，答案的${aggregateNames[aggregate]}是${fixed(odd.value, 1)}；居中的小時是${fixed(usual, 1)}。`,
    subtitle: (few) => `全部的行。每小時的預測化為一個數字（千美元）。空心：不到${few}行的小時。底色：選取的時段。`,
    axis: "時刻（小時，UTC）",
    columns: [{label: "小時"}, {label: "行數", numeric: true}, {label: "預測（千美元）", numeric: true}]
  },
  values: {
    title: (field, outside, kept) => `${fieldName(field)}：${count(kept)}行中有${count(outside)}行超出學過的範圍。`,
    subtitle: (field) =>
      field === PREDICTION
        ? "每一點是篩選後的一筆請求；縱軸是答案（千美元）。大點：超出訓練時標籤的範圍。"
        : `每一點是篩選後的一筆請求；縱軸是模型收到的${fieldName(field)}。大點：超出訓練時的範圍。`,
    axis: "時刻（小時，UTC）",
    learnt: "學過的範圍",
    began: "開始出錯",
    columns: [{label: "時間"}, {label: "值", numeric: true}, {label: "超出範圍"}],
    yes: "是",
    no: "否"
  },
  groups: {
    title: (worst, {marked, lines}) =>
      `超出範圍的比例最高的是「${worst}」：${count(lines)}行中有${count(marked)}行，${percent(marked / lines)}。`,
    none: "篩選後沒有一行超出範圍。",
    subtitle: (field, grouping) =>
      `篩選後的行，依${groupings[grouping]}分組。橫條：全部；深色部分：${fieldName(field)}超出範圍的。`,
    axis: "行數",
    share: (marked, n) => `${count(n)}行中的${count(marked)}行`,
    columns: [
      {label: "組"},
      {label: "行數", numeric: true},
      {label: "超出範圍", numeric: true},
      {label: "比例", numeric: true}
    ]
  },
  list: {
    caption: (from, to, of) =>
      of === 0 ? "沒有符合的行。" : `共${count(of)}行，這是第${count(from)}到第${count(to)}行，由早到晚。`,
    columns: (field) => [
      {label: "時間（UTC）"},
      {label: "副本"},
      {label: "版本"},
      ...(field === PREDICTION ? [] : [{label: field.toUpperCase(), numeric: true}]),
      {label: "預測", numeric: true},
      {label: "毫秒", numeric: true},
      {label: "備註"},
      {label: "請求"}
    ],
    noNote: "–",
    earlier: "較早",
    later: "較晚",
    raw: "其中第一行的原文"
  }
};

const duration = (days: number): string => (days >= 365 ? `${Math.round(days / 365)}年` : `${count(days)}天`);
const share = (x: number): string => `${significant(100 * x, 2)}%`;
const plusMinus = (half: number): string => `±${significant(100 * half, 2)}%`;

/** 8B: what does it cost? */
export const costWords: en.CostWords = {
  plusMinus,
  label: "日誌的代價（誤差為模擬）",
  requests: "每天的請求數",
  requestsValue: count,
  share: "記錄的比例",
  shareValue: share,
  bytes: "每行的位元組數",
  bytesValue: (bytes, lineBytes, packedBytes) =>
    bytes === lineBytes ? `${count(bytes)}，同8A` : bytes === packedBytes ? `${count(bytes)}，壓縮後` : count(bytes),
  days: "保存",
  daysValue: duration,
  predict: (requests, part) =>
    `每天${count(requests)}筆請求，你記錄其中${share(part)}，之後得知它們的標籤。在95%的信心水準下，這些列能把模型的RMSE估到百分之幾以內？`,
  predictLabel: "我猜的±，以RMSE的百分比計",
  predictValue: (x) => `±${fixed(x, 1)}%`,
  predictReason: (n) => `關鍵不是比例，而是列數，這裡是${count(n)}列。要讓±減半，列數就得是四倍，不論占全部的多少。`,
  kept: (state, bytes, profiles) =>
    `每天${count(state.requests)}筆請求記錄${share(state.share)}、保存${duration(state.days)}，要占${bytesText(bytes)}；涵蓋全部請求的每日輪廓占${bytesText(profiles)}。`,
  told: (n, {rmse, low, high, half}) =>
    Number.isNaN(half)
      ? `每天${n < 1 ? significant(n, 1) : count(n)}列太少，給不出RMSE的信賴區間。`
      : `每天${count(n)}列，得出的RMSE是${fixed(rmse, 2)}，誤差在${plusMinus(half)}以內：${fixed(low, 2)}到${fixed(high, 2)}。`,
  hiddenTold: "這份抽樣能說出什麼，要等你猜過才會顯示。",
  storage: {
    title: (bytes, profiles) =>
      bytes >= profiles
        ? `日誌占${bytesText(bytes)}，是每日輪廓的${count(bytes / profiles)}倍。`
        : `日誌占${bytesText(bytes)}，比每日輪廓還少。`,
    subtitle: (columns, bins) =>
      `保存的位元組數，依記錄的比例；兩軸都是對數。虛線：全部請求每天一份輪廓，${columns}個欄位、至多${bins}個區間，照本專案的寫法。`,
    axis: "記錄的請求比例",
    yAxis: "位元組",
    log: (bytes) => `日誌，${bytes}`,
    profiles: (bytes) => `每日輪廓，${bytes}`,
    columns: [
      {label: "記錄的比例", numeric: true},
      {label: "日誌", numeric: true},
      {label: "每日輪廓", numeric: true}
    ]
  },
  error: {
    title: ({low, high, half}) =>
      Number.isNaN(half)
        ? "每天的列數太少，給不出信賴區間。"
        : `一天的抽樣能把RMSE估到${plusMinus(half)}以內：${fixed(low, 2)}到${fixed(high, 2)}。`,
    subtitle: (kurtosis) =>
      `n個標籤到齊之後，RMSE的95%信賴區間（千美元）：RMSE × exp(±1.96 √((κ − 1)/n) / 2)，κ = ${fixed(kurtosis, 2)}，是我們模型誤差的峰度。`,
    axis: "記錄的請求比例",
    yAxis: "千美元",
    columns: [
      {label: "記錄的比例", numeric: true},
      {label: "每天列數", numeric: true},
      {label: "下限", numeric: true},
      {label: "上限", numeric: true},
      {label: "±", numeric: true}
    ],
    few: "太少"
  }
};

const missing: Record<MissingField, string> = {
  configuration: "該副本執行時的組態",
  none: "什麼都不缺：看特徵服務的版本就夠了"
};

/** The quiz; ids are those of the answers that the build computes. */
export const quizItems: typeof en.quizItems = (answers) => [
  {
    id: "began",
    type: "choice",
    question: "8A的日誌裡，第一個錯誤的輸入出現在哪一分鐘（UTC）？",
    options: answers.beganOptions.map((time) => ({id: time, text: time})),
    reason: `其他的，是升級後一切正常的副本的第一筆請求，以及出錯的那個副本最後一筆正確的請求。從${answers.beganOptions[answers.beganOptions.indexOf(answers.began) - 1]}到${answers.began}之間，沒有人問過這個副本，所以日誌也說不出更多。`
  },
  {
    id: "explains",
    type: "choice",
    question: "依什麼分組，會有一組幾乎包含所有錯誤的行，而且幾乎只有它們？",
    options: (["note", "service", "replica", "replica and service"] as const).map((id) => ({id, text: groupings[id]})),
    reason:
      "只看副本，升級之前的行都混在裡面；只看版本，另外兩個升級後沒事的副本也混在裡面。起因往往是幾件事湊在一起，而只有逐筆的紀錄，事後才能這樣分組。"
  },
  {
    id: "share",
    type: "number",
    question: `每天${count(ASKED.requests)}筆請求，要記錄並取得標籤的是其中的百分之幾，一天的抽樣才能把模型的RMSE估到${plusMinus(ASKED.half)}以內？`,
    min: 0,
    max: 100,
    step: 0.1,
    tolerance: 0.3,
    unit: "%",
    digits: 1,
    reason: `也就是${count(answers.rows)}列；若有一百萬筆請求，需要的列數還是一樣，比例只有十分之一。要到${plusMinus(ASKED.half / 2)}，就需要${count(answers.rowsForHalf)}列。`
  },
  {
    id: "missing",
    type: "choice",
    question: "三個副本都執行了新版本，只有一個出錯。日誌裡若多了哪一欄，起因就會一目了然？",
    options: [
      {id: "label", text: "標籤"},
      {id: "memory", text: "記憶體用量"},
      {id: "none", text: missing.none},
      {id: "configuration", text: missing.configuration}
    ],
    reason:
      "日誌說得出是誰、從何時起，但同一版本的兩個副本，差別在於某個日誌沒有記的東西。凡是可能讓兩個答案不同的，都寫下來：版本、組態、單位。"
  }
];
