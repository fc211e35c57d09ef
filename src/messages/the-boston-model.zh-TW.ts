import {count, fixed, percent, signed, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import {protocolIds, quizzedProtocols} from "../lib/course.js";
import type {BostonAnswers, ProtocolId, SplitModel} from "../lib/course.js";
import type {NetworkTrained} from "../lib/model/types.js";
import {mean} from "../lib/statistics/moments.js";
import {meaningOf, problemText} from "./dictionary.zh-TW.js";
import type * as en from "./the-boston-model.en.js";

const upper = (name: string): string => name.toUpperCase();
const dollars = (thousands: number): string => `${count(Math.round(Math.abs(thousands) * 1000))}美元`;
const lowHigh = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];

const columns = (size: number): string => (size === 0 ? "不用任何欄位" : `${size}個欄位`);

/** 4A: the dictionary. */
export const dictionaryWords: en.DictionaryWords = {
  label: "逐欄看看",
  pick: "欄位",
  thousands: (value) => `${count(Math.round(value * 1000))}美元`,
  predict: "MEDV是房價。它在這張表裡的中位數是多少？",
  predictLabel: "我猜MEDV的中位數",
  predictReason: "這是1970年的幣值。MEDV本身就是中位數：一個普查區裡有一半的自有住宅比它便宜。",
  tracts: "普查區數",
  median: (value) => `中位數${value}`,
  yourGuess: (value) => `你猜${significant(value)}`,
  repeated: ({name, role, max}, mode, rows) =>
    role === "label" && mode.value === max
      ? `${rows}個房價中有${mode.count}個剛好是${significant(max)}：更高的都被截到這裡。`
      : `${rows}個普查區中有${mode.count}個的${upper(name)}剛好是${significant(mode.value)}。`,
  spread: ({name, min, median, max}) =>
    `${upper(name)}從${significant(min, 4)}到${significant(max, 4)}；一半的普查區低於${significant(median, 4)}。`,
  histogramSubtitle: ({name, unit}, rows) =>
    `全部${rows}個普查區，依${upper(name)}${unit ? `（${unitOf(unit)}）` : ""}計數`,
  axis: ({name, unit}) => (unit ? `${upper(name)}（${unitOf(unit)}）` : upper(name)),
  modeLabel: (mode) => `${significant(mode.value)}有${mode.count}個`,
  from: "從",
  to: "到未滿",
  facts: (entry) => [
    ["單位", entry.unit ? unitOf(entry.unit) : "無"],
    ["測量單位", entry.level === "town" ? "城鎮" : "普查區"],
    ["最小、中位、最大", [entry.min, entry.median, entry.max].map((x) => significant(x)).join(" · ")],
    ["平均", significant(entry.mean)],
    ["不同值的個數", count(entry.distinct)],
    ...(entry.role === "label" ? [] : [["與MEDV的相關係數", signed(entry.correlation, 3)] satisfies [string, string]])
  ],
  meaning: meaningOf,
  problems: "使用前該知道的事",
  problem: problemText,
  corrections: (rows) => `CMEDV是1996年更正過${rows}個值的MEDV`,
  row: "列",
  roles: {feature: "特徵", excluded: "不使用", label: "標籤"},
  result: ({name, correlation, role}, rank, inputs) =>
    rank === null
      ? `${upper(name)}是標籤，也就是模型要學會預測的值。`
      : `${upper(name)}愈高，房價愈${correlation > 0 ? "高" : "低"}：相關係數${signed(correlation, 2)}，強度在${inputs}個輸入中排第${rank}` +
        (role === "excluded" ? "；我們不使用它，原因見下文。" : "。")
};

const units: Readonly<Record<string, string>> = {
  "not documented": "未載明",
  "0 or 1": "0或1",
  "parts per 10 million": "千萬分之一",
  rooms: "間",
  index: "指數",
  "index, 1 to 8 and 24": "指數，1到8與24",
  "$ per $10,000": "每萬美元的美元數",
  "pupils per teacher": "每位教師的學生數",
  $1000: "千美元"
};

function unitOf(unit: string): string {
  return units[unit] ?? unit;
}

/** 4B: the columns of the linear model. */
export const featureWords: en.FeatureWords = {
  label: (subsets) => `挑選欄位：${count(subsets)}種可能的模型`,
  toggles: (columns) => `模型的欄位（${columns}）`,
  all: "除了B以外全部",
  none: "全部不用",
  rmse: (value) => fixed(value, 2),
  noticeTitle: "B一開始是關閉的，請先看原因",
  notice: () => [
    "B等於1000(Bk − 0.63)²，Bk是該城鎮黑人居民的比例。1978年的作者用白人居民的排斥與市場歧視來解釋這個形狀；這個欄位把那種解釋變成了數字。",
    "它建立在種族歧視的假設上：黑人居民比例在63%以下時，房價隨比例上升而下跌，超過之後再上漲。無論曲線還是63%，都沒有提出證據。",
    "它無法還原：有些列，兩種不同的比例會得到同一個值。",
    "scikit-learn在1.2版因此移除了整份資料。在這裡它只是歷史，不是任何現行模型的輸入。"
  ],
  understood: "我讀過了，讓我打開B來比較",
  predict: (full, columns) =>
    `用${columns}個欄位，模型在20組已發表的切分上平均誤差${fixed(full, 2)}。現在拿掉與房價最相關的LSTAT，誤差會是多少？`,
  predictLabel: "我猜沒有LSTAT時的RMSE（千美元）",
  predictReason: (without, full) =>
    `其他欄位知道LSTAT所知道的一部分，會補上來：它們是代理變數。在下面這一種切分上，誤差從${fixed(full.holdOutRmse, 2)}變成${fixed(without.holdOutRmse, 2)}` +
    (without.holdOutRmse < full.holdOutRmse ? "：切分運氣好，反而下降了。4C會說明運氣的成分有多大。" : "。"),
  stats: (fit, full, none) => [
    {
      name: "訓練資料上的誤差",
      value: fixed(fit.trainRmse, 2),
      note: `全部${full.features.length}欄：${fixed(full.trainRmse, 2)}`
    },
    {
      name: "保留資料上的誤差",
      value: fixed(fit.holdOutRmse, 2),
      note: `全部${full.features.length}欄：${fixed(full.holdOutRmse, 2)} · 不用欄位：${fixed(none.holdOutRmse, 2)}`
    },
    {
      name: `與全部${full.features.length}欄相比`,
      value: signed(fit.holdOutRmse - full.holdOutRmse, 2),
      note: "保留資料的RMSE，千美元"
    }
  ],
  effectTitle: (strongest) =>
    strongest === null
      ? "沒有欄位時，模型給每個普查區同樣的價格。"
      : `${upper(strongest.name)}對價格影響最大：上升一個標準差，預測價格${strongest.effect > 0 ? "增加" : "減少"}${dollars(strongest.effect)}。`,
  effectSubtitle: (columns) =>
    `某欄上升一個標準差、其他欄不變時，預測價格的變化（千美元）。圓點：你的模型。短線：全部${columns}欄。`,
  effectAxis: "上升一個標準差的影響，千美元",
  off: "未用",
  column: "欄位",
  yours: "你的模型",
  allColumns: (columns) => `全部${columns}欄`,
  sizeTitle: (fit, ranges, excluded) => {
    const size = fit.features.length;
    const range = ranges.find((other) => other.size === size);
    if (range === undefined || fit.features.includes(excluded))
      return `${columns(size)}：保留資料上的誤差${fixed(fit.holdOutRmse, 2)}。`;
    if (range.subsets === 1) return `這個大小只有一種模型：保留資料上的誤差${fixed(fit.holdOutRmse, 2)}。`;
    return fit.holdOutRmse - range.best.holdOutRmse < 0.005
      ? `在${count(range.subsets)}個用${size}欄的模型中運氣最好的一個：${fixed(fit.holdOutRmse, 2)}。`
      : `另外某${size}欄可達${fixed(range.best.holdOutRmse, 2)}；你的是${fixed(fit.holdOutRmse, 2)}。`;
  },
  sizeSubtitle: (subsets) =>
    `依欄位數的RMSE（千美元）。色帶：不含B的${count(subsets)}個模型在保留資料上從最好到最差。實心點：你的模型在保留資料；空心點：在訓練資料。`,
  sizeAxis: "欄位數",
  rmseAxis: "RMSE，千美元",
  sizeLabels: (fit) => ({
    best: "各大小中最好",
    worst: "各大小中最差",
    train: `訓練${fixed(fit.trainRmse, 2)}`,
    holdOut: `保留${fixed(fit.holdOutRmse, 2)}`
  }),
  sizeColumns: [
    {label: "欄位數", numeric: true},
    {label: "模型數", numeric: true},
    {label: "保留資料最低RMSE", numeric: true},
    {label: "所用欄位"},
    {label: "最高", numeric: true}
  ],
  result: (fit, full, none, excluded) => {
    const change = fit.holdOutRmse - full.holdOutRmse;
    const size = fit.features.length;
    if (size === full.features.length && change === 0)
      return `不含B的全部${size}欄：保留資料上誤差${fixed(fit.holdOutRmse, 2)}千美元，比不用任何欄位少${fixed(none.holdOutRmse - fit.holdOutRmse, 2)}。`;
    const isIn = fit.features.includes(excluded.name);
    const how =
      Math.abs(change) < 0.005
        ? `與不含B的全部${full.features.length}欄一樣好`
        : `比不含B的全部${full.features.length}欄${change > 0 ? "差" : "好"}${fixed(Math.abs(change), 2)}`;
    const luck = isIn ? `不要只看一種切分：在20組已發表的切分上，B只值${fixed(excluded.worth, 3)}。` : "";
    return `${columns(size)}${isIn ? "（含B）" : ""}：保留資料上誤差${fixed(fit.holdOutRmse, 2)}千美元，${how}。${luck}`;
  }
};

/** The fixed comparison in 4B: what leaving columns out costs. */
export const omissionWords: en.OmissionWords = {
  caption: "拿掉欄位的代價：20組已發表切分的平均RMSE（千美元）與其標準誤",
  columns: [{label: "欄位"}, {label: "最小平方法", numeric: true}, {label: "神經網路", numeric: true}],
  rows: (columns) => [
    {label: `全部${columns}欄`, linear: "ols13", network: "mlp13"},
    {label: `${columns - 1}欄，不含B`, linear: "ols12", network: "mlp12"},
    {label: `${columns - 2}欄，不含B與LSTAT`, linear: "ols11", network: null}
  ]
};

/** 4C: ways to split. */
const protocols: en.SplitWords["protocols"] = {
  published: {
    name: "20組已發表的切分",
    note: "隨機切二十次，九成訓練、一成測試；2015年以來的論文都用同樣這些切分回報結果。"
  },
  random: {name: "隨機十等分", note: "打散所有列後切成十份；每一份都由其他九份訓練的模型測試一次。"},
  unshuffled: {
    name: "依檔案順序十等分",
    note: "同樣切十份，但不打散。檔案是一個城鎮接一個城鎮排列的，所以每一份是一片地區。"
  },
  grouped: {
    name: "依城鎮十等分",
    note: "同樣切十份，但沒有城鎮會同時出現在兩邊。城鎮以INDUS、RAD、TAX與PTRATIO分辨，這四欄是以城鎮為單位測量的。"
  },
  keras: {name: "Keras的切分", note: "Keras函式庫提供的唯一一種切法：五分之四訓練，五分之一測試。"}
};

export const splitWords: en.SplitWords = {
  label: `同樣的列、同樣的模型，${protocolIds.length}種切法`,
  pick: "怎麼切分資料列？",
  protocols,
  predict: (towns, random) =>
    `隨機十等分的誤差是${random}。現在讓${towns}種城鎮樣式各自保持完整，模型就不會遇到要拿來測試的城鎮。誤差會是多少？`,
  predictLabel: "我猜城鎮保持完整時的RMSE（千美元）",
  predictReason: (runs, largest) => {
    const [low, high] = lowHigh(runs.map(({pooled}) => pooled));
    return `這是${runs.length}次打散中所有測試列的誤差，範圍從${fixed(low, 1)}到${fixed(high, 1)}。同一城鎮的列有相同的稅率、學校與公路；只要其中一些在訓練資料裡，其他的就等於知道了一半。而有一種樣式涵蓋${largest}個普查區，自成一個市場：測試到它的那一份決定了結果。`;
  },
  reshuffle: "再打散一次",
  seed: (seed) => `第${count(seed)}次打散，剛在本頁擬合`,
  guessBefore: "先猜，再打散城鎮。",
  fixedCuts: "這些切分是固定的；這裡打散的是隨機十等分。",
  hidden: "你猜過之後才顯示",
  hiddenResult: "城鎮保持完整時的誤差，等你猜過才會顯示。",
  yourGuess: (value) => `你猜${value}`,
  result: (protocol, {rmse, pooled}) => {
    const [low, high] = lowHigh(rmse);
    return rmse.length === 1
      ? `${protocols[protocol].name}：一種切分，一個數字，${fixed(pooled, 2)}；看不出運氣有多好。`
      : `${protocols[protocol].name}：所有測試列的誤差是${fixed(pooled, 2)}，但依哪些列剛好一起測試，從${fixed(low, 2)}到${fixed(high, 2)}都有可能。` +
          (protocol === "published" ? `論文回報的是這${rmse.length}個的平均：${fixed(mean(rmse), 2)}。` : "");
  },
  groupedResult: ({pooled}, largest, others) => {
    const [low, high] = lowHigh(others);
    return `依城鎮十等分：所有測試列的誤差是${fixed(pooled, 2)}。含有${largest.rows}個同樣式普查區的那一份誤差${fixed(largest.rmse, 2)}，其他的從${fixed(low, 2)}到${fixed(high, 2)}。`;
  },
  title: (published, random, grouped) => {
    const [low, high] = lowHigh(published.rmse);
    return grouped === null
      ? `只切一次就像買彩券：同一個模型的分數可以是${fixed(low, 1)}到${fixed(high, 1)}。`
      : `城鎮保持完整時，同一個模型的誤差是${fixed(grouped.pooled, 1)}；隨機十等分則是${fixed(random.pooled, 1)}。`;
  },
  subtitle: (columns, shuffles) =>
    `用${columns}欄的最小平方法的測試誤差（RMSE，千美元）。圓點：一次切分。短線：所有測試列的誤差。色帶：${shuffles}次打散的該誤差。`,
  axis: "測試列的RMSE，千美元",
  columns: [
    {label: "切分"},
    {label: "測試集數", numeric: true},
    {label: "所有測試列的RMSE", numeric: true},
    {label: "最低", numeric: true},
    {label: "最高", numeric: true}
  ]
};

export const contextWords: en.ContextWords = {
  models: (columns): Partial<Record<SplitModel, string>> => ({
    mean: "一律預測平均",
    ols12: `最小平方法，${columns}欄`,
    mlp12: `我們的神經網路，${columns}欄`,
    ensemble5: "五個這種網路的平均"
  }),
  published: {
    pbp: "貝氏網路（PBP），2015",
    dropoutLeaked: "dropout，設定有洩漏，2018",
    dropoutClean: "dropout，設定無洩漏，2018",
    deepEnsembles: "深度集成，2017"
  },
  title: (wins, splits) =>
    wins === splits
      ? `小小的神經網路在全部${splits}組切分上都勝過最小平方法。`
      : `小小的神經網路在${splits}組切分中的${wins}組勝過最小平方法。`,
  subtitle: (splits) =>
    `在${splits}組已發表切分上的測試RMSE（千美元）。圓點與短線：單次切分與平均，在本站建置時訓練。菱形：他人發表的平均與他們自己的±。`,
  axis: "測試列的RMSE，千美元",
  columns: [{label: "模型"}, {label: "測量者"}, {label: "平均RMSE", numeric: true}],
  here: "本站建置時",
  elsewhere: "原作者"
};

/** 4D: what is trained. */
export function describeNetwork({inputs, layers}: NetworkTrained, runs: number): string {
  const hidden = layers.slice(0, -1).map(({outputs}) => outputs);
  const shape =
    hidden.length === 1 ? `一個${hidden[0]}單元的隱藏層` : `${hidden.join("與")}單元的${hidden.length}個隱藏層`;
  return `我們的網路有${shape}，不含B共${inputs.length}個輸入；${runs}次訓練只有種子不同。`;
}

/** 4D: training. */
export const filmWords: en.FilmWords = {
  label: (nets) => `看${nets}個網路學習`,
  play: "播放",
  pause: "暫停",
  playAgain: "重播",
  epoch: "訓練週期",
  epochNumber: (epoch) => `第${epoch}週期`,
  epochAxis: "週期（看過一遍所有訓練列）",
  rmseAxis: "RMSE，千美元",
  predict: (epochs) => `影片共${epochs}個週期。從第幾個週期之後，未見過資料的誤差不再下降？`,
  predictLabel: "我猜的轉折點",
  predictReason: (runs) =>
    `這是各次訓練的中間值，它們分別在第${runs.map(({bestEpoch}) => bestEpoch).join("、")}週期最好：連這件事都取決於種子。`,
  labels: {train: "訓練列", validation: "保留列", best: "最低", over: "過度擬合"},
  baselines: [
    {model: "mean", label: "一律預測平均"},
    {model: "ols12", label: "最小平方法"},
    {model: "ensemble5", label: "五個網路合起來"}
  ],
  title: (epoch, turning, {train, validation}) =>
    turning === null
      ? `${epoch}個週期後，網路在未見過的列上誤差${fixed(validation, 1)}。`
      : epoch === turning
        ? `第${epoch}週期：從這裡開始，再訓練也沒有幫助。`
        : `第${turning}週期之後，只有訓練列繼續進步：訓練列誤差${fixed(train, 1)}，其他列${fixed(validation, 1)}。`,
  subtitle: (runs) =>
    `依週期的RMSE（千美元），${runs}次訓練只有種子不同。實線：保留列；虛線：訓練列。點線：20組已發表切分的平均，供對照。`,
  columns: (seeds) => [
    {label: "週期", numeric: true},
    ...seeds.flatMap((seed) => [
      {label: `種子${seed}：訓練`, numeric: true},
      {label: `種子${seed}：保留`, numeric: true}
    ])
  ],
  result: (epoch, epochs, {train, validation}, over) =>
    `第${epoch}週期，共${epochs}個：訓練列誤差${fixed(train, 2)}，保留列誤差${fixed(validation, 2)}` +
    (over ? `；差距${fixed(validation - train, 2)}就是過度擬合。` : "。")
};

export {cardText} from "./card-text.zh-TW.js";

/** 4E: the model card. */
export const cardWords: en.CardWords = {
  title: "模型卡",
  version: (version) => `版本${version}，由建置自動填寫`,
  openAll: "全部展開",
  closeAll: "全部收合",
  sections: [
    {key: "details", title: "模型細節", gist: "是什麼、誰做的"},
    {key: "intendedUse", title: "預定用途", gist: "用來做什麼、不該做什麼"},
    {key: "factors", title: "因素", gist: "有影響的群體與條件"},
    {key: "metrics", title: "指標", gist: "如何測量誤差"},
    {key: "evaluationData", title: "評估資料", gist: "數字來自哪些列"},
    {key: "trainingData", title: "訓練資料", gist: "從哪些列學習"},
    {key: "quantitativeAnalyses", title: "量化分析", gist: "各切片的誤差"},
    {key: "ethicalConsiderations", title: "倫理考量", gist: "B、LSTAT與人"},
    {key: "caveats", title: "注意事項與建議", gist: "使用之前"}
  ],
  slices: "模型沒看過的列上的誤差，千美元；偏差是預測減去價格的平均",
  sliceColumns: [
    {label: "切片"},
    {label: "列數", numeric: true},
    {label: "RMSE", numeric: true},
    {label: "MAE", numeric: true},
    {label: "偏差", numeric: true}
  ]
};

/** The quiz; ids are those of the answers that the build computes. */
export function quizItems(
  answers: BostonAnswers,
  errors: Readonly<Record<ProtocolId, number>>,
  rmseWithB: number
): QuizItem[] {
  return [
    {
      id: "corrections",
      type: "number",
      question: "1996年的那篇短文更正了幾列？",
      min: 0,
      max: 50,
      step: 1,
      tolerance: 2,
      unit: "列",
      digits: 0,
      reason: "它們列在4A的MEDV之下。這張表出自1978年：有十八年，這些值一直照原樣擺著。"
    },
    {
      id: "cappedRows",
      type: "choice",
      question: `拿掉封頂的${answers.cappedCount}列再擬合一次最小平方法：RMSE從${fixed(answers.cappedRmseWith, 2)}降到${fixed(answers.cappedRmseWithout, 2)}，R²從${fixed(answers.cappedR2With, 3)}升到${fixed(answers.cappedR2Without, 3)}。為什麼？`,
      options: [
        {id: "better-model", text: "封頂的列誤導了擬合，新模型比較好"},
        {id: "hard-rows-deleted", text: "困難的案例不再計算在內"}
      ],
      reason: `在包含封頂列的全部資料上，重新擬合的模型誤差${fixed(answers.cappedRefitOnAll, 2)}，比舊的還差。刪掉模型答錯的列，改善的是數字，不是模型。`
    },
    {
      id: "lossWithoutB",
      type: "number",
      question: "拿掉B，最小平方法在20組已發表切分上的誤差會上升多少（RMSE，千美元）？",
      min: 0,
      max: 1,
      step: 0.001,
      tolerance: 0.05,
      unit: "",
      digits: 3,
      reason: `只有誤差的${percent(answers.lossWithoutB / rmseWithB, 1)}。準確度不能當作保留這個欄位的理由。`
    },
    {
      id: "protocolOrder",
      type: "order",
      question: `把這${quizzedProtocols.length}種切法依所有測試列的誤差排序，最低的在前。`,
      options: quizzedProtocols.toReversed().map((id) => ({id, text: protocols[id].name})),
      reason: `依序是${answers.protocolOrder.map((id) => fixed(errors[id], 2)).join("、")}。隨機十等分時，幾乎每個測試列在訓練資料裡都有同城鎮的列；依檔案順序時不到一半；依城鎮時完全沒有。模型對受測城鎮看得愈少，表現就愈差。`
    }
  ];
}
