import {count, fixed, percent, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {ComparedModel, ServingAnswers} from "../lib/course/serving/files.js";
import {serviceIds, servingForms} from "../lib/course/serving/forms.js";
import type {Service, ServingForm} from "../lib/course/serving/forms.js";
import type * as en from "./serving.en.js";

const time = (ms: number): string =>
  ms < 1
    ? `${significant(1000 * ms, 2)} µs`
    : ms < 1000
      ? `${significant(ms, 2)} ms`
      : `${significant(ms / 1000, 2)}秒`;

const span = (hours: number): string => (hours < 24 ? `${hours}小時` : `${significant(hours / 24, 2)}天`);

/** 6A: requests before servers. */
export const queueWords: en.QueueWords = {
  label: "把5,000個模擬請求送給你選的伺服器",
  rate: "每秒請求數",
  burst: "尖峰：在二十分之一的時間裡，請求變成幾倍",
  burstValue: (factor) => (factor === 1 ? "沒有" : `${factor}倍`),
  size: "模型",
  sizes: (size, ms) => `${{light: "輕型", medium: "中型", heavy: "重型"}[size]}，${fixed(ms, ms < 10 ? 1 : 0)} ms`,
  servers: "伺服器台數",
  maxBatch: "一批最多幾列",
  batchValue: (rows) => (rows === 1 ? "逐一回答" : `${rows}列`),
  delay: "為湊滿一批最多等多久",
  delayValue: (ms) => `${ms} ms`,
  price: "你的伺服器每小時價格",
  priceValue: (cents) => `$${fixed(cents / 100, 2)}`,
  saving: "三種省錢的方法",
  models: "共用伺服器的模型數",
  modelsNote: (room, loadMs) => `一台伺服器裝得下${room}個模型；載入另一個需要${time(loadMs)}。`,
  accelerator: "加速器",
  accelerated: (isOn, speed, price) => (isOn ? `快${speed}倍，貴${price}倍` : "沒有"),
  lookUps: "特徵",
  lookUpNames: (kind, storeMs) =>
    ({none: "隨請求送來", store: `需要查詢，${storeMs} ms`, cache: "需要查詢，有快取"})[kind],
  cachePercent: "快取能存多少比例的鍵值",
  percentValue: (value) => `${value}%`,
  zipf: "鍵值有多集中（Zipf指數）",
  zipfValue: (exponent) => fixed(exponent, 1),
  predict: (rate, ms) =>
    `一台伺服器平均${ms} ms回答一個請求，所以每秒最多能回答${count(1000 / ms)}個。現在每秒隨機來${rate}個。長期而言，100個請求中有99個會在幾毫秒內得到答案？`,
  predictLabel: "我猜p99",
  guessValue: (ms) => `${fixed(ms, 0)} ms`,
  predictReason: (mean, p50) =>
    `伺服器有十分之一的時間閒著，但請求會成群而來，每一群都得慢慢消化。平均是${time(mean)}，一半在${time(p50)}內得到答案；使用者抱怨的是慢的那一端。`,
  stats: {
    p50: "一半在此時間內（p50）",
    p95: "100個中有95個在此時間內（p95）",
    p99: "100個中有99個在此時間內（p99）",
    throughput: "每秒答案數",
    utilisation: "伺服器忙碌的時間",
    cost: "一百萬個預測的成本",
    hitRate: "由快取回答的查詢",
    loads: "載入模型的次數"
  },
  ms: time,
  throughput: (perSecond) => significant(perSecond, 3),
  share: (value) => percent(value),
  dollars: (value) => `$${fixed(value, value < 10 ? 2 : 0)}`,
  times: (value) => count(value),
  result: ({rate, servers, most}, {p50, p99, utilisation}) =>
    rate >= most
      ? `每秒來${count(rate)}個請求，最多只能回答${count(most)}個：只要持續下去，隊伍就一直變長。`
      : `每秒${count(rate)}個請求、${servers}台伺服器：一半在${time(p50)}內得到答案，100個中有99個在${time(p99)}內；伺服器有${percent(utilisation)}的時間在忙。`,
  spreadTitle: (p50, p99) => `一半的請求在${time(p50)}內得到答案，每一百個卻有一個要等超過${time(p99)}。`,
  spreadSubtitle: (requests, leftOut, seed) =>
    `模擬：${count(requests)}個請求從到達到得到答案的時間，種子${seed}${leftOut === 0 ? "" : `；最前面${count(leftOut)}個用來填滿快取、載入模型，不計入`}。依延遲計算請求數，延遲為對數尺度。`,
  spreadAxis: "延遲",
  spreadCount: "請求數",
  spreadColumns: [{label: "延遲"}, {label: "請求數", numeric: true}],
  between: (from, to) => (from === 0 ? `不到${time(to)}` : `${time(from)}到${time(to)}`),
  curveTitle: (most, growth) =>
    growth === null
      ? `極限在哪裡：每秒${count(most)}個請求`
      : `極限是每秒${count(most)}個請求；從一半的負載到靠近極限，p99變成${significant(growth, 2)}倍。`,
  curveSubtitle: (hasTheory) =>
    `模擬：其他設定不變，延遲隨每秒請求數的變化，對數尺度。${hasTheory ? "虛線：依排隊理論的長期p99。" : ""}`,
  curveAxis: "每秒請求數",
  curveUnit: "延遲",
  here: "你在這裡",
  limit: "極限",
  curveColumns: [
    {label: "每秒請求數", numeric: true},
    {label: "p50", numeric: true},
    {label: "p99", numeric: true}
  ]
};

const modelNames: Readonly<Record<ComparedModel, string>> = {
  mean: "一律預測平均",
  linear: "最小平方法",
  small: "16個單元的網路",
  champion: "50個單元的網路",
  large: "128加128個單元的網路",
  five: "五個50單元的網路"
};

const bytes = (value: number): string => (value < 1000 ? `${count(value)} B` : `${significant(value / 1000, 3)} kB`);
const costText: en.TradeoffWords["cost"] = (axis, value) =>
  axis === "operations" ? count(value) : axis === "bytes" ? bytes(value) : time(value);

/** 6B: accuracy against cost. */
export const tradeoffWords: en.TradeoffWords = {
  label: "六個模型的誤差與代價",
  names: modelNames,
  axis: "代價是什麼？",
  axes: {operations: "每列的運算次數", bytes: "位元組", single: "1列所需時間", many: "1,000列所需時間"},
  pick: "看哪一個",
  measure: "在這台裝置上測量",
  measuring: (name) => `測量中：${name}…`,
  measured: (machine) =>
    `剛剛在這台裝置上，用本頁的一般迴圈測得；建置時在${machine}上也是這樣測的。裝置忙一點的時候，時間就不同。`,
  notMeasured: (machine) =>
    `運算次數與位元組是精確的。時間是建置本頁時在${machine}上測得的；你的裝置會有不同的時間，可以測出來放在旁邊比較。`,
  predict: (factor) =>
    `不用一個網路，改用${factor}個只差在種子的網路，取答案的平均。運算次數變成${factor}倍。誤差會減少多少美元？`,
  predictLabel: "我猜誤差減少",
  guessValue: (dollars) => `${count(dollars)}美元`,
  predictReason: (one, several) =>
    `RMSE從${fixed(one, 2)}降到${fixed(several, 2)}千美元，這是20個公開切分的平均。值不值得，沒有圖表能替你決定。`,
  title: ({name, rmse, factor}, linear) =>
    `誤差${fixed(rmse, 2)}而不是${fixed(linear, 2)}：六個之中最好的（${name}），代價是最小平方法的${significant(factor, 2)}倍。`,
  subtitle: (axis, machine, isHere) =>
    `測試RMSE（千美元），20個公開切分的平均，橫軸為${
      {
        operations: "每列的乘法與加法次數",
        bytes: "模型所占的位元組",
        single: `回答1列的時間（建置時在${machine}上測得）`,
        many: `一次回答1,000列的時間（建置時在${machine}上測得）`
      }[axis]
    }，對數尺度。階梯線：沒有其他模型能在兩方面都勝過的。${
      isHere && (axis === "single" || axis === "many") ? "短直線：這台裝置。" : ""
    }`,
  caption: (machine) => `六個模型的誤差、大小與時間。每批的時間是建置本頁時在${machine}上測得的。`,
  time,
  error: "RMSE，千美元",
  cost: costText,
  nothing: "0",
  result: ({id, rmse}, axis, {cost, factor, gain, isBeaten, here}) => {
    const price = {
      operations: `每列${costText(axis, cost)}次運算`,
      bytes: costText(axis, cost),
      single: `1列${costText(axis, cost)}`,
      many: `1,000列${costText(axis, cost)}`
    }[axis];
    const what = `${modelNames[id]}：誤差${fixed(rmse, 2)}千美元，${price}${here === null ? "" : `（這台裝置上${time(here)}）`}`;
    if (id === "mean") return `${what}；沒有更便宜的，也沒有誤差更大的。`;
    const against = id === "linear" ? "" : `；代價是最小平方法的${significant(factor, 2)}倍，誤差減少${fixed(gain, 2)}`;
    return `${what}${against}${isBeaten ? "；另有模型更便宜也更準" : ""}。`;
  },
  columns: (built, here) => [
    {label: "模型"},
    {label: "RMSE，千美元", numeric: true},
    {label: "每個切分訓練的網路數", numeric: true},
    {label: "每列運算次數", numeric: true},
    {label: "大小", numeric: true},
    ...built.map((rows) => ({label: `${count(rows)}列`, numeric: true})),
    ...here.map((rows) => ({label: `${count(rows)}列，這台裝置`, numeric: true}))
  ]
};

const age = (days: number): string => (days < 1 ? `${significant(24 * days, 2)}小時` : `${significant(days, 2)}天`);

/** 6C: predictions made ahead. */
export const calendarWords: en.CalendarWords = {
  label: "事先替每個普查區算好預測",
  interval: "每隔多久執行一次",
  span,
  reads: "每天讀取次數",
  readsValue: (reads) => count(reads),
  skew: "讀哪些普查區？",
  skews: {even: "平均分散", zipf: "集中在少數幾個（Zipf）"},
  freshness: "模型",
  freshnesses: {refit: "每次執行前重新擬合", once: "只在第0天訓練一次"},
  predict: (catalogue, reads) =>
    `每晚存下${count(catalogue)}個預測，每個普查區一個。每天讀取${count(reads)}次，少數普查區被讀的次數遠多於其他。存下的預測中，有多少比例沒有人讀？`,
  predictLabel: "我猜沒人讀的比例",
  guessValue: (value) => `${fixed(value, 0)}%`,
  predictReason: (stored, reads) =>
    `每天存${count(stored)}個、讀${count(reads)}次，而且多半重複讀同樣幾個。換來的是：每次讀取完全不需要模型，只要查表。`,
  stats: {
    unread: "存了卻沒人讀",
    age: "讀取時的平均年齡",
    stored: "每次讀取對應的預測數",
    rmse: "被讀到的預測的RMSE，千美元"
  },
  share: (value) => percent(value),
  age,
  perRead: (value) => significant(value, 2),
  rmse: (value) => fixed(value, 2),
  hidden: "？",
  result: ({hours, freshness}, {meanAge, rmse, unread}, isHidden) =>
    `每${span(hours)}執行一次：資料平均${age(meanAge)}前的${isHidden ? "" : `，${percent(unread)}的預測沒有人讀`}；` +
    (freshness === "once" ? `誤差${fixed(rmse, 2)}來自舊模型，怎麼排時刻表都一樣。` : `誤差${fixed(rmse, 2)}千美元。`),
  errorTitle: (freshness, hours, first, last) =>
    freshness === "once"
      ? `只訓練一次的模型，誤差從${fixed(first, 1)}升到${fixed(last, 1)}，跑得多勤都一樣。`
      : `相隔${span(hours)}的兩次執行之間，誤差從${fixed(first, 2)}爬到${fixed(last, 2)}，然後回落。`,
  errorSubtitle: (growth) =>
    `模擬：存下的預測每天的RMSE，以模型擬合當天的千美元計，而真實房價每天上漲${percent(growth - 1, 1)}（情境S4）。輸入沒有改變。`,
  errorAxis: "房價開始上漲後的天數",
  error: "RMSE，千美元",
  lines: {refit: "每次執行前重新擬合", once: "只訓練一次"},
  errorColumns: [
    {label: "天", numeric: true},
    {label: "每次執行前重新擬合", numeric: true},
    {label: "只訓練一次", numeric: true}
  ],
  unreadTitle: (short, long, shortest, longest) =>
    `每${span(shortest)}跑一次，${percent(short)}的預測白算；每${span(longest)}跑一次，${percent(long)}。`,
  unreadSubtitle: (reads) =>
    `每天讀取${count(reads)}次時，從未被讀的預測比例，橫軸為執行間隔。線：期望值；點：你模擬的時刻表。`,
  unreadAxis: "執行間隔",
  unread: "沒人讀，%",
  unreadColumns: [{label: "執行間隔"}, {label: "預期沒人讀", numeric: true}]
};

const dollars = (value: number): string => `${count(1000 * Number(value.toFixed(2)))}美元`;

/** 6D: the model at work in the page. */
export const askWords: en.AskWords = {
  label: "問問模型：在你的裝置上，每按一個鍵就回答一次",
  inputs: {
    crim: "犯罪率",
    zn: "大面積住宅用地，%",
    indus: "商業用地，%",
    chas: "是否臨河，0或1",
    nox: "氮氧化物，千萬分之一",
    rm: "每戶房間數",
    age: "1940年前建造，%",
    dis: "與就業中心的距離",
    rad: "公路便利程度",
    tax: "每萬美元的稅額",
    ptratio: "生師比",
    lstat: "「較低階層」，%"
  },
  range: (min, max) => `${significant(min, 4)}到${significant(max, 4)}`,
  below: (limit) => `低於它學過的所有值（${significant(limit, 4)}）`,
  above: (limit) => `高於它學過的所有值（${significant(limit, 4)}）`,
  untyped: (text) => `「${text}」不是數字`,
  missing: "需要一個值",
  predict: (usual, input, text, max) =>
    `一個典型的普查區，每個輸入都取中位數，模型說${dollars(usual)}。現在有人把${input.toUpperCase()}打成${text}，而模型學過的最大值是${significant(max, 4)}。它會說多少？`,
  predictLabel: "我猜它的答案",
  predictReason: "超出學過的範圍之後，網路就順著邊緣上剛好的方向繼續走，而且不動聲色。只有欄位的檢查會說出來。",
  hidden: "？",
  hiddenResult: "模型對這個筆誤怎麼說，猜過之後才會顯示。這個欄位超出它學過的所有值。",
  answer: "預測的房價中位數",
  unit: dollars,
  noAnswer: "沒有答案",
  timing: "計時中…",
  latency: ({p50, p99}) => `在這台裝置上：一半的答案在${time(p50 / 1000)}內，100個中有99個在${time(p99 / 1000)}內。`,
  result: (value, odd, inputs) =>
    odd === 0
      ? `模型說${value}；${inputs}個輸入都在它學過的範圍內。`
      : `模型說${value}，但有${odd}個輸入超出它學過的範圍：這是猜的。`,
  unanswered: (fields) => `有${fields}個欄位不是數字，所以不問模型。`
};

/** TensorFlow.js on the same model. */
export const backendWords: en.BackendWords = {
  label: "在你的裝置上，用TensorFlow.js執行同一個網路",
  start: "載入TensorFlow.js並測量",
  again: "再測一次",
  size: (bytesOfCode) =>
    `載入未壓縮約${significant(bytesOfCode / 1000, 1)} kB的程式碼，另加WebAssembly；你按下之前什麼都不載入。`,
  idle: "還沒有測量。",
  loading: "正在載入TensorFlow.js…",
  progress: (name, rows) => `測量${name}，${count(rows)}列…`,
  failed: (reason) => `無法載入TensorFlow.js：${reason}。`,
  loop: "一般迴圈",
  caption: (version) => `每秒列數，依每批列數；TensorFlow.js ${version}，在這台裝置上測得`,
  columns: (sizes) => [{label: "計算方式"}, ...sizes.map((size) => ({label: `${count(size)}列`, numeric: true}))],
  perSecond: (value) => (value >= 1e4 ? `${significant(value / 1e4, 2)}萬` : count(Number(value.toPrecision(2)))),
  missing: "這裡沒有",
  result: (single, many, most) =>
    single === many
      ? `在這台裝置上，不論1列或${count(most)}列，都是${single}最快。`
      : `在這台裝置上，1列時${single}最快，一次${count(most)}列時${many}最快。`
};

const serviceNames: Readonly<Record<Service, string>> = {
  fraud: "攔下看來像盜刷的信用卡付款",
  search: "替剛輸入的搜尋排出結果順序",
  unlock: "用主人的臉解鎖手機",
  prices: "早上印出店裡每件商品下週的價格表",
  machines: "盯著一千台機器的感測讀數，找出異常",
  translation: "在飛機上翻譯對話"
};

const formNames: Readonly<Record<ServingForm, string>> = {
  batch: "批次：事先算好",
  online: "線上：有人問才算",
  streaming: "串流：隨事件流過逐一算",
  embedded: "嵌入：在裝置上算"
};

/** The quiz; ids are those of the answers that the build computes. */
export function quizItems(answers: ServingAnswers): QuizItem[] {
  const {rate, limitMs, serversSingly, servers, hitRateExpected, keys} = answers;
  return [
    {
      id: "servers",
      type: "number",
      question: `每秒有${count(rate)}個請求問6A的中型模型。p95必須低於${limitMs} ms，而伺服器忙不忙都一樣要付錢。批次大小隨你選，最少要付幾台的錢？（6A可以告訴你。）`,
      min: 1,
      max: 10,
      step: 1,
      tolerance: 0,
      unit: "台",
      digits: 0,
      reason: `逐一回答需要${serversSingly}台；用批次只要${servers}台。一批的固定時間由各列分攤，所以同一台機器能處理更多列。`
    },
    {
      id: "forms",
      type: "classify",
      question: "這六件事，各該用哪一種方式提供預測？",
      cases: serviceIds.map((id) => ({id, text: serviceNames[id]})),
      kinds: servingForms.map((id) => ({id, text: formNames[id]})),
      reason:
        "價目表會被問什麼早就知道，隔一天的答案也夠用：批次。付款與搜尋屬於線上：事先無從得知，而且有人在等。機器屬於串流：讀數不斷流入，另一端沒有人在等。手機與飛機屬於嵌入：模型必須在裝置上。"
    },
    {
      id: "hitRate",
      type: "number",
      question: `快取存放${count(keys)}個鍵值中的十分之一，留下最近用過的。請求依Zipf定律（指數1）落在各鍵值上。快取存滿之後，能回答多少比例的查詢？`,
      min: 0,
      max: 100,
      step: 1,
      tolerance: 5,
      unit: "%",
      digits: 0,
      reason: `這是模擬結果；Che近似給出${fixed(hitRateExpected, 1)}%。少數鍵值占了大部分請求，小快取才有價值。`
    },
    {
      id: "stale",
      type: "choice",
      question: `房價像6C那樣上漲。只訓練過一次的模型每十天執行一次；被讀到的預測誤差${fixed(answers.staleNeither, 2)}千美元。該縮短的是什麼？`,
      options: [
        {id: "interval", text: "執行的間隔：每天執行一次"},
        {id: "refit", text: "訓練的間隔：每次執行前訓練一次"}
      ],
      reason: `讓舊模型每天執行，誤差仍是${fixed(answers.staleInterval, 2)}；仍每十天執行一次，但每次之前重新擬合，誤差是${fixed(answers.staleRefit, 2)}。輸入沒有改變，所以舊模型今天說的和上週一樣。預測過期和模型過期是兩回事。`
    }
  ];
}
