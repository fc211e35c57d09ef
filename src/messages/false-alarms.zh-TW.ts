import {count, fixed, percent} from "../components/format.js";
import {FIRST_DAYS, STREAM_DAYS} from "../lib/course/false-alarms/drift-streams.js";
import type {ReferenceId} from "../lib/course/false-alarms/drift-streams.js";
import {EVALUATION} from "../lib/course/false-alarms/late-labels.js";
import type {LabelStream} from "../lib/course/false-alarms/late-labels.js";
import {QUIZ_DELAY, QUIZ_ROWS, SWINGING} from "../lib/course/false-alarms/published.js";
import {ALPHA, FIXED, REFERENCES} from "../lib/course/false-alarms/quiet-days.js";
import type {RuleId} from "../lib/course/false-alarms/quiet-days.js";
import {OWN_THRESHOLDS} from "../lib/course/false-alarms/two-tools.js";
import type {Agreement, ToolStream} from "../lib/course/false-alarms/two-tools.js";
import type {Window} from "../lib/profile/window.js";
import type * as en from "./false-alarms.en.js";
import * as findings from "./findings.zh-TW.js";
import * as labels from "./labels.zh-TW.js";
import * as monitor from "./monitor.zh-TW.js";
import * as partitions from "./partitions.zh-TW.js";
import * as rows from "./rows.zh-TW.js";

/** 10A: the words of the dashboard's own parts. */
export const dashboard: en.DashboardMessages = {findings, labels, monitor, partitions, rows};

const upper = (name: string): string => name.toUpperCase();
const days = (n: number): string => `${count(n)}天`;
const spanned = ({from, to}: Window): string => (to - from === 1 ? `第${from}天` : `第${from}天到第${to - 1}天`);
const reference = (size: number): string => (Number.isFinite(size) ? `${count(size)}列` : "已知的母體");

const streams: en.ExplorerWords["streams"] = {
  S0: {name: "什麼都沒變", text: "每天都從同一批普查區抽取。"},
  S1: {name: "輸入慢慢漂移", text: "從第40天起，LSTAT高的普查區越來越常被抽到。"},
  S2: {name: "輸入突然改變又恢復", text: "第60到89天，每五次抽取有四次落在RAD為24的普查區。"},
  S3: {name: "輸入每週擺盪", text: "每週有半週較常抽到偏遠的普查區，另外半週較常抽到近的。一直都是如此。"}
};

const references: Record<ReferenceId, string> = {
  first: `前${FIRST_DAYS}天`,
  week: "前一週",
  weekday: "前一週的同一個星期幾"
};

/** 10A: any window against any window. */
export const explorerWords: en.ExplorerWords = {
  label: "拿任何幾天和任何幾天比較（模擬的資料流）",
  title: "波士頓房價",
  description: "這門課模擬的上線資料：模型沒見過的普查區。",
  streams,
  stream: "資料流",
  against: "和什麼比較",
  references,
  distance: "距離",
  distances: {psi: "PSI", jensenShannon: "Jensen–Shannon散度", kolmogorovSmirnov: "Kolmogorov–Smirnov距離"},
  descriptions: {
    crim: "城鎮犯罪率",
    zn: "劃為大面積住宅用地的比例（%）",
    indus: "非零售商業用地的比例（%）",
    chas: "是否鄰接查爾斯河",
    nox: "氮氧化物（千萬分之一）",
    rm: "每戶房間數",
    age: "1940年前建成的比例（%）",
    dis: "到就業中心的距離",
    rad: "放射狀公路的可及性",
    tax: "房產稅率（每萬美元）",
    ptratio: "師生比",
    lstat: "1978年論文所稱的「較低地位」人口（%）",
    prediction: "模型的答案（千美元）",
    medv: "房價中位數（千美元）"
  },
  predict: (compared) =>
    `有一個資料流從第一天起就每週擺盪，而且什麼問題也沒有。最後${compared}天，每天都和前一週比。其中有幾天，儀表板會對至少一欄告警？`,
  predictLabel: "我猜告警的天數",
  predictReason: (found) =>
    `儀表板會看參考的那幾天彼此差多少，差得比這更多才開口。和${references.first}比，它告警${days(found.first)}；和${references.weekday}比，${days(found.weekday)}。`,
  loading: "正在抽取這個資料流的每一天……",
  result: (stream, current, found) =>
    `${streams[stream].name}，${spanned(current)}，差異最大的輸入：和${references.first}比是${upper(found.first.feature)}（PSI ${fixed(found.first.psi, 2)}），和${references.week}比是${upper(found.week.feature)}（${fixed(found.week.psi, 2)}），和${references.weekday}比是${upper(found.weekday.feature)}（${fixed(found.weekday.psi, 2)}）。`
};

const rules: Record<RuleId, string> = {
  small: `PSI超過${FIXED.small}（經驗法則：有些變化）`,
  large: `PSI超過${FIXED.large}（經驗法則：變化很大）`,
  each: `依樣本數：每個特徵各${percent(ALPHA)}`,
  together: `依樣本數：所有特徵合計${percent(ALPHA)}`
};

/** 10B: the false-alarm machine. */
export const quietWords: en.QuietWords = {
  label: "數一數什麼都沒發生的日子有多少告警（模擬）",
  rows: "每天的列數",
  bins: "分箱數",
  reference: "參考資料",
  references: {known: "所有普查區（已知）", large: reference(REFERENCES.large), small: reference(REFERENCES.small)},
  features: "監看的特徵數",
  rule: "何時告警",
  rules,
  predict: (features) =>
    `一個服務每天回答${QUIZ_ROWS}個請求，什麼都沒有變過。監看${features}個特徵，經驗法則說PSI超過${FIXED.small}就是有變化。100天裡有幾天會告警？`,
  predictLabel: "我猜100天中告警的天數",
  predictReason: `PSI從來不是零：同一母體的兩份樣本總有差異。每天${QUIZ_ROWS}列、十個分箱時，光是運氣平均就有${fixed(9 / QUIZ_ROWS, 3)}，而特徵又有很多個，總有一個運氣不好。`,
  hidden: "猜過之後才會顯示",
  result: ({rows: size, reference: before, features, days: of, measured, theory}) =>
    `每天${count(size)}列，和${reference(before)}比，${features}個特徵：${count(of)}個平靜的日子裡，${percent(measured)}有誤報；理論值${percent(theory)}。`,
  hiddenResult: (feature, mean, theory) =>
    `${upper(feature)}在平靜日子的PSI平均為${fixed(mean, 3)}，理論值${fixed(theory, 3)}。這多常變成告警，猜過之後才會顯示。`,
  one: {
    title: (feature, mean, theory) =>
      `${upper(feature)}沒有變，PSI平均卻有${fixed(mean, 3)}；理論值是${fixed(theory, 3)}。`,
    subtitle: (of, cells) =>
      `模擬資料：${count(of)}個平靜日子的PSI，${cells}個分箱。長條：實測；線：卡方分布。虛線：門檻。`,
    axis: "PSI",
    share: "天數",
    threshold: "門檻",
    columns: [
      {label: "PSI從", numeric: true},
      {label: "到", numeric: true},
      {label: "實測天數", numeric: true},
      {label: "理論天數", numeric: true}
    ]
  },
  all: {
    title: ({rows: size, measured}, fewest) =>
      `每天${count(size)}列時，平靜的日子有${percent(measured)}會告警${Number.isFinite(fewest) ? `；單一特徵要${count(fewest)}列才守得住${percent(ALPHA)}` : ""}。`,
    titleHidden: "多常告警：猜過之後才會顯示。",
    subtitle: (of, features) =>
      `模擬資料：${count(of)}個平靜日子中至少有一個告警的比例。圓點：實測；線：理論值（假設特徵互不相關）。方塊：Driftbook的校準判定，看${features}個特徵，一律和${reference(REFERENCES.large)}比，承諾${percent(ALPHA)}（直線：95%信賴區間）。`,
    axis: "每天的列數",
    share: "告警的平靜日子（%）",
    driftbook: "Driftbook的判定",
    columns: [
      {label: "每天的列數", numeric: true},
      {label: "實測", numeric: true},
      {label: "理論", numeric: true},
      {label: "Driftbook的判定", numeric: true}
    ]
  }
};

const toolStreams: Record<ToolStream, string> = {
  S1: "S1：輸入慢慢漂移，最後一週",
  S2: "S2：輸入突然改變，持續的那個月",
  S0: "S0：什麼都沒變，最後一週"
};

const featuresIn = ({both, onlyPsi, onlyJs, neither}: Agreement): number => both + onlyPsi + onlyJs + neither;

/** 10C: two tools. */
export const toolWords: en.ToolWords = {
  label: "兩個工具，同一份資料（模擬的資料流）",
  stream: "資料流",
  streams: toolStreams,
  predict: (psi, features) =>
    `第一個資料流的輸入慢慢漂移。最後一週，PSI的經驗法則對${features}個特徵中的${psi}個告警。同樣的列，BigQuery ML的預設值會說幾個特徵變了？`,
  predictLabel: "我猜告警的特徵數",
  predictReason: ({feature, psi, js}) =>
    `散度最大的是${upper(feature)}：${fixed(js, 3)}，而預設值要超過${fixed(OWN_THRESHOLDS.js, 3)}才告警。同樣的列，它的PSI是${fixed(psi, 2)}，經驗法則從${fixed(OWN_THRESHOLDS.psi, 2)}起就告警。`,
  hidden: "猜過之後才會顯示",
  psi: "PSI的門檻",
  js: "Jensen–Shannon散度的門檻",
  own: "各工具自己的門檻",
  tools: {psi: "PSI，經驗法則", js: "JS，BigQuery ML"},
  alarm: "告警",
  quiet: "平靜",
  title: (found) => {
    const [psi, js] = [found.both + found.onlyPsi, found.both + found.onlyJs];
    return `${featuresIn(found)}個特徵中，PSI對${psi}個告警，Jensen–Shannon散度對${js}個。`;
  },
  titleHidden: (found) =>
    `${featuresIn(found)}個特徵中，PSI對${found.both + found.onlyPsi}個告警；另一個工具怎麼說，猜過之後才會顯示。`,
  subtitle: "模擬資料。同樣的列、同樣的日子：每個工具用自己的分箱來量每個特徵。虛線：門檻。三角形：告警。",
  result: (found, thresholds) => {
    const apart = found.onlyPsi + found.onlyJs;
    const all = featuresIn(found);
    const at = `PSI從${fixed(thresholds.psi, 2)}起，JS超過${fixed(thresholds.js, 3)}`;
    return apart === 0
      ? `${at}：兩個工具對全部${all}個特徵看法一致（${found.both}個告警，${found.neither}個平靜）。`
      : `${at}：兩個工具對${all}個特徵中的${apart}個看法不同；只有PSI告警的${found.onlyPsi}個，只有JS告警的${found.onlyJs}個。`;
  },
  hiddenResult: (found, threshold) =>
    `PSI從${fixed(threshold, 2)}起：${featuresIn(found)}個特徵中有${found.both + found.onlyPsi}個告警。Jensen–Shannon散度怎麼說，猜過之後才會顯示。`,
  columns: [
    {label: "特徵"},
    {label: "PSI", numeric: true},
    {label: "JS", numeric: true},
    {label: "依PSI"},
    {label: "依JS"}
  ]
};

const labelStreams: Record<LabelStream, string> = {
  S4: "S4：第40天起房價上漲",
  S5: "S5：第60天起乾淨空氣有溢價",
  S0: "S0：什麼都沒變"
};

/** 10D: continuous evaluation. */
export const labelWords: en.LabelWords = {
  label: "等待真相（模擬的資料流）",
  predict: (change, jump, delay) =>
    `所有列的標籤都在${days(delay)}後才到，第${jump.change}天的突變在第${jump.alarm}天告警。換成房價從第${change}天起慢慢上漲，標籤一樣晚到，第幾天會告警？`,
  predictLabel: "我猜告警的日子",
  predictReason: ({change, alarm}, delay) =>
    `這${days(alarm - change)}裡，${days(delay)}是在等標籤；另外${days(alarm - change - delay)}漲幅還太小：規則要${EVALUATION.of}天中有${EVALUATION.over}天超過平常誤差的${EVALUATION.ratio}倍。`,
  titleHidden: "何時發現：猜過之後才會顯示。",
  hidden: "猜過之後才會顯示",
  stream: "資料流",
  streams: labelStreams,
  delay: "標籤多久後才到",
  delayValue: days,
  share: "得到標籤的列",
  shareValue: (share) => `${count(share)}%`,
  title: ({delay, change, found}) => {
    if (change === null)
      return found.falseAlarms === 0 ? "什麼都沒變，也沒有告警。" : `什麼都沒變，卻有${days(found.falseAlarms)}告警。`;
    if (found.alarmDay === null)
      return found.dataDay === null
        ? "始終沒有發現這個改變。"
        : `來不及發現：第${found.dataDay}天的標籤要到最後一天之後才到。`;
    return `第${found.alarmDay}天發現，在改變之後${days(found.alarmDay - change)}${delay === 0 ? "" : `；其中${days(delay)}是在等標籤`}。`;
  },
  subtitle: (usual, size) =>
    `模擬資料，每天${size}列。圓點：當天有標籤的列的RMSE，畫在得知的那一天。線與色帶：最近${EVALUATION.of}天及95%信賴區間。虛線：平常的${fixed(usual, 2)}的${EVALUATION.ratio}倍。`,
  axis: "得知的日子",
  rmse: "RMSE（千美元）",
  change: "改變",
  alarm: "告警",
  limit: `平常的${EVALUATION.ratio}倍`,
  result: ({delay, share, change, found}) => {
    const plan = `${count(share)}%的列有標籤，${delay === 0 ? "立刻就到" : `${days(delay)}後才到`}`;
    const when =
      change === null
        ? "沒有改變可發現"
        : found.alarmDay === null
          ? "到最後一天都沒發現"
          : `改變之後${days(found.alarmDay - change)}發現`;
    const before = change === null ? "" : `改變前的${change}天中`;
    return `${plan}：${when}。${before}${found.falseAlarms === 0 ? "沒有誤報" : `誤報${days(found.falseAlarms)}`}。`;
  },
  hiddenResult: ({delay, share, change}) =>
    `${count(share)}%的列有標籤，${delay === 0 ? "立刻就到" : `${days(delay)}後才到`}；改變從第${change}天開始。何時發現，猜過之後才會顯示。`,
  columns: [
    {label: "資料的日子", numeric: true},
    {label: "得知的日子", numeric: true},
    {label: "有標籤的列", numeric: true},
    {label: "當天的RMSE", numeric: true},
    {label: `${EVALUATION.of}天的RMSE與95%信賴區間`, numeric: true},
    {label: "告警"}
  ],
  none: "–",
  limits: (value, low, high) =>
    Number.isNaN(low) ? "列數太少" : `${fixed(value, 2)}（${fixed(low, 2)}到${fixed(high, 2)}）`
};

/** 10A: how often the dashboard itself is in alarm about the weekly swing, for the text around it. */
export const describeSeasonal: typeof en.describeSeasonal = (found, of) =>
  `${of}天中，和${references.first}比告警${days(found.first)}，和${references.week}比${days(found.week)}，和${references.weekday}比${days(found.weekday)}`;

/** 10B: what the calibrated verdict makes of quiet days, for the text around it. */
export const describeCalibrated: typeof en.describeCalibrated = (sizes) =>
  sizes.map(({rows: size, days: of, alarms}) => `每天${size}列時${of}天中的${alarms}天`).join("、");

/** The quiz; ids are those of the answers that the build computes. */
export const quizItems: typeof en.quizItems = (answers) => {
  const {swingDays} = answers;
  return [
    {
      id: "fewestRows",
      type: "number",
      question: `十個分箱、已知的參考分布，規則是「PSI超過${FIXED.small}就是有變化」。一個特徵的誤報若不想超過${percent(ALPHA)}，一個視窗需要幾列？`,
      min: 20,
      max: 500,
      step: 10,
      tolerance: 20,
      unit: "列",
      digits: 0,
      reason: `光靠運氣，每二十個視窗就有一個的PSI超過自由度9的卡方分布第95百分位除以列數。參考資料若只有${reference(REFERENCES.small)}，本身也是樣本，就需要${count(answers.fewestRowsOfTwo)}列。`
    },
    {
      id: "falseAlarmsAYear",
      type: "number",
      question: `每天${QUIZ_ROWS}列，十二個特徵，同樣的規則。在什麼都沒發生的一年裡，有幾天會告警？`,
      min: 0,
      max: 365,
      step: 5,
      tolerance: 30,
      unit: "天",
      digits: 0,
      reason: "收到這麼多通知，誰都不會再看。這條規則一次只看一個欄位，也沒說它需要多少列。"
    },
    {
      id: "atLeastOne",
      type: "number",
      question: `十二個互不相關的檢定，每個都是${percent(ALPHA)}。至少有一個誤報的機率是多少？`,
      min: 0,
      max: 100,
      step: 1,
      tolerance: 4,
      unit: "%",
      digits: 0,
      reason: `一減去0.95的十二次方。想讓全部合起來守住${percent(ALPHA)}，每個檢定就用${percent(ALPHA)}除以十二，也就是${fixed(answers.corrected, 4)}（Bonferroni校正）。`
    },
    {
      id: "seasonalReference",
      type: "choice",
      question: "請求每週擺盪，一向如此。一天應該和什麼比？",
      options: [
        {id: "first", text: references.first},
        {id: "week", text: references.week},
        {id: "weekday", text: references.weekday}
      ],
      reason: `${STREAM_DAYS - FIRST_DAYS}天裡，${upper(SWINGING)}超出運氣範圍的日子：和${references.first}比有${swingDays.first}天，和${references.week}比有${swingDays.week}天，和${references.weekday}比有${swingDays.weekday}天。前一週包含每個星期幾，所以哪一天都和它不像。`
    },
    {
      id: "detectionDays",
      type: "number",
      question: `乾淨空氣開始有溢價；每一列都有標籤，但晚${QUIZ_DELAY}天才到。持續評估在改變之後幾天告警？`,
      min: 0,
      max: 30,
      step: 1,
      tolerance: 1,
      unit: "天",
      digits: 0,
      reason: `${days(answers.detectionDaysAtOnce)}後有三天超過門檻，再加上等待的${QUIZ_DELAY}天。前一段可以換規則來縮短，後一段誰也縮短不了。`
    }
  ];
};
