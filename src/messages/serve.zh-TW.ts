import {count, fixed, percent, significant} from "../components/format.js";
import type {ColumnSchema} from "../lib/schema/types.js";
import {failureText} from "./failures.zh-TW.js";
import {quantity} from "./monitor.zh-TW.js";
import {anomalyText} from "./reasons.zh-TW.js";
import type * as en from "./serve.en.js";

export const words: typeof en.words = {
  title: "問問模型",
  lede: "現役的模型，照建置時公布的樣子，在你的裝置上回答。你輸入的內容不會離開這個頁面。",
  loading: "正在載入模型 …",
  retry: "再試一次",
  back: "回到監控",
  noModel: "這裡沒有模型可問：這個監控的預測隨資料而來。",
  keptBack: "這裡沒有模型可問：這個監控的設定不公開模型檔。",
  championOf: "現役模型，來自",
  ownLede: "這個監控的模型，出自它自己的檔案，在你的裝置上回答。你輸入的內容不會離開這個頁面。",
  ownSize: "未壓縮，不含模型檔本身。執行環境與模型都來自本站。",
  noPartitions: "還沒有任何時段的統計，所以沒有可以作為起點的參考。",
  inputs: "一個請求",
  answer: "回答",
  send: "送出",
  typical: "典型的值",
  missing: "缺失",
  unreadable: "有一個值無法判讀，所以不問模型，也不送出請求。",
  traffic: "你就是正式環境的流量",
  trafficAbout:
    "每按一個鍵就會得到回答；離開欄位、按Enter或按「送出」時才送出請求。送出的請求自成一個小資料流，用監控的同一套函式與參考相比。它只留在這個頁面，離開就消失。",
  sendTypical: "送出50列典型的資料",
  stream: "資料列取自",
  exportLines: "匯出為JSON lines",
  clear: "清除",
  noRequests: "還沒有送出任何請求，無從比較。",
  head: {
    column: "欄位",
    chart: "參考與你的",
    psi: "PSI",
    ks: "KS",
    threshold: "門檻",
    verdict: "判定",
    sentence: "發生了什麼"
  },
  yours: "你的",
  reference: "參考",
  backends: "同一個模型在TensorFlow.js裡",
  backendsAbout:
    "TensorFlow.js用四種後端之一計算：純JavaScript（cpu）、WebAssembly（wasm，單執行緒），以及透過WebGL或WebGPU使用顯示卡。每一批資料都要往返顯示卡一趟，所以只有批次夠大時才划算。",
  measure: "載入TensorFlow.js並測量",
  again: "再量一次",
  measuring: "測量中",
  backend: "後端",
  loop: "純迴圈",
  rowsPerSecond: "列／秒",
  size: "壓縮後約載入270 kB：程式130 kB，WebAssembly 140 kB。"
};

export const exportName: typeof en.exportName = (monitor) => `requests-${monitor}.ndjson`;

export const describeFailure: typeof en.describeFailure = (reason) => `無法載入模型：${failureText(reason)}。`;

export const describeInput: typeof en.describeInput = ({description, spec, range}) => {
  const known =
    spec.kind === "categorical"
      ? describeLevels(spec.levels)
      : range === null
        ? "參考裡沒有值"
        : range[0] === range[1]
          ? `都是${significant(range[0], 5)}`
          : `${significant(range[0], 4)}到${significant(range[1], 4)}`;
  return [description, known].filter(Boolean).join("；");
};

function describeLevels(levels: readonly string[]): string {
  const text = levels.join("、");
  return text.length <= 44 ? `其中之一：${text}` : `${count(levels.length)}種值，例如${levels[0]}`;
}

export const describeFault: typeof en.describeFault = (fault, {spec}) => {
  switch (fault.kind) {
    case "anomaly":
      return `不允許：${anomalySentence(fault.column, fault.anomaly)}`;
    case "below":
      return `比參考裡所有的值都小，參考從${significant(fault.limit, 5)}開始`;
    case "above":
      return `比參考裡所有的值都大，參考到${significant(fault.limit, 5)}為止`;
    case "unseen level":
      return `參考裡沒有這個值${spec.kind === "categorical" ? `（有${count(spec.levels.length)}種值）` : ""}`;
  }
};

/** A schema speaks of many rows; these are the sentences for one. */
function anomalySentence({domain}: ColumnSchema, anomaly: Parameters<typeof anomalyText>[0]): string {
  const [min, max] = domain?.kind === "float" || domain?.kind === "int" ? [domain.min, domain.max] : [null, null];
  switch (anomaly.kind) {
    case "FEATURE_TYPE_NOT_PRESENT":
    case "FEATURE_TYPE_LOW_FRACTION_PRESENT":
    case "SCHEMA_MISSING_COLUMN":
      return "一定要有值";
    case "ENUM_TYPE_UNEXPECTED_STRING_VALUES":
      return domain?.kind === "string"
        ? `綱要認得${count(domain.values.length)}種值，這不是其中之一`
        : anomalyText(anomaly);
    case "FLOAT_TYPE_SMALL_FLOAT":
    case "INT_TYPE_SMALL_INT":
      return `至少要有${significant(min ?? NaN, 6)}`;
    case "FLOAT_TYPE_BIG_FLOAT":
    case "INT_TYPE_BIG_INT":
      return `至多只能有${significant(max ?? NaN, 6)}`;
    case "UNEXPECTED_DATA_TYPE":
      return "綱要要的是另一種型別的值";
    default:
      return anomalyText(anomaly);
  }
}

export const describeUntyped: typeof en.describeUntyped = (text) =>
  /^-?\d+,\d+$/.test(text) ? `「${text}」不是數字：小數點請用句點` : `「${text}」不是數字：無法回答這個請求`;

export const describeAnswer: typeof en.describeAnswer = ({task, classes}, answer, unit) => {
  if (typeof answer === "string") return answer;
  if (task === "regression") return quantity(significant(answer[0]!, 4), unit);
  if (task === "binary") return `${classes[1]}：${percent(answer[0]!, 1)}`;
  const [first, ...others] = classes.map((name, i) => ({name, share: answer[i]!})).sort((a, b) => b.share - a.share);
  return [first!, ...others.slice(0, 2)].map(({name, share}) => `${name}：${percent(share, 1)}`).join("、");
};

export const noAnswer: typeof en.noAnswer = "沒有回答";

export const describeNoAnswer: typeof en.describeNoAnswer = (reason) =>
  `沒有回答：${failureText(reason)}。建置時這種列會留下，但沒有預測；請求的資料流也是如此。`;

export const spokenAnswer: typeof en.spokenAnswer = (name, answer, remark) => `${name}：${answer}。${remark}`;

export const describeLatency: typeof en.describeLatency = ({p50, p99, batches, calls}) => {
  if (batches === 0) return "正在這台裝置上計時 …";
  const text = `在這台裝置上，每個回答p50是${duration(p50)}，p99是${duration(p99)}。`;
  return calls === 1
    ? `${text}根據最近${count(batches)}個回答。`
    : `${text}一個回答比瀏覽器時鐘的一格還短：這是最近${count(batches)}批、每批${count(calls)}個回答的平均。`;
};

/** @param us microseconds */
function duration(us: number): string {
  const [value, unit] = us < 1000 ? [us, "µs"] : [us / 1000, "ms"];
  return `${fixed(value, value < 10 ? 2 : 1)} ${unit}`;
}

const formats: Readonly<Record<Parameters<typeof en.describeOwn>[0]["format"], string>> = {
  onnx: "ONNX模型",
  layers: "TensorFlow.js的layers模型",
  graph: "TensorFlow.js的graph模型"
};

export const describeOwn: typeof en.describeOwn = ({format, inputs}, bytes) => {
  const columns = new Set(inputs.flatMap((input) => input.columns.map(({name}) => name))).size;
  return {
    about: `${formats[format]}，讀取${count(columns)}個欄位。它可以在這裡、在你的裝置上回答：你輸入的內容不會離開這個頁面。`,
    load: `載入模型，${significant(bytes / 1e6, 2)} MB`
  };
};

export const describeChampion: typeof en.describeChampion = (version, title, when) => {
  const whose = title === null ? "" : `（「${title}」的現役模型）`;
  return when === null
    ? `由${version}${whose}回答：它是第一個模型，之後沒有模型取代它。`
    : `由${version}${whose}回答，它在${when}之後升為現役。`;
};

export const describeReferenceModel: typeof en.describeReferenceModel = (first) =>
  `參考是由第一個模型${first ?? ""}回答的：它的預測與你的不同時，一部分是因為模型不同。`;

export const describeFaults: typeof en.describeFaults = (faults, inputs) =>
  faults === 0
    ? "所有輸入都在綱要與參考的範圍內。"
    : `${count(inputs)}個輸入中有${count(faults)}個不尋常：這個答案超出模型試過的範圍，只是猜測。`;

export const describeCount: typeof en.describeCount = (requests) => `已送出${count(requests)}個請求。`;

export const describeFewRequests: typeof en.describeFewRequests = (needed) =>
  `請求不到${count(needed)}個：只看得出很大的變化，多數欄位還看不出什麼。`;

export const describeMoved: typeof en.describeMoved = (moved, undecided, columns) => {
  const rest = undecided === 0 ? "" : `${count(columns)}個欄位中有${count(undecided)}個資料不足。`;
  if (moved.length === 0)
    return undecided === columns ? "資料還不夠，什麼都不能說。" : `沒有欄位的變化超出偶然。${rest}`;
  const named = moved.length > 5 ? `${count(moved.length)}個欄位` : moved.join("、");
  return `變化超出偶然的有：${named}。${rest}`;
};

export const describeRate: typeof en.describeRate = (rate) =>
  `你的資料若和參考一樣，至多${significant(100 * rate, 3)}%的這類比較會有任何欄位告警。門檻只針對一種距離，判定則綜合所有數字。每看一次就是一次比較：資料陸續送來時忽有忽無的告警，說明不了什麼。`;

export const describeThreshold: typeof en.describeThreshold = (name, threshold) =>
  `${name} ${significant(threshold, 2)}`;

export const likeButton: typeof en.likeButton = (when) => `送出50列像${when}的資料`;

export const drawnWhole: typeof en.drawnWhole = "從模型沒學過的真實資料列中重複抽取，並照情境的方式改變。";
export const drawnApart: typeof en.drawnApart =
  "資料表的列不在這裡。這些列是從它的統計逐欄抽出來的，彷彿欄位之間毫無關係：每一欄看起來都和資料表一樣，但欄位的組合未必，回答也就未必。";

export const describeRowsFailure: typeof en.describeRowsFailure = (reason) =>
  `無法載入資料列：${failureText(reason)}。`;

export const describeComparisonFailure: typeof en.describeComparisonFailure = (reason) =>
  `無法比較請求：${failureText(reason)}。`;

export const describeProgress: typeof en.describeProgress = (name, rows) => `正在測量${name}，${count(rows)}列 …`;

export const describeBatch: typeof en.describeBatch = (rows, {ms}) =>
  `${significant(Number(((rows / ms) * 1000).toPrecision(2)), 2)}（${significant(ms, 2)} ms）`;

export const batchHead: typeof en.batchHead = (rows) => `${count(rows)}列`;

export const fastestTitle: typeof en.fastestTitle = ({name, rows, perSecond}) =>
  `這裡最快的是${name === "plain loop" ? words.loop : name}，一次${count(rows)}列，每秒${tenThousands(perSecond)}列`;

export const backendsSubtitle: typeof en.backendsSubtitle = (version) =>
  `每秒處理的列數，對數刻度，依一批的列數；從頁面裡的數字算到頁面裡的答案。TensorFlow.js ${version}。`;

export const ensembleNote: typeof en.ensembleNote = (networks) =>
  `這個模型有${count(networks)}個網路，這裡只測量其中一個：全部一起要花這麼多倍的時間。`;

export const describeBundleFailure: typeof en.describeBundleFailure = (reason) =>
  `無法載入TensorFlow.js：${failureText(reason)}。`;

function tenThousands(x: number): string {
  return x >= 1e4 ? `${significant(Number((x / 1e4).toPrecision(2)), 3)}萬` : count(Number(x.toPrecision(2)));
}
