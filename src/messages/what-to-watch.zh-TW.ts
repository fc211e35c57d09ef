import {count, fixed, percent, signed, significant} from "../components/format.js";
import {usualRule} from "../lib/course/what-to-watch/alarms.js";
import type {FailureId} from "../lib/course/what-to-watch/failures.js";
import type {IncidentKind, StreamId} from "../lib/course/what-to-watch/hidden.js";
import {NARROW} from "../lib/course/what-to-watch/published.js";
import type * as en from "./what-to-watch.en.js";

const upper = (name: string): string => name.toUpperCase();
const after = (n: number): string => (n === 0 ? "第一天就" : `${count(n)}天後`);
const listed = (items: readonly string[]): string => items.join("、");

const metrics: en.DashboardWords["metrics"] = {
  disk: {name: "磁碟用量", unit: "%"},
  memory: {name: "記憶體用量", unit: "%"},
  queue: {name: "排隊中的請求", unit: ""},
  latency: {name: "延遲，第95百分位", unit: "ms"},
  failed: {name: "失敗的請求", unit: "%"},
  version: {name: "由現行版本回答的比例", unit: "%"},
  clock: {name: "時鐘之間的差距", unit: "秒"},
  requests: {name: "每分鐘請求數", unit: ""},
  missing: {name: "缺失值", unit: "%"},
  unseen: {name: "從未出現過的代碼", unit: "%的列"},
  range: {name: "超出訓練範圍", unit: "%的列"},
  inputs: {name: "輸入中最大的PSI", unit: ""},
  predictions: {name: "預測的PSI", unit: ""},
  spread: {name: "預測的離散程度", unit: "千美元"},
  error: {name: "有標籤資料的RMSE", unit: "千美元"},
  bias: {name: "有標籤資料的平均誤差", unit: "千美元"}
};

const failures: Record<FailureId, {readonly name: string; readonly text: string}> = {
  disk: {name: "磁碟滿了", text: "日誌越積越多，最後什麼都寫不進去。"},
  memory: {name: "記憶體洩漏", text: "一台伺服器每天多用一點，直到被重新啟動。"},
  queue: {name: "佇列卡住", text: "一個工作程序停擺，請求越等越久。"},
  versions: {name: "兩個版本同時回答", text: "五台伺服器中有一台沒更新，仍用舊模型回答。"},
  clock: {name: "時鐘不同步", text: "一台伺服器的時鐘每天快半分鐘，寫下的時間都不對。"},
  unit: {name: "單位改變", text: "有一週，TAX送來的值只有原來的十分之一。"},
  gaps: {name: "資料缺失", text: "每十列有三列遺失PTRATIO，上游有人用平均值補上。"},
  category: {name: "出現新代碼", text: "RAD的24改寫成99，PTRATIO換了名稱送來。"},
  inputs: {name: "輸入漂移", text: "越來越多請求問的是LSTAT高的普查區。"},
  constant: {name: "千篇一律的答案", text: "模型載入失敗，每個請求都得到平均房價。"},
  shift: {name: "答案偏高", text: "費用加了兩次：送出的每個答案都高出一成。"},
  inflation: {name: "物價上漲", text: "真實房價每天漲千分之五，輸入都沒變。"},
  premium: {name: "乾淨空氣變貴", text: "NOX高的地方跌價，低的地方漲價，輸入都沒變。"}
};

/** 7A: the dashboard. */
export const dashboardWords: en.DashboardWords = {
  label: "選擇要看什麼（模擬的服務）",
  metrics,
  failures,
  metricGroups: {machine: "機器與軟體", input: "輸入", output: "預測", label: "標籤（到了之後）"},
  failureGroups: {hardware: "硬體", software: "軟體", input: "輸入", output: "預測", label: "標籤"},
  full: (most) => `儀表板只放得下${most}個：先拿下一個，才能放上另一個。`,
  room: (most, chosen) => `${most}個位置已用${chosen}個。`,
  width: "門檻：距離平常平均幾個標準差",
  widthValue: (width) => `± ${width}`,
  run: "連續幾天超過門檻才告警",
  runValue: (run) => `${run}天`,
  cards: "出了什麼事：選一張，看看它在你的儀表板上的樣子",
  status: {
    noticed: (metric, n) => `${after(n)}發現：${metrics[metric].name}`,
    missed: "沒發現"
  },
  predict: (labelFree, all, delay) =>
    `標籤要花錢，而且晚${delay}天才到。假設不需要標籤的${labelFree}個指標全都放上儀表板，下面${all}種故障會發現幾種？`,
  predictLabel: "我猜不靠標籤能發現的故障數",
  predictReason: (missed) =>
    `沒發現的是${listed(missed.map((id) => `「${failures[id].name}」`))}。那時輸入和預測都沒變，變的只有真實情況。`,
  result: (chosen, noticed, all, missed, falseAlarms) => {
    if (chosen === 0) return "空的儀表板什麼都發現不了，也不會誤報。";
    const wait = Math.max(0, ...noticed);
    const slowest = noticed.length === 0 ? "" : wait === 0 ? "，都在第一天" : `，最慢的${after(wait)}才發現`;
    const what =
      missed.length === 0
        ? "沒有漏掉任何一種"
        : missed.length <= 3
          ? `漏掉${listed(missed.map((id) => `「${failures[id].name}」`))}`
          : `漏掉${missed.length}種`;
    return `你的${chosen}個指標發現了${all}種故障中的${noticed.length}種${slowest}；${what}。平靜的${falseAlarms.of}天裡有${falseAlarms.days}天誤報。`;
  },
  title: ({failure, noticed}) => {
    const [first] = noticed;
    return first === undefined
      ? `「${failures[failure].name}」：你的儀表板毫無動靜。`
      : `「${failures[failure].name}」：${metrics[first.metric].name}${after(first.days)}告警。`;
  },
  subtitle: (rows, reference) =>
    `模擬資料，每天${rows}列。灰線：一切正常時；藍線：出事時。虛線：由前${reference}天學得的門檻。三角形：告警。`,
  axis: "日",
  begins: "開始出事",
  empty: "儀表板上什麼都沒有",
  columns: [
    {label: "指標"},
    {label: "平常從", numeric: true},
    {label: "到", numeric: true},
    {label: "幾天後首次告警", numeric: true},
    {label: "誤報天數", numeric: true}
  ],
  none: "無",
  named: (metric) => {
    const {name, unit} = metrics[metric];
    return unit === "" ? name : `${name}（${unit}）`;
  }
};

/** 7A: what the best dashboards notice, for the text around it. */
export const describeBest: typeof en.describeBest = ({noticed, choices, all}, failureCount) =>
  noticed === failureCount
    ? `全部${count(all)}種選法中，有${count(choices)}種在一開始的門檻下能發現全部${failureCount}種故障`
    : `全部${count(all)}種選法中，最好的在一開始的門檻下能發現${failureCount}種故障中的${noticed}種`;

const streamNames: Record<StreamId, string> = {a: "資料流A", b: "資料流B", c: "資料流C"};

const told: Record<IncidentKind, (feature: string) => string> = {
  unit: (feature) => `從那天起，${upper(feature)}換了單位：它的分布立刻離開了原來的位置。`,
  join: (feature) =>
    `從那天起，${upper(feature)}在各列之間被打亂，就像資料合併出錯：分布和以前一樣，卻不再屬於那一列，誤差因此跟著它走。`,
  relation: (feature) => `從那天起，房價與${upper(feature)}的關係變了：輸入和預測都和以前一樣，只有誤差開始跟著它走。`
};

/** 7B: four panels. */
export const panelWords: en.PanelWords = {
  label: "找出事故（模擬的資料流）",
  stream: "資料流",
  streams: {a: "A", b: "B", c: "C"},
  feature: "第一張與最後一張圖要看的欄位",
  week: "要和平靜期比較的一週",
  weekValue: (from, to) => `第${from}天到第${to}天`,
  mark: "就從這裡開始：這個資料流、這個欄位、這週的第一天",
  skip: "直接看答案",
  another: "換一個案例",
  caseNumber: (seed) => `案例${count(seed)}`,
  open: (stream, feature, from, to) =>
    `${streamNames[stream]}，第${from}天到第${to}天，${upper(feature)}：是這裡嗎？三個資料流中有一個出了事。`,
  verdict: (answer, {kind, stream, feature, day}, near) => {
    const truth = `事故在${streamNames[stream]}，欄位是${upper(feature)}，從第${day}天開始。`;
    const why = told[kind](feature);
    if (answer === null) return `${truth}${why}`;
    const off = Math.abs(answer.day - day);
    const marks = [
      answer.stream === stream ? "資料流答對" : "資料流答錯",
      answer.feature === feature ? "欄位答對" : "欄位答錯",
      answer.stream !== stream
        ? "日期因此不算"
        : off === 0
          ? "日期答對"
          : off <= near
            ? `日期答對，誤差${off}天以內`
            : `日期差了${off}天`
    ];
    return `你說${streamNames[answer.stream]}、${upper(answer.feature)}、第${answer.day}天：${marks.join("，")}。${truth}${why}`;
  },
  input: {
    title: (feature, psi) =>
      psi > 0.25
        ? `${upper(feature)}移動了：PSI ${fixed(psi, 2)}。`
        : `${upper(feature)}的分布和平靜期一樣：PSI ${fixed(psi, 2)}。`,
    subtitle: (feature) =>
      `輸入。${upper(feature)}各區間所占的列數比例；多數區間原本約占一成。外框：平靜期；實心：這一週。`
  },
  output: {
    title: ([low, high], [lowBefore, highBefore]) =>
      `兩端的預測占${percent(low + high, 1)}，平靜期為${percent(lowBefore + highBefore, 1)}。`,
    subtitle: (low, high) =>
      `預測，千美元。各區間所占的列數比例，畫法同前。兩端指${low}以下和${high}以上：分類模型要看類別失衡，迴歸模型就看值是否堆在兩端。`
  },
  versions: {
    title: (now, before) =>
      `現行的v2這週誤差${fixed(now.v2, 1)}（平靜期${fixed(before.v2, 1)}），v1誤差${fixed(now.v1, 1)}（平靜期${fixed(before.v1, 1)}）。`,
    subtitle: "版本。同一批資料有了標籤之後，每天的RMSE（千美元）。v1：最小平方法；v2：取代它的神經網路。",
    axis: "日",
    quiet: "平靜期",
    week: "這一週",
    columns: [
      {label: "日", numeric: true},
      {label: "v1的RMSE", numeric: true},
      {label: "v2的RMSE", numeric: true}
    ]
  },
  ties: {
    title: (feature, before, now) =>
      `${upper(feature)}與誤差的相關係數是${signed(now, 2)}，平靜期為${signed(before, 2)}。`,
    subtitle: "各欄位與預測（左）、與誤差（右，誤差＝預測−標籤）的相關係數。圓圈：平靜期；圓點：這一週。",
    prediction: "與預測",
    error: "與誤差",
    columns: [
      {label: "欄位"},
      {label: "與預測，平靜期", numeric: true},
      {label: "這一週", numeric: true},
      {label: "與誤差，平靜期", numeric: true},
      {label: "這一週", numeric: true}
    ]
  },
  binColumns: [
    {label: "大於", numeric: true},
    {label: "到", numeric: true},
    {label: "平靜期", numeric: true},
    {label: "這一週", numeric: true}
  ],
  share: "列數（%）"
};

const edge = (value: number): string => significant(value, 3);

/** 7C: groups. */
export const groupWords: en.GroupWords = {
  label: "把誤差切成一群一群",
  cut: "依什麼分群",
  cuts: (cut) => (cut === "city" ? "RAD是否為24" : cut === "cap" ? "MEDV是否封頂" : upper(cut)),
  group: ({column, above, upTo}) => {
    if (column === "medv") return upTo === Infinity ? "MEDV封頂在50" : "MEDV未封頂";
    if (upTo === Infinity) return column === "rad" && above > 20 ? "RAD為24" : `${upper(column)}大於${edge(above)}`;
    return above === -Infinity
      ? `${upper(column)}在${edge(upTo)}以下`
      : `${upper(column)}從${edge(above)}到${edge(upTo)}`;
  },
  all: "全部資料",
  rows: (n) => `${n}列`,
  versions: {v1: "v1，最小平方法", v2: "v2，神經網路"},
  predict: (rmse, rows) =>
    `在它從未見過的全部${rows}列上，v2的誤差是${fixed(rmse, 2)}。MEDV被截成50的那些列上，誤差是多少？`,
  predictLabel: "我猜封頂處的RMSE（千美元）",
  predictReason: ({n, bias}) =>
    `它在那裡平均${bias.value < 0 ? "低估" : "高估"}${fixed(Math.abs(bias.value), 1)}。封頂的只有${n}列，太少，對整體誤差影響不大，也少到無法給出信賴區間。`,
  hidden: "猜過之後才會顯示",
  hiddenResult: "封頂處的誤差，要等你猜過才會顯示。",
  title: (worst, rmse, all) => `${worst}：誤差${fixed(rmse, 2)}，而全部資料合起來是${fixed(all, 2)}。`,
  subtitle: (rows) =>
    `兩個版本都沒用來訓練的${rows}列上的RMSE（千美元），每列計一次。圓點：現行的v2；圓圈：v1。橫條：95%信賴區間，至少30列才畫。`,
  axis: "RMSE，千美元",
  result: (worst, {n, rmse, bias}, rows, isClear) =>
    `v2誤差最大的是「${worst}」：${rows}列中的${n}列，RMSE ${fixed(rmse.value, 2)}，平均誤差${signed(bias.value, 2)}；` +
    (isClear === null
      ? "列數太少，看不出有多少是運氣。"
      : isClear
        ? "與最好的那群相比，差距超過這種大小的群靠運氣會有的範圍。"
        : "與最好的那群相比，差距仍在這種大小的群靠運氣會有的範圍內。"),
  columns: [
    {label: "群"},
    {label: "列數", numeric: true},
    {label: "v1的RMSE", numeric: true},
    {label: "v2的RMSE", numeric: true},
    {label: "v2的95%信賴區間"},
    {label: "v2的平均誤差", numeric: true}
  ],
  limits: (low, high) => (Number.isNaN(low) ? "列數太少" : `${fixed(low, 2)}到${fixed(high, 2)}`)
};

/** The quiz; ids are those of the answers that the build computes. */
export const quizItems: typeof en.quizItems = (answers) => {
  const [v1, v2] = answers.cityErrors as [number, number];
  return [
    {
      id: "smallestSet",
      type: "choice",
      question: `要同時發現「${failures.unit.name}」、「${failures.inflation.name}」和「${failures.premium.name}」，最小的一組指標是哪一組？`,
      options: [
        {id: "inputs", text: "輸入的PSI"},
        {id: "inputs-range", text: "輸入的PSI、訓練範圍、沒見過的代碼"},
        {id: "inputs-predictions", text: "輸入與預測的PSI、預測的離散程度"},
        {id: "error", text: "有標籤資料的RMSE"},
        {id: "error-inputs", text: "有標籤資料的RMSE、輸入與預測的PSI"}
      ],
      reason: `不靠標籤，哪一組都看不到房價改變。誤差三種都看得到，但要等標籤：單位改變要${after(answers.noticedByError)}才發現，而預測的PSI${after(answers.noticedByPredictions)}發現。最小的不等於最好的。`
    },
    {
      id: "noticedByPredictions",
      type: "number",
      question: `門檻為±${usualRule.width}個標準差時，「${failures.unit.name}」開始後幾天，預測的PSI會告警？`,
      min: 0,
      max: 10,
      step: 1,
      tolerance: 0,
      unit: "天",
      digits: 0,
      reason: `當天就告警，一個標籤都不用。RMSE則要等${answers.noticedByError}天。`
    },
    {
      id: "falseAlarmDays",
      type: "number",
      question: `把${Object.keys(metrics).length}個指標全掛上牆，門檻為±${NARROW}個標準差。接下來90天什麼都沒出錯，其中有幾天會有指標告警？`,
      min: 0,
      max: 90,
      step: 1,
      tolerance: 3,
      unit: "天",
      digits: 0,
      reason: `門檻改成±${usualRule.width}，就是${answers.falseAlarmDaysUsual}天。每多一個指標，就多一分喊狼來了的機會；第10課專講這件事。`
    },
    {
      id: "betterInCity",
      type: "choice",
      question: "在RAD為24的普查區，哪個版本的RMSE較小？",
      options: [
        {id: "v1", text: "v1，最小平方法"},
        {id: "v2", text: "v2，神經網路"}
      ],
      reason: `v1的RMSE是${fixed(v1, 2)}，v2是${fixed(v2, 2)}。平均較好的版本，不見得對每一群都較好，所以值得一看；這裡確實較好。`
    }
  ];
};
