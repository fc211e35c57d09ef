import {count, fixed, percent, signed, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {PlaceAnswers} from "../lib/course/another-place-another-time/answers.js";
import {sourceIds} from "../lib/course/another-place-another-time/mapping.js";
import type {Origin, SourceId, Standing} from "../lib/course/another-place-another-time/mapping.js";
import {ERROR_ALARM, INPUT_ALARM, PLAN_WINDOW} from "../lib/course/another-place-another-time/plans.js";
import type {PlanId} from "../lib/course/another-place-another-time/plans.js";
import {HIGHEST_NO2} from "../lib/course/another-place-another-time/years.js";
import type * as en from "./another-place-another-time.en.js";

const upper = (name: string): string => name.toUpperCase();
const list = (names: readonly string[]): string => names.join("、");
/** Money from thousands of dollars. */
const dollars = (thousands: number): string =>
  thousands < 10 ? `${count(1000 * Number(thousands.toPrecision(3)))}美元` : `${significant(thousands / 10, 3)}萬美元`;
const rmse = (value: number): string => fixed(value, 2);

/** 5A: fifty years later. */
export const timeWords: en.TimeWords = {
  label: "讓歲月流逝，模型原封不動",
  year: "房價的年份",
  yearValue: (year) => `${year}年`,
  pick: "凍結的是哪一個模型？",
  models: {linear: "最小平方法", network: "神經網路"},
  predict: (factor, now, year) =>
    `1970年，最小平方法的誤差是${dollars(now)}。到了${year}年，房價是當年的${fixed(factor, 1)}倍，而模型沒有人動過。這時誤差是多少？`,
  predictLabel: "我猜RMSE是",
  money: dollars,
  predictReason: ({highest, rmse: error, rescaled}) =>
    `它最多只會說${dollars(highest)}，所以每個房價幾乎整個都成了誤差。若把它的答案乘上房價的漲幅，誤差是${dollars(rescaled)}，只有原來的${percent(rescaled / error)}；這招這麼有效，是因為在這個實驗裡所有房價漲得一樣多。`,
  stats: ({factor, rmse: error, rescaled, year}) => [
    {name: "房價", value: `${fixed(factor, 1)}倍`, note: `相對於1970年，模擬${year}年`},
    {name: "原封不動的模型", value: dollars(error), note: "所有普查區的RMSE"},
    {name: "答案乘上倍數", value: dollars(rescaled), note: "倍數為房價的漲幅"}
  ],
  answerTitle: ({above, rows, highest, year}) =>
    above === rows
      ? `${year}年，每一個普查區都比最高的答案${dollars(highest)}還貴。`
      : `${year}年，${count(rows)}個普查區中有${count(above)}個比最高的答案${dollars(highest)}還貴。`,
  answerSubtitle: "每個標記是一個普查區：凍結模型的答案，與模擬的房價（對數刻度）。叉號：高於最高答案的房價。",
  answerAxis: "模型的答案，千美元",
  priceAxis: "真實房價，千美元",
  tick: (value) => count(value),
  right: "答對的位置",
  highest: (value) => `最高的答案 ${fixed(value, 1)}`,
  answerColumns: [
    {label: "依答案分組的普查區"},
    {label: "答案平均，千美元", numeric: true},
    {label: "房價平均，千美元", numeric: true},
    {label: "誤差RMSE，千美元", numeric: true}
  ],
  tenth: (number) => `第${number}個十分之一`,
  errorTitle: (rise, year) =>
    rise < 1.05 ? "誤差從我們離開時的地方出發。" : `到了${year}年，誤差是1970年的${fixed(rise, rise < 10 ? 1 : 0)}倍。`,
  errorSubtitle: "RMSE（千美元），模擬：房價每年以相同比例上漲，從資料的中位數漲到調查的中位數。",
  errorAxis: "RMSE，千美元",
  lines: {frozen: "原封不動", rescaled: "答案乘上倍數"},
  errorColumns: [
    {label: "年份"},
    {label: "房價，1970年的倍數", numeric: true},
    {label: "原封不動的RMSE", numeric: true},
    {label: "乘上倍數的RMSE", numeric: true}
  ],
  airTitle: (lowest) =>
    `1970年最乾淨的普查區也有${fixed(lowest, 1)} ppb的NOX；${HIGHEST_NO2.year}年沒有一處的NO₂超過${HIGHEST_NO2.ppb} ppb。`,
  airSubtitle: `1970年各普查區的NOX，單位ppb（十億分之一），真實資料。直線：${HIGHEST_NO2.year}年麻州測得的二氧化氮年平均最高值。這種氣體只是NOX的一部分：是線索，不是證明。`,
  airAxis: "NOX，ppb",
  airCount: "普查區數",
  airMark: `${HIGHEST_NO2.year}年NO₂`,
  airColumns: [{label: "NOX，ppb"}, {label: "普查區數", numeric: true}],
  span: (from, to) => `${from}到${to}`,
  result: ({year, rmse: error, above, rows}) =>
    `以${year}年的房價（模擬）來看，凍結的模型誤差是${dollars(error)}；${above === rows ? `全部${count(rows)}個` : `${count(rows)}個中有${count(above)}個`}普查區比它說得出口的任何價格都貴。`
};

/** 5B: another city. */
type Standings = Readonly<Record<string, Standing>>;

const having = (standings: Standings, ...wanted: Standing[]): string[] =>
  Object.entries(standings).flatMap(([name, standing]) => (wanted.includes(standing) ? [upper(name)] : []));

const sourceNames: Record<SourceId, string> = {
  police: "警政：每千人犯罪件數",
  zoning: "都市計畫：2,323㎡以上建地，%",
  land: "地政：工商用地占比，0到1",
  river: "地圖：是否臨本市的河，0或1",
  air: "空氣品質測站：NOX，ppb",
  rooms: "住宅普查：每戶房間數",
  buildings: "建物登記：1940年前興建的占比，%",
  employer: "地圖：到最大雇主的公里數",
  motorway: "地圖：到最近高速公路的公里數",
  tax: "稅務：房屋稅，房價的%",
  schools: "教育統計：生師比",
  education: "普查：未完成高中學業的成人，%"
};

const columnNames: Readonly<Record<string, string>> = {
  crim: "犯罪率，單位沒有記錄",
  zn: "25,000平方呎以上建地的占比，%",
  indus: "非零售商業用地的占比，%",
  chas: "是否臨查爾斯河，0或1",
  nox: "氮氧化物濃度，千萬分之一",
  rm: "每戶房間數",
  age: "1940年前興建的占比，%",
  dis: "到波士頓五個就業中心的距離，指數",
  rad: "放射狀公路的可及性，指數1到24",
  tax: "財產稅，每萬美元的稅額",
  ptratio: "生師比",
  lstat: "「較低階層」的占比，1978年的公式，%"
};

const standingNames: Record<Standing, string> = {
  missing: "缺少",
  range: "超出範圍",
  stranger: "意義不同",
  unknown: "單位不明",
  fits: "符合"
};

export const requestWords: en.RequestWords = {
  label: "替每一欄在新竹找一個來源",
  made: "來源清單是為了這個練習編的；我們沒有查過新竹實際公布了什麼。",
  none: "那裡沒有適合的",
  columnName: (name) => `${upper(name)}：${columnNames[name]!}`,
  origins: (["none", ...sourceIds] as readonly Origin[]).map((id) => ({
    value: id,
    label: id === "none" ? "那裡沒有適合的" : sourceNames[id]
  })),
  presets: {alike: "看起來像的都收", same: "只收意義相同的", nothing: "全部清空"},
  units: "單位",
  conversions: {raw: "照來源原樣", converted: "換算成欄位的單位"},
  predict: (columns) => `模型要${columns}欄。不論單位，另一座城市能送出幾欄，意義仍和在波士頓時相同？`,
  predictLabel: "我猜意義相同的欄數",
  guessValue: (value) => count(value),
  predictReason: (missing) =>
    `這是我們的判讀，你可以不同意。${list(missing.map(upper))}綁在波士頓、綁在某個公式，或綁在沒有人寫下來的單位上。`,
  stats: ({standings, anomalies, matches, conversions}) => {
    const columns = Object.keys(standings).length;
    return [
      {name: "送達的欄位", value: `${columns - having(standings, "missing").length}`, note: `共${columns}欄`},
      {name: "異常", value: count(anomalies), note: "綱要提出的異議"},
      {
        name: "意義不變的欄位",
        value: count(matches),
        note: conversions === 0 ? "沒有單位不同的" : `其中${count(conversions)}欄單位不同`
      }
    ];
  },
  title: ({standings}) => {
    const [missing, range] = [having(standings, "missing"), having(standings, "range")];
    const strange = having(standings, "stranger", "unknown");
    if (missing.length === Object.keys(standings).length) return "什麼都沒送到：沒有可以回答的請求。";
    if (missing.length > 0) return `缺了${list(missing)}，模型連呼叫都不行。`;
    if (range.length > 0) return `${list(range)}和模型看過的值差得遠。`;
    return `綱要沒有意見，但${list(strange)}說的是另一回事。`;
  },
  subtitle:
    "每一欄用各自的刻度。灰色：波士頓資料的範圍。線：送來的值。模擬：假設對方是波士頓的雙胞胎，各機關以自己的單位報出完全相同的值，這是最理想的情況。",
  standing: (standing) => standingNames[standing],
  columns: [
    {label: "欄位"},
    {label: "來源"},
    {label: "送達的最小值", numeric: true},
    {label: "送達的最大值", numeric: true},
    {label: "判定"},
    {label: "異常"}
  ],
  anomaliesTitle: "綱要的說法，採用TensorFlow Data Validation的名稱：",
  noAnomaly: "綱要沒有意見：每一欄都在，也都在範圍之內。",
  anomalyLine: (columns) => list(columns.map(upper)),
  result: ({standings, anomalies}) => {
    const columns = Object.keys(standings).length;
    const missing = having(standings, "missing").length;
    const strange = having(standings, "stranger", "unknown").length;
    if (missing > 0)
      return missing === columns ? `無法呼叫：${columns}欄全部缺少。` : `無法呼叫：${columns}欄中缺少${missing}欄。`;
    if (anomalies > 0) return `可以呼叫，但綱要對${columns}欄中的${anomalies}欄有異議：該在模型回答之前停下來。`;
    return `可以呼叫，也沒有異常，但${columns}欄中有${strange}欄說的是另一回事：答案是一個數字，不是房價。`;
  }
};

/** 5C: two markets in one table. */
const room = (value: number): string => {
  return `${value < 0 ? "−" : "+"}${dollars(Math.abs(Number(value.toPrecision(3))))}`;
};

export const marketWords: en.MarketWords = {
  label: "把一張表分成兩個市場",
  by: "依哪一欄切分",
  threshold: "另一個市場從這裡開始",
  pick: "模型讀哪些欄",
  columnSets: (columns) => ({few: "RM與LSTAT", all: `全部${columns}欄`}),
  predict: (home, homeRows, awayRows) =>
    `一個只讀RM與LSTAT兩欄的模型，從RAD小於24的${homeRows}個普查區學習，在那裡的誤差是${rmse(home)}（千美元）。問它RAD為24的${awayRows}個普查區，誤差是多少？`,
  predictLabel: "我猜它在那裡的RMSE（千美元）",
  rmse,
  predictReason: (asked, home) =>
    `是原來的${fixed(asked / home, 1)}倍。沒有一個值是錯的，也沒有缺任何一欄；是規則不同了。`,
  stats: ({slopes, constant}) => [
    {name: "學習之處，多一個房間", value: room(slopes.home), note: "其他欄保持不變"},
    {name: "別處，多一個房間", value: room(slopes.away), note: "由在那裡擬合的模型來看"},
    {
      name: "在別處從不變動的欄位",
      value: count(constant.length),
      note: constant.length === 0 ? "每一欄都有話說" : list(constant.map(upper))
    }
  ],
  slopeTitle: ({slopes}) =>
    slopes.home > 0 && slopes.away < 0
      ? `斜率轉向了：多一個房間，在學習之處是${room(slopes.home)}，在別處是${room(slopes.away)}。`
      : `多一個房間，在學習之處是${room(slopes.home)}，在別處是${room(slopes.away)}。`,
  slopeSubtitle: (by, threshold) =>
    `真實資料：每個普查區的房間數與房價。點：${upper(by)}小於${threshold}。圈：${threshold}以上。線：各市場的模型中房價隨房間數的變化，其他欄取平均。`,
  xAxis: "RM，每戶房間數",
  yAxis: "房價，千美元",
  lines: {home: "學習之處", away: "別處"},
  slopeColumns: [
    {label: "市場"},
    {label: "普查區數", numeric: true},
    {label: "RM平均", numeric: true},
    {label: "房價平均，千美元", numeric: true},
    {label: "多一個房間，千美元", numeric: true}
  ],
  slope: (value) => signed(value, 2),
  errorTitle: ({home, asked, away}) =>
    away.rmse < asked.rmse * 0.98
      ? `重新擬合讓誤差從${rmse(asked.rmse)}降到${rmse(away.rmse)}，降不到${rmse(home.rmse)}。`
      : `在別處，模型的誤差是${rmse(asked.rmse)}；重新擬合後是${rmse(away.rmse)}。`,
  errorSubtitle: "RMSE（千美元）。兩次擬合都在擬合所用的列上測量，所以偏樂觀。",
  errorAxis: "RMSE，千美元",
  bars: {home: "在學習之處", asked: "拿到別處問", away: "在別處重新擬合"},
  errorColumns: [
    {label: "模型與資料"},
    {label: "列數", numeric: true},
    {label: "RMSE，千美元", numeric: true},
    {label: "偏差，千美元", numeric: true}
  ],
  result: ({by, threshold, home, asked, away}) =>
    `問到${upper(by)}在${threshold}以上的${count(away.rows)}個普查區時，模型的誤差是${rmse(asked.rmse)}，而不是${rmse(home.rmse)}；在那裡重新擬合後是${rmse(away.rmse)}。`
};

/** 5D: a plan. */
const planNames: Record<PlanId, string> = {
  none: "放著不管",
  monthly: "每30天",
  weekly: "每7天",
  error: "誤差變大時",
  inputs: "輸入變動時"
};

const planNotes: Record<PlanId, string> = {
  none: "第一天的模型一路回答到底。",
  monthly: `每30天用最近${PLAN_WINDOW}個有標籤的日子訓練新模型。`,
  weekly: `每7天用最近${PLAN_WINDOW}個有標籤的日子訓練新模型。`,
  error: `當${ERROR_ALARM.partitions}個有標籤的日子的誤差超過起初的${ERROR_ALARM.ratio}倍，就訓練新模型。`,
  inputs: `當某一欄與最初幾週相比的PSI超過${INPUT_ALARM}，就訓練新模型。`
};

export const planWords: en.PlanWords = {
  label: "選一個計畫並承諾它，然後讓房價上漲",
  pick: "什麼時候重新訓練模型？",
  names: planNames,
  note: (plan) => planNotes[plan],
  commit: "我決定採用這個計畫",
  kept: (plan) => `你的計畫「${planNames[plan]}」已存在這台裝置上，留給談重新訓練的那一課。`,
  last: (plan) => `你上次選的是：${planNames[plan]}。`,
  loading: "正在讀取監控的資料流。",
  failed: (reason) => `無法取得資料流：${reason}`,
  retry: "再試一次",
  absent: "本站沒有發布內建的波士頓監控，所以沒有資料流可以試計畫。",
  courseTitle: ({plan, rmse: error, trainings, never}) =>
    plan === "none"
      ? `放著不管，模型在整段期間的誤差是${rmse(never)}。`
      : trainings === 0
        ? `「${planNames[plan]}」從未訓練：房價上漲時，沒有任何輸入變動。`
        : `「${planNames[plan]}」訓練${trainings}次，讓誤差從${rmse(never)}降到${rmse(error)}。`,
  courseSubtitle: (days) =>
    `模擬：從第40天起房價每天上漲千分之五。最近${days}天的RMSE（千美元），最小平方法。三角形：訓練。`,
  courseAxis: "日",
  errorAxis: "RMSE，千美元",
  never: "放著不管",
  yours: "你的計畫",
  courseColumns: [
    {label: "日"},
    {label: "放著不管的RMSE", numeric: true},
    {label: "你的計畫的RMSE", numeric: true},
    {label: "訓練"}
  ],
  trained: "已訓練",
  plansTitle: (best, facts) => `誤差最低的是「${planNames[best]}」：${rmse(facts.rmse)}，訓練${facts.trainings}次。`,
  plansSubtitle: "各計畫的誤差與工作量，模擬：整段期間的RMSE（千美元）與訓練次數。",
  trainingsAxis: "訓練次數",
  plansColumns: [{label: "計畫"}, {label: "RMSE，千美元", numeric: true}, {label: "訓練次數", numeric: true}],
  open: (last) => `放著不管，模型最後的誤差是${rmse(last)}。選一個計畫並承諾它，其他的也會一併顯示。`,
  result: ({plan, rmse: error, trainings, never}) =>
    trainings === 0
      ? `「${planNames[plan]}」：沒有訓練，誤差${rmse(error)}，和從來不看一樣。`
      : `「${planNames[plan]}」：訓練${trainings}次，誤差${rmse(error)}，而不是${rmse(never)}（千美元）。`
};

/** The quiz: the lecture's four questions, and a number; ids are those of the answers that the build computes. */
export function quizItems(answers: PlaceAnswers): QuizItem[] {
  return [
    {
      id: "today",
      type: "choice",
      question: "1970年的模型，能說出波士頓今天的房價嗎？",
      options: [
        {id: "yes", text: "能：它已經學會房子為什麼貴"},
        {id: "rescale", text: "能，只要把答案乘上房價的漲幅"},
        {id: "neither", text: "不能：房價離開了它的尺度，有些輸入也離開了它的經驗"}
      ],
      reason: `以調查的中位數換算，最便宜的普查區是${dollars(answers.lowestPrice)}，而最高的答案是${dollars(answers.highest)}；誤差達${dollars(answers.frozenRmse)}。乘上倍數能修正尺度，修不了空氣，也修不了人們後來想要的東西。`
    },
    {
      id: "elsewhere",
      type: "choice",
      question: "它能說出新竹的房價嗎？",
      options: [
        {id: "accuracy", text: "能，只是沒那麼準"},
        {id: "units", text: "能，只要換算所有單位"},
        {id: "schema", text: "連呼叫都不行：有些欄位在那裡不存在"}
      ],
      reason: `依我們的判讀，${answers.columns}欄中有${answers.matches}欄在另一座城市意義相同。在問答案有多準之前，要先問有沒有請求可言。`
    },
    {
      id: "history",
      type: "choice",
      question: "假設新竹有同樣欄位的歷史資料，這樣夠嗎？",
      options: [
        {id: "keep", text: "用不著：房間就是房間"},
        {id: "refit", text: "夠：重新擬合就好"},
        {id: "carry", text: "只到欄位在那裡仍帶有資訊的程度：先看資料"}
      ],
      reason: `在同一張表的另一個市場，模型的誤差是${rmse(answers.askedRmse)}，而不是${rmse(answers.homeRmse)}；重新擬合後是${rmse(answers.refitRmse)}。${answers.columns}欄中有${count(answers.constant)}欄在那裡從不變動，而常數什麼也教不了。`
    },
    {
      id: "upkeep",
      type: "choice",
      question: "怎麼讓模型一直堪用？",
      options: [
        {id: "once", text: "訓練一次，資料越多越好"},
        {id: "calendar", text: "照日曆重新訓練，越頻繁越好"},
        {id: "inputs", text: "監看輸入，變動時就訓練"},
        {id: "watch", text: "監看輸入、答案與標籤；依明訂的觸發條件訓練；新模型上線前先檢查"}
      ],
      reason: `房價上漲時，輸入警報要求了${count(answers.inputTrainings)}次訓練，誤差${rmse(answers.neverRmse)}（模擬）。每週訓練：${rmse(answers.weeklyRmse)}，${answers.weeklyTrainings}次。依誤差訓練：${rmse(answers.alarmRmse)}，${answers.alarmTrainings}次。`
    },
    {
      id: "crimOutside",
      type: "number",
      question: `模型從RAD小於24的普查區學習。其餘${answers.awayRows}個當中，有幾個的CRIM超出它看過的範圍？`,
      ...{min: 0, max: answers.awayRows, step: 1, tolerance: 5, unit: "", digits: 0},
      reason: `占${percent(answers.crimOutside / answers.awayRows, 1)}。在那裡，模型只是把直線拉長：這就是外插。`
    }
  ];
}
