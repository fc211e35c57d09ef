import {count, fixed, percent, significant} from "../components/format.js";
import type {EventGroup} from "../components/journal/groups.js";
import type {Partitions} from "../components/partitions.js";
import type {JournalEvent} from "../lib/journal/types.js";
import type {GateCheck, TriggerName} from "../lib/policy/types.js";
import {failureText} from "./failures.zh-TW.js";
import {errorFigure} from "./figures.js";
import type * as en from "./journal.en.js";
import {distanceNames} from "./monitor.zh-TW.js";
import {anomalyText, checkText, decisionText, judgementText} from "./reasons.zh-TW.js";

export const journalWords: typeof en.journalWords = {
  title: (monitor) => `${monitor}：日誌`,
  link: "日誌與模型登錄",
  back: "回到儀表板",
  lede: "監控做過的每一件事：讀了什麼、發現什麼、決定什麼，訓練了哪些模型，又由哪些模型回答。",
  loading: "正在載入日誌 …",
  retry: "再試一次",
  failure: (reason) => `無法顯示日誌：${failureText(reason)}。`,
  empty: "還沒有發生任何事。下一次建置會寫下最初幾行。",
  stream: "資料流",
  everyStream: "所有資料流",
  registry: "模型",
  events: "事件",
  filter: "篩選",
  kinds: "發生了什麼",
  column: "欄位",
  anyColumn: "任何欄位",
  version: "模型",
  anyVersion: "任何模型",
  from: "從",
  to: "到",
  search: "文字",
  reset: "顯示所有值得注意的事件",
  everything: "全部顯示",
  more: (rest, step) => `再顯示${count(Math.min(rest, step))}個，還有${count(rest)}個`,
  none: "沒有符合篩選條件的事件。",
  figures: "數字",
  dataSet: "整份資料",
  head: {partition: "時間", stream: "資料流", kind: "事件", sentence: "說明"},
  shown: (shown, all) => (shown === all ? `全部${count(all)}個事件。` : `${count(all)}個事件中的${count(shown)}個。`),
  download: "原始檔案",
  downloadBuilds: "各次建置做了什麼"
};

export const groupNames: typeof en.groupNames = {
  profiled: "讀取",
  labelled: "標籤到達",
  anomaly: "資料問題",
  alarm: "告警",
  request: "要求",
  kept: "維持模型",
  decision: "重新訓練",
  trained: "訓練",
  gate: "關卡",
  canary: "金絲雀",
  promoted: "升為現役",
  "rolled back": "退回",
  build: "建置"
};

const triggerNames: Readonly<Record<TriggerName, string>> = {
  "on demand": "依要求",
  schedule: "依排程",
  "new labels": "因新標籤",
  performance: "因誤差",
  distribution: "因輸入改變"
};

const checkNames: Readonly<Record<GateCheck["name"], string>> = {
  ...{error: "誤差", schema: "綱要", size: "大小", cost: "回答的運算量", latency: "回答的時間", slices: "切片"}
};

type BuildEvent = Extract<JournalEvent, {readonly kind: "build"}>;

export const trainedError: typeof en.trainedError = (measure, rmse) =>
  measure === "RMSE" ? errorFigure(measure, rmse) : `Brier分數${significant(rmse ** 2, 3)}`;

export const eventSentence: typeof en.eventSentence = (event, {partitions, errorMeasure}) => {
  const errorOf = (value: number | null): string =>
    value === null || errorMeasure === null
      ? ""
      : `，${errorMeasure === "RMSE" ? "RMSE為" : "錯誤率為"}${errorFigure(errorMeasure, value)}`;
  switch (event.kind) {
    case "build":
      return buildSentence(event, partitions);
    case "profiled":
      return `${rows(event.rows)}，${count(event.labelled)}列有標籤${errorOf(event.error)}${event.model === null ? "" : `，由${event.model}回答`}。`;
    case "labelled":
      return `${partitions.short(event.partition)}的標籤到了：${rows(event.labelled)}${errorOf(event.error)}。`;
    case "anomaly":
      return stopped(anomalyText({...event, kind: event.anomaly}));
    case "alarm":
      return `${event.column}變了：${distanceNames[event.distance].label}為${significant(event.value, 2)}，門檻${significant(event.threshold, 2)}；光憑偶然，這麼大的差異出現的機會是${chance(event.pValue)}。`;
    case "request":
      return `有人要求訓練：「${event.reason}」`;
    case "decision":
      return event.action === "keep"
        ? `維持不變：${stopped(decisionText(event))}`
        : `要重新訓練${event.trigger === null ? "" : `（${triggerNames[event.trigger]}）`}：${stopped(decisionText(event))}`;
    case "trained":
      return `以${partitions.span(...event.span)}的${rows(event.rows)}訓練出${event.version}；當時的現役模型是${event.parent}。`;
    case "gate":
      return gateSentence(event.version, event.champion, event.passed, event.checks);
    case "canary":
      return `${event.version}回答${percent(event.share)}的資料列，直到其中${partitions.amount(event.partitions)}有了標籤。`;
    case "promoted":
      return event.before === null
        ? `${event.version}是第一個現役模型。`
        : `${event.version}取代${event.before}成為現役模型：${stopped(judgementText(event))}`;
    case "rolled back":
      return `${event.version}退回，所有資料列由${event.champion}回答：${stopped(judgementText(event))}`;
  }
};

function gateSentence(version: string, champion: string, passed: boolean, checks: readonly GateCheck[]): string {
  const named = (list: readonly GateCheck[]): string =>
    list.map((check) => `${checkNames[check.name]}（${checkText(check)}）`).join("；");
  if (!passed) return `${version}與${champion}相比，被拒絕：${named(checks.filter((check) => !check.passed))}。`;
  const decisive = checks.filter(({name}) => name === "error");
  return `${version}與${champion}相比，通過全部${count(checks.length)}項檢查${decisive.length > 0 ? `：${named(decisive)}` : ""}。`;
}

const fileKinds: Readonly<Record<string, string>> = {new: "新檔案", changed: "改過的檔案", gone: "消失的檔案"};

/** What a build read and made; why it made each thing is told in the file itself. */
function buildSentence({at, asOf, rebuild, files, stages}: BuildEvent, {short}: Partitions): string {
  const found = Object.entries(files ?? {}).filter(([, n]) => n > 0);
  const read = found.map(([how, n]) => `${count(n)}個${fileKinds[how] ?? how}`);
  const made = stages
    .filter((stage) => stage.made > 0)
    .map(({stage, made: n, kept}) => `${stage} ${count(n)}個${kept > 0 ? `（沿用${count(kept)}個）` : ""}`);
  const how = rebuild ? "全部重新建置" : "建置";
  const until = asOf === null ? `，資料到${short(at)}` : `，回溯到${asOf}`;
  return `${how}${until}${read.length > 0 ? `：${read.join("、")}` : ""}。產出：${made.join("；")}。`;
}

const rows = (n: number): string => `${count(n)}列`;
const stopped = (text: string): string => (/[。！？…」]$/.test(text) ? text : `${text}。`);
const chance = (p: number): string => (p <= 1e-6 ? "至多百萬分之一" : `${significant(100 * p, 2)}%`);

export const registryWords: typeof en.registryWords = {
  stages: {candidate: "候選", champion: "現役", archived: "封存"},
  none: "這裡沒有訓練過模型：預測隨資料列而來，或是根本沒有。",
  showTable: "以表格顯示",
  copyLink: "複製連結",
  linkCopied: "已複製連結",
  subtitle: "每條線是一個版本：實心的部分是現役，斜線的部分是候選。",
  changedOn: (change, date) => `${change}，${date}`,
  changes: {
    first: "第一個現役模型",
    trained: "訓練完成",
    passed: "通過關卡",
    refused: "被關卡拒絕",
    canary: "金絲雀",
    promoted: "升為現役",
    archived: "封存",
    "rolled back": "退回"
  },
  versions: "版本",
  versionHead: {
    ...{version: "版本", stage: "階段", since: "自", parent: "前身", rows: "訓練資料"},
    ...{error: "訓練時的誤差", bytes: "大小", operations: "每次回答的運算", latency: "每次回答的時間", card: "模型卡"}
  },
  historyCaption: "各版本的經過",
  historyHead: {at: "時間", version: "版本", change: "變動"},
  fromTheStart: "從一開始",
  notRecorded: "沒有紀錄",
  cardOf: (version) => `${version}的模型卡`,
  open: "打開",
  close: "關閉",
  kilobytes: (bytes) => `${fixed(bytes / 1000, 1)} kB`,
  rows,
  streamsCaption: "每個資料流各有各的經歷。選一個看它的版本。",
  streamsHead: {
    ...{stream: "資料流", champion: "現役模型", since: "自"},
    trained: "訓練",
    promoted: "升為現役",
    refused: "被拒",
    rolledBack: "退回"
  }
};

export const registryTitle: typeof en.registryTitle = (
  {champion, challenger},
  {trained, promoted, refused, rolledBack}
) => {
  const now = `${champion === null ? "沒有現役模型" : `現役模型是${champion}`}${challenger === null ? "" : `，${challenger}等候中`}`;
  if (trained === 0) return `${now}；沒有訓練過挑戰者。`;
  const parts = [
    ...(promoted > 0 ? [`${count(promoted)}個升為現役`] : []),
    ...(refused > 0 ? [`${count(refused)}個被拒`] : []),
    ...(rolledBack > 0 ? [`${count(rolledBack)}個退回`] : [])
  ];
  return `${now}；${count(trained)}個挑戰者中，${parts.length > 0 ? parts.join("、") : "還沒有一個經過判定"}。`;
};

export const eventsTitle: typeof en.eventsTitle = (counts) =>
  counts.length === 0
    ? journalWords.none
    : `${counts.map(({group, events}) => `${groupNames[group]}${count(events)}次`).join("、")}。`;

export const eventsSubtitle: typeof en.eventsSubtitle = ({one}) => `每${one}符合篩選條件的事件數。`;
export const perPartition: typeof en.perPartition = (group: EventGroup, events) =>
  `${groupNames[group]}（${count(events)}）`;

export const latencyText: typeof en.latencyText = ({median, p99}) =>
  `${significant(median, 2)} µs（p99 ${significant(p99, 2)}）`;

export const latencyNote: typeof en.latencyNote = (latencies) => {
  const machines = [...new Set(latencies.map(({machine}) => machine))];
  const speeds = latencies.map(({rowsPerSecond}) => rowsPerSecond / 1e6).sort((a, b) => a - b);
  const [least, most] = [speeds[0]!, speeds.at(-1)!].map((speed) => significant(speed, 2));
  const batches = least === most ? least! : `${least}到${most}`;
  return `每次回答的時間：單獨一列，中位數與第99百分位數，只量一次，機器是${machines.join("與")}；成批時每秒${batches}百萬列。每次量都會不同。`;
};
