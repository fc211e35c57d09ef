import {count, fixed, percent, significant} from "../components/format.js";
import type {Overview} from "../lib/overview.js";
import {errorFigure} from "./figures.js";
import type * as en from "./home.en.js";
import {amountOf, unitWords} from "./partitions.zh-TW.js";

/** An error this many times the reference period's is worth a word. */
const NOTABLE = 1.1;

type Told = NonNullable<en.HeadlineFacts["calmest"]>;

export const homeWords: typeof en.homeWords = {
  stream: "改變了什麼",
  alarms: "告警的輸入",
  simulated: "模擬",
  monitor: "監控",
  open: (title, monitors) => (monitors === 1 ? "打開監控" : `打開${title}`),
  lesson: "讀第一課",
  noError: "沒有標籤",
  alarmsNow: (alarms, inputs) => `${count(alarms)}／${count(inputs)}`,
  errorHeading: (measures) => {
    const used = new Set(measures.filter((measure) => measure !== null));
    return used.size === 1
      ? `誤差（${[...used].map((measure) => (measure === "RMSE" ? measure : "錯誤率")).join("")}）`
      : "誤差";
  },
  errorChange: (measure, {referenceError, error}) =>
    [referenceError, error.at(-1)].map((value) => errorFigure(measure, value ?? NaN)).join(" → "),
  title: ({inputs, streams, compared, alarmed, calmest, wildest, silent}) => {
    if (!compared) return "還沒有比較過：目前的資料都屬於參考時段。";
    if (alarmed === 0)
      return silent === null
        ? "沒有輸入告警。"
        : `${count(streams)}個資料流都沒有輸入告警，${silent.times < NOTABLE ? `誤差也都沒有增加${percent(NOTABLE - 1)}` : `但「${silent.title}」的誤差增加了${change(silent.times)}`}。`;
    if (calmest === null || wildest === null)
      return `${count(streams)}個資料流中有${count(alarmed)}個出現輸入告警；沒有標籤，不知道誤差如何。`;
    if (silent === null || silent.times <= Math.max(1, calmest.times))
      return calmest === wildest
        ? `${loud(calmest, inputs)}。`
        : `${loud(calmest, inputs)}；「${wildest.title}」有${count(wildest.alarms)}個告警，誤差變動${change(wildest.times)}。`;
    return `${calmest.times < NOTABLE ? "響得大聲不等於有害。" : ""}${loud(calmest, inputs)}；「${silent.title}」沒有任何輸入告警，誤差卻變成${fixed(silent.times, 1)}倍。`;
  },
  subtitle: ({label, unit, current, streams, errorMeasure}, ceiling) => {
    const {one} = unitWords[unit];
    const length = streams.reduce((most, {alarms}) => Math.max(most, alarms.length), 0);
    const window = amountOf(unitWords[unit], current);
    const of = label === null ? "" : `${label.name.toUpperCase()}${label.unit && `（${label.unit}）`}的`;
    const error = {RMSE: `${of}均方根誤差`, "error rate": `${of}類別答錯的比例`};
    return (
      `同一個模型面對${count(streams.length)}種模擬的正式環境，各${amountOf(unitWords[unit], length)}：每${one}有多少輸入告警` +
      (errorMeasure === null
        ? "。"
        : `，以及最近${window}的${error[errorMeasure]}，最高畫到參考時段（虛線）的${count(ceiling)}倍。`) +
      `點線是開始改變的那一${one}；數字是最後一${one}與最近${window}的，監控頁一打開看的也是這些。`
    );
  },
  reportsTitle: (overviews) => {
    const alarmed = overviews.filter(({streams}) => streams.some(({alarms}) => (alarms.at(-1) ?? 0) > 0));
    const [only] = overviews;
    if (overviews.length === 1)
      return alarmed.length === 0 ? `${only!.title}沒有輸入告警。` : `${only!.title}有輸入告警。`;
    if (alarmed.length === 0) return `${count(overviews.length)}個監控都沒有輸入告警。`;
    return `${count(overviews.length)}個監控中有${count(alarmed.length)}個出現輸入告警。`;
  },
  reportsSubtitle: (ceiling) =>
    `監控的每段時間有多少輸入告警，以及滾動時段內實際的誤差，最高畫到參考時段（虛線）的${count(ceiling)}倍。數字都是最後一段的。`,
  extent: ({amount, long, unit}, {alarms, last}) =>
    last === null
      ? "還沒有資料"
      : `${amount(alarms.length)}，${unit === "file" ? `最後是${long(last)}` : `到${long(last)}`}`,
  published: (overviews) =>
    overviews
      .map(({title, columns, unit, streams}) => {
        const length = streams.reduce((most, {alarms}) => Math.max(most, alarms.length), 0);
        const each = streams.length > 1 ? "每個資料流" : "";
        return `${title}：${each}${count(columns)}個欄位 × ${amountOf(unitWords[unit], length)}`;
      })
      .join("；"),
  sources: (overviews) => overviews.map(sourceText).join(""),
  calibrated: (overviews, control) => {
    const rates = [...new Set(overviews.map(({falseAlarmRate}) => falseAlarmRate))].sort((a, b) => a - b);
    const units = new Set(overviews.map(({unit}) => unit));
    const one = units.size === 1 ? unitWords[overviews[0]!.unit].one : "段時間";
    return (
      `門檻隨兩個時段的大小而定。什麼都沒變時，每一百${one}至多有` +
      `${[rates[0]!, ...(rates.length > 1 ? [rates.at(-1)!] : [])].map((rate) => significant(100 * rate, 3)).join("到")}${one}告警，` +
      `所有欄位連同標籤與預測都算在內；每個欄位只有一個判定，根據它全部的計數。` +
      (control === null
        ? ""
        : `什麼都沒改的「${control.stream.title}」，${amountOf(unitWords[control.monitor.unit], control.stream.compared)}中有${amountOf(unitWords[control.monitor.unit], control.stream.comparedInAlarm)}出現輸入告警。`)
    );
  }
};

function sourceText({title, source, model, version}: Overview): string {
  const {name, licence, sha256, rows, files} = source;
  const from = name || `${count(files)}個檔案`;
  return (
    `${title}：${count(rows)}列，來自${from}${licence && `，授權：${licence}`}` +
    (sha256 === null ? "" : `（SHA-256 ${sha256.slice(0, 12)}…）`) +
    `${model === null ? "" : `，模型${model}`}，資料包${version}。`
  );
}

function loud({title, alarms, times}: Told, inputs: number): string {
  return `「${title}」讓${count(inputs)}個輸入中的${count(alarms)}個告警，誤差變動${change(times)}`;
}

const change = (times: number): string => percent(times - 1);
