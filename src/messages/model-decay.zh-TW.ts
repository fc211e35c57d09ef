import {count, fixed, signed} from "../components/format.js";
import type {FaultId} from "../lib/course/model-decay/change.js";
import type {PresetId} from "../lib/course/model-decay/presets.js";
import type {Quadrant} from "../lib/course/model-decay/quadrants.js";
import {HARM, LARGE_PSI, largestPsi, loudInputs} from "../lib/course/model-decay/reading.js";
import type {ModelId} from "../lib/course/model-decay/regime.js";
import {driftKinds, storyIds} from "../lib/course/model-decay/stories.js";
import type {DriftKind, StoryId, StorySource} from "../lib/course/model-decay/stories.js";
import type * as en from "./model-decay.en.js";

const listed = (items: readonly string[]): string => items.join("、");
const quoted = (items: readonly string[]): string => listed(items.map((item) => `「${item}」`));
const share = (part: number): string => `${fixed(100 * part, 0)}%`;

const marks: Record<PresetId, string> = {
  nothing: "什麼都不變",
  poorer: "LSTAT高",
  lots: "大面積用地",
  city: "RAD為24",
  dear: "高價普查區",
  inflation: "房價上漲",
  premium: "乾淨空氣",
  "nox-ppb": "NOX × 100",
  "tax-tenth": "TAX ÷ 10",
  "age-share": "AGE ÷ 100",
  "rm-more": "RM + 1",
  "lstat-hidden": "LSTAT被遮住"
};

/** With the course's scenario that a change is the end of. */
const presets: Record<PresetId, string> = {
  ...marks,
  poorer: `${marks.poorer}（S1）`,
  city: `${marks.city}（S2）`,
  inflation: `${marks.inflation}（S4）`,
  premium: `${marks.premium}（S5）`,
  "nox-ppb": `${marks["nox-ppb"]}（S6a）`,
  "tax-tenth": `${marks["tax-tenth"]}（S6b）`,
  "age-share": `${marks["age-share"]}（S6c）`,
  "rm-more": `${marks["rm-more"]}（S6d）`
};

const faults: Record<FaultId, string> = {
  none: "照原樣",
  "nox-ppb": "NOX改為ppb（× 100）",
  "tax-tenth": "TAX只剩十分之一",
  "age-share": "AGE改為比例（÷ 100）",
  "rm-more": "RM多一個房間",
  "lstat-hidden": "LSTAT被遮住：一律為平均值"
};

const models: Record<ModelId, string> = {network: "神經網路", linear: "最小平方法"};

const slope = (value: number): string => signed(value / 10, 1);

/** 9A: the drift lab. */
export const labWords: en.LabWords = {
  label: "一次移動一個分布（模擬）",
  start: "從一種改變開始（S1到S6d：本課程中以此收場的情境）",
  price: "千美元",
  presets,
  dials: {inputs: "輸入，P(x)", relation: "關係，P(y|x)", labels: "標籤，P(y)"},
  tiltOf: "這一欄高的普查區更常被問到",
  tilt: {label: "程度（負數：這一欄低的更常）", value: slope},
  fault: "欄位送來時",
  faults,
  addOf: "讓房價取決於",
  add: {label: "每個標準差多少千美元", value: (tenths) => signed(tenths / 10, 1)},
  factor: {label: "所有房價", value: (hundredths) => `× ${fixed(hundredths / 100, 2)}`},
  labelTilt: {label: "房價高的更常被問到（負數：房價低的）", value: slope},
  shape: {
    label: "怎麼來",
    values: {
      abrupt: "突發",
      gradual: "漸進：新的列越來越多",
      incremental: "遞增：一步一步",
      recurring: "週期"
    }
  },
  model: {label: "模型", values: models},
  rows: {label: "每週列數", values: {all: "無限多", "1000": "1,000", "120": "120", "30": "30"}},
  onset: "改變從第幾週開始",
  week: "要看第幾週",
  axis: "週",
  begins: "開始改變",
  unlabelled: {
    title: (loud, all, week) =>
      `沒有標籤，第${week}週：${loud === 0 ? "沒有輸入" : loud === all ? "所有輸入都" : `${all}個輸入中有${loud}個`}超過${LARGE_PSI}。`,
    subtitle: "與原來的普查區相比的PSI：輸入中最大的，以及預測的。模擬資料。",
    inputs: "最大的輸入",
    predictions: "預測",
    limit: `經驗法則 ${LARGE_PSI}`,
    columns: [
      {label: "週", numeric: true},
      {label: "輸入中最大的PSI", numeric: true},
      {label: `超過${LARGE_PSI}的輸入數`, numeric: true},
      {label: "預測的PSI", numeric: true}
    ]
  },
  labelled: {
    title: (rmse, base, week) => `有標籤，第${week}週：誤差${fixed(rmse, 2)}，平常是${fixed(base, 2)}。`,
    subtitle: "RMSE，千美元：標籤揭曉的，以及只憑預測推估的（假設誤差和以前落在同一個十分位的預測一樣大）。",
    realised: "有標籤",
    estimate: "無標籤的推估",
    limit: `比平常多${share(HARM)}`,
    columns: [
      {label: "週", numeric: true},
      {label: "有標籤的RMSE", numeric: true},
      {label: "無標籤的推估", numeric: true},
      {label: "平均誤差", numeric: true}
    ]
  },
  columns: {
    title: (first, psi, label) =>
      psi < 0.005
        ? `沒有輸入移動；標籤的PSI是${fixed(label, 2)}。`
        : `${first}移動最多，PSI ${fixed(psi, 2)}；標籤是${fixed(label, 2)}。`,
    subtitle: "這一週各欄的PSI，旁邊是JS散度（JS，0到1）。三角形：超過經驗法則。最後一條需要標籤。",
    prediction: "預測",
    label: "標籤",
    limit: String(LARGE_PSI),
    table: [{label: "欄位"}, {label: "PSI", numeric: true}, {label: "JS散度", numeric: true}]
  },
  stats: ({inputs, relation, labels}) => [
    {
      name: "送到模型的輸入，P(x)",
      value: inputs ? "改變" : "不變",
      note: inputs ? "資料漂移" : "監控輸入，什麼都看不到"
    },
    {
      name: "關係，P(y|x)",
      value: relation ? "改變" : "不變",
      note: relation ? (inputs ? "而且不只它在變" : "概念漂移") : "學到的仍然成立"
    },
    {
      name: "標籤，P(y)",
      value: labels ? "改變" : "不變",
      note: labels ? "房價的組成不同了" : "真實房價和以前一樣"
    }
  ],
  rmse: (value) => fixed(value, 1),
  predict: (loud, all, base) =>
    `請求逐漸轉向住宅用地面積大的普查區（ZN高）。最後${all}個輸入中有${loud}個遠遠超過經驗法則。神經網路原本的誤差是${fixed(base, 2)}，現在是多少？`,
  predictLabel: "我猜的RMSE（千美元）",
  predictReason: (ratio) =>
    ratio < 1
      ? `誤差下降了${share(1 - ratio)}。這些是安靜的郊區，對模型來說很容易；現在問的幾乎都是它們。`
      : `誤差上升了${share(ratio - 1)}。`,
  result: ({inputs, prediction, rmse, estimate}, base, week, moved) => {
    const loud = loudInputs(inputs);
    const sees = [
      loud > 0 ? `${loud}個輸入超過${LARGE_PSI}` : "",
      prediction.psi > LARGE_PSI ? "預測也超過" : ""
    ].filter(Boolean);
    const seen = sees.length === 0 ? "沒有標籤的監控什麼都看不到" : `沒有標籤的監控看到${listed(sees)}`;
    const largest = largestPsi(inputs) < 0.005 ? "" : `（最大的PSI是${fixed(largestPsi(inputs), 2)}）`;
    return `第${week}週${moved === null ? "，改變之前" : ""}：${seen}${largest}。誤差是${fixed(rmse, 2)}，原本是${fixed(base.rmse, 2)}；沒有標籤時的推估是${fixed(estimate, 2)}。`;
  }
};

const corners: Record<Quadrant, string> = {
  calm: "平靜",
  loud: "動靜大，沒有傷害",
  silent: "無聲的傷害",
  both: "動靜大，傷害也大"
};

/** 9B: loud against harmful. */
export const cornerWords: en.CornerWords = {
  label: "填滿四個角落（模擬）",
  tried: "要試的改變",
  presets,
  marks,
  model: "模型",
  models,
  corners,
  predict: (all) =>
    `假設只要有輸入的PSI超過${LARGE_PSI}就告警，其他一概不看。下面${all}種改變中，告警對神經網路判斷錯誤的有幾種？判斷錯誤是指：誤差增加不到${share(HARM)}卻響了，或增加更多卻沒響。`,
  predictLabel: "我猜白響與該響未響的總數",
  predictReason: (loud, silent) =>
    `白響的是${quoted(loud.map((id) => presets[id]))}，該響未響的是${quoted(silent.map((id) => presets[id]))}。`,
  title: (filled, all) =>
    filled === all ? "四個角落都填滿了：動靜多大，看不出傷害多大。" : `${all}個角落填了${filled}個。`,
  subtitle: `橫軸是輸入中最大的PSI，縱軸是誤差為平常的幾倍，都是對數尺度。圓點：各種改變；圓圈：上面實驗室目前的狀態；小點：它到過的地方。紅色區域：輸入告警（門檻${LARGE_PSI}）對傷害（門檻${share(HARM)}）判斷錯誤之處。模擬資料。`,
  xAxis: "輸入中最大的PSI",
  yAxis: "RMSE，平常的幾倍",
  here: "實驗室目前狀態",
  columns: [
    {label: "改變"},
    {label: "最大的PSI", numeric: true},
    {label: "RMSE，平常的幾倍", numeric: true},
    {label: "角落"}
  ],
  result: (filled, places) => {
    const missing = (Object.keys(corners) as Quadrant[]).filter((quadrant) => !filled.includes(quadrant));
    const been = `已試過${count(places)}處`;
    return missing.length === 0
      ? `${been}：四個角落都填滿了。動靜大小，分不出有害無害。`
      : `${been}；還空著的是${quoted(missing.map((quadrant) => corners[quadrant]))}。`;
  }
};

const kinds: Record<DriftKind, string> = {data: "資料漂移", concept: "概念漂移", both: "兩者都有"};

const sources: Record<StorySource, string> = {
  technologyreview: "出自《麻省理工科技評論》，2020年5月。",
  nist: "出自NIST，2020年7月；後來的版本，出自Interesting Engineering，2022年。",
  lecture: "演講中的例子。"
};

/** 9C: stories. */
export const storyWords: en.StoryWords = {
  label: (n) => `分辨${n}個案例`,
  kinds,
  right: "沒錯。",
  wrong: (kind) => `應該是${kinds[kind]}。`,
  open: "在上面的實驗室打開",
  stories: {
    lockdown: {
      text: "封城。2020年春天，一家大型商店最常被搜尋的十樣東西，幾天之內全換了樣。學會人們日常行為的模型因此失靈。",
      reason: "大家要的東西不同了，輸入因此移動；而同樣的搜尋，代表的需求也和以前不同，關係跟著變了。",
      source: sources.technologyreview
    },
    masks: {
      text: "口罩。用完整臉孔訓練的人臉辨識，遇上了遮住的臉。有一項測試用電腦在臉上畫口罩：89個演算法中最好的那些，每100張臉也會認錯5到50張。",
      reason: "照片是新的，問題沒變：臉是誰的，不會因為遮住而不同。後來有一家廠商推出了靠眼睛周圍辨識的版本。",
      source: sources.nist
    },
    voices: {
      text: "語音：誰在說。語音模型用買來的和較早的錄音訓練，用幾個月前的錄音測試。現在來了新的使用者，帶著別的口音、別的麥克風。",
      reason: "聲音不同了；每段聲音代表的字詞，仍和以前一樣。",
      source: sources.lecture
    },
    word: {
      text: "語音：什麼意思。說話的人沒變，麥克風沒變。但有個詞的意思，已經和當初標註時不同。",
      reason: "聲音照舊，標籤不再照舊。監控輸入，永遠不會知道。",
      source: sources.lecture
    }
  },
  likeness: {
    lockdown: "在實驗室裡看起來是這樣：一下子，多數請求問的是RAD為24的普查區，而NOX高的地方房價下跌。",
    masks:
      "在實驗室裡看起來是這樣：一下子，模型看不到LSTAT，每個普查區收到的都是平均值。房價沒變；但在模型眼中關係還是變了，因為LSTAT為平均值的，現在可能是任何一區。",
    voices: "在實驗室裡看起來是這樣：一週一週，越來越多請求來自一群專問RAD為24普查區的人。同一個普查區的房價沒變。",
    word: "在實驗室裡看起來是這樣：一週一週，越來越多房價依循新的關係，NOX高的地方較低。輸入沒變。"
  },
  result: (sorted, right, all) =>
    sorted === 0
      ? `${all}個案例，都還沒分辨：變的是輸入、關係，還是兩者都有？`
      : `${all}個案例分辨了${sorted}個，其中${right}個和我們的看法一樣。下面是最後一個在實驗室裡的樣子。`
};

const shortStories: Readonly<Record<StoryId, string>> = {
  lockdown: "幾天之內，商店裡搜尋的東西換了一批，同樣的搜尋也代表不同的需求",
  masks: "訓練時臉孔完整，現在遮住了",
  voices: "新的使用者，帶著別的口音、別的麥克風",
  word: "一個詞的發音照舊，意思卻不同了"
};

/** The quiz; ids are those of the answers that the build computes. */
export const quizItems: typeof en.quizItems = (answers) => [
  {
    id: "loudInputs",
    type: "choice",
    question: `${answers.inputCount}個輸入中有${answers.loudCount}個在告警。標籤到了，誤差卻比以前小。怎麼辦？`,
    options: [
      {id: "retrain", text: "立刻重新訓練"},
      {id: "investigate", text: "查清楚什麼動了，但不急"},
      {id: "ignore", text: "什麼都不做，並把告警關掉"}
    ],
    reason: `誤差從${fixed(answers.rmseBefore, 2)}變成${fixed(answers.rmseAfter, 2)}：現在問的，正是模型熟悉的資料。該有人弄清楚原因；模型可以等。`
  },
  {
    id: "premiumSeenBy",
    type: "choice",
    question: "NOX高的地方跌價，低的地方漲價，輸入都沒變。哪個監控最先看到？",
    options: [
      {id: "inputs", text: "輸入的PSI"},
      {id: "predictions", text: "預測的PSI"},
      {id: "estimate", text: "由預測推估的誤差"},
      {id: "labels", text: "標籤到了之後的誤差"}
    ],
    reason: `沒有標籤，一切如常，推估的誤差是${fixed(answers.premiumEstimate, 2)}。有了標籤，誤差是${fixed(answers.premiumRmse, 2)}。`
  },
  {
    id: "stories",
    type: "classify",
    question: "四個案例，各用一句話說。各是什麼變了？",
    cases: storyIds.map((id) => ({id, text: shortStories[id]})),
    kinds: driftKinds.map((id) => ({id, text: kinds[id]})),
    reason:
      "口罩與新的聲音，改變的是看到、聽到的東西，不是臉是誰的、說了什麼：變的是P(x)。那個詞的發音和以前一樣，只有知道新意思的人才看得出來：變的是P(y|x)。封城時兩者都變了。"
  },
  {
    id: "ageRmse",
    type: "number",
    question: `用全部13欄的最小平方法，在拿來擬合的506列上誤差是${fixed(answers.ageRmseBefore, 2)}。現在AGE從百分比改成小於1的比例。誤差是多少？`,
    min: 0,
    max: 20,
    step: 0.01,
    tolerance: 0.2,
    unit: "千美元",
    digits: 2,
    reason: `它幾乎沒用到這一欄，最響的告警對它也毫無意義。神經網路就用到了：在保留資料上，同樣的故障讓它的誤差變成${fixed(answers.ageNetwork, 1)}倍。`
  }
];
