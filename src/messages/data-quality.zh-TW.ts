import {count, fixed, percent, signed, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import {quizzedColumns} from "../lib/course/data-quality/answers.js";
import type {DataQualityAnswers, QuizzedColumn} from "../lib/course/data-quality/answers.js";
import {FEW_ROWS} from "../lib/course/data-quality/coverage.js";
import type {OutsideRange} from "../lib/course/data-quality/coverage.js";
import {damageKinds} from "../lib/course/data-quality/damage.js";
import type {Damage, DamageKind} from "../lib/course/data-quality/damage.js";
import type {Finding} from "../lib/course/data-quality/findings.js";
import {ROWS_PER_DAY} from "../lib/course/data-quality/situations.js";
import type * as en from "./data-quality.en.js";

const upper = (name: string): string => name.toUpperCase();
const rmse = (value: number): string => fixed(value, 2);
const list = (names: readonly string[]): string => names.join("、");

/** 3A: damage to the training rows. */
const kinds: en.DamageWords["kinds"] = {
  lost: {name: "資料列遺失", note: "隨機拿走一些訓練列。", axis: "遺失的訓練列，%"},
  labels: {
    name: "標籤錯誤",
    note: "一列的各欄不變，房價卻換成另一個普查區的，就像登錄時看錯了一行。",
    axis: "標籤錯誤的訓練列，%"
  },
  units: {
    name: "單位錯誤",
    note: "受影響的列中，一半的RM改以半間計（變成兩倍），另一半的TAX改以每1000美元計（變成十分之一）。",
    axis: "單位錯誤的訓練列，%"
  },
  gaps: {
    name: "缺值",
    note: "值隨機消失，再以該欄其餘值的平均補上，這是常見的做法。",
    axis: "訓練列中缺少的值，%"
  },
  copies: {
    name: "測試列混入訓練",
    note: "有些保留來測量的列也混進了訓練資料，重複的紀錄就是這樣。",
    axis: "同時出現在訓練中的保留列，%"
  }
};

const shares = (damage: Damage): string[] => {
  const phrases: Record<DamageKind, (share: string) => string> = {
    lost: (share) => `遺失${share}的列`,
    labels: (share) => `${share}的標籤錯誤`,
    units: (share) => `${share}的列單位錯誤`,
    gaps: (share) => `${share}的值缺漏`,
    copies: (share) => `${share}的測試列混入訓練`
  };
  return damageKinds.flatMap((kind) => (damage[kind] > 0 ? [phrases[kind](percent(damage[kind]))] : []));
};

export const damageWords: en.DamageWords = {
  label: "用五種方式弄壞訓練資料",
  rmse,
  kinds,
  note: (kind) => `${kinds[kind].name}：${kinds[kind].note}`,
  percent: (value) => `${value}%`,
  sliders: "損壞多少？用來測量的列保持原樣。",
  again: "換一批列",
  draw: (seed) => `第${count(seed)}次抽樣，模擬，剛在本頁擬合`,
  predict: (share, clean) =>
    `在乾淨的資料上，最小平方法的誤差是${rmse(clean)}（單位1000美元）。現在有${percent(share)}的訓練列單位錯誤：RM以半間計，或TAX以每1000美元計。誤差會變成多少？`,
  predictLabel: "我猜單位錯誤後的RMSE（單位1000美元）",
  predictReason: (share, at, clean, most, last) =>
    `這是多次抽樣的中位數，上升了${rmse(at - clean)}。再從${percent(share)}一路加到${percent(most)}，也只多${rmse(last - at)}：少數幾列錯誤就足以讓模型不再信任那一欄。`,
  stats: (error, clean, damage) => [
    {name: "最小平方法，乾淨的列", value: rmse(clean.linear), note: "保留列上的RMSE，單位1000美元"},
    {
      name: "最小平方法，你的列",
      value: rmse(error.rmse),
      note: damage.copies > 0 ? `不在訓練中的列：${rmse(error.unseen)}` : `從${count(error.rows)}列學習`
    },
    {name: "更好的模型，乾淨的列", value: rmse(clean.network), note: "神經網路，各種子的中位數"}
  ],
  title: (kind, {most, clean, last, lastUnseen, crossing}) => {
    if (kind === "copies")
      return `${percent(most)}的測試列混入訓練時，神經網路報出的誤差是${rmse(last.network)}，在其餘的列上其實是${rmse(lastUnseen)}。`;
    const amount = percent(crossing ?? most);
    const what = {
      lost: `遺失的列達${amount}`,
      labels: `錯誤的標籤達${amount}`,
      units: `單位錯誤達${amount}`,
      gaps: `缺值達${amount}`
    }[kind];
    return crossing === null
      ? `即使${what}，神經網路（${rmse(last.network)}）仍勝過乾淨資料上的最小平方法（${rmse(clean.linear)}）。`
      : `${what}之後，神經網路就輸給乾淨資料上的最小平方法。`;
  },
  subtitle: (linear, network) =>
    `只有一種損壞時，保留列上的RMSE（單位1000美元），模擬。線：最小平方法${linear}次抽樣、神經網路${network}次抽樣的中位數；色帶：最小平方法的第10到第90百分位。點：你的資料，含所有損壞。`,
  yAxis: "保留列上的RMSE，單位1000美元",
  lines: {
    linear: "最小平方法",
    network: "神經網路",
    clean: "最小平方法，乾淨的列",
    unseen: "不在訓練中的列",
    yours: (value) => `你的${rmse(value)}`
  },
  columns: (damage) => [
    {label: damage, numeric: true},
    {label: "最小平方法", numeric: true},
    {label: "第10百分位", numeric: true},
    {label: "第90百分位", numeric: true},
    {label: "不在訓練中的列", numeric: true},
    {label: "神經網路", numeric: true},
    {label: "不在訓練中的列", numeric: true}
  ],
  result: (damage, error, clean) => {
    const said = shares(damage);
    const better = clean.linear - clean.network;
    if (said.length === 0)
      return `沒有損壞：最小平方法的誤差是${rmse(clean.linear)}千美元，更好的模型是${rmse(clean.network)}。`;
    const what = `${list(said)}：最小平方法的誤差是${rmse(error.rmse)}千美元`;
    if (damage.copies > 0)
      return `${what}，這是在所有保留列上、會被報出去的數字；在它沒看過的列上是${rmse(error.unseen)}。`;
    const harm = error.rmse - clean.linear;
    if (harm < 0.005) return `${what}，不比乾淨的資料差；換一批列或換一次抽樣，結果可能不同。`;
    return harm > better
      ? `${what}；清理可以換回${rmse(harm)}，多於更好的模型在乾淨資料上換來的${rmse(better)}。`
      : `${what}；清理可以換回${rmse(harm)}，更好的模型在乾淨資料上則換來${rmse(better)}。`;
  }
};

/** 3B: what training has not seen. */
const situations: en.CoverageWords["situations"] = {
  S0: {name: "平常的一天", note: `模擬：從未參與訓練的普查區中平均抽出${ROWS_PER_DAY}個請求。`},
  S2: {name: "市區湧入的一天", note: "模擬：同樣的普查區，但五個請求中有四個來自RAD為24的地方。"},
  S8: {name: "從沒看過的地方", note: "真實的列，沒有抽樣：模型從RAD小於24的普查區學習，卻被問到所有RAD為24的普查區。"}
};

const amount = (rows: number, all: number): string =>
  rows === all ? `全部${count(all)}個` : rows === 0 ? "一個也沒有" : `${count(rows)}個`;

export const coverageWords: en.CoverageWords = {
  label: "把請求放到訓練看過的地圖上",
  pick: "誰在問？",
  x: "橫軸",
  y: "縱軸",
  situations,
  again: "換一天",
  draw: (seed) => `第${count(seed)}次抽樣`,
  fixedRows: "這些列是固定的",
  share: (value) => percent(value / 100),
  amount,
  predict: (rows) =>
    `只用市區以外的資料訓練，再問市區的${rows}個普查區。每一個的TAX都落在訓練看過的範圍內。若同時看LSTAT與TAX，有多少比例落在訓練列不到${FEW_ROWS}筆的地方？`,
  predictLabel: "我猜落在沒看過的格子裡的比例",
  predictReason: (tax, range) =>
    `它們的TAX全都是${significant(tax)}。訓練資料從${significant(range[0])}到${significant(range[1])}，中間卻有一段空白：範圍只有兩端，對中間什麼也沒說。`,
  stats: ({serving, unseen, any, far}) => [
    {name: "在這張地圖沒看過的格子裡", value: percent(unseen), note: `共${count(serving)}個請求`},
    {name: "超出某一欄的範圍", value: percent(any / serving), note: `${amount(any, serving)}，看所有欄位`},
    {name: "離每一列訓練資料都遠", value: percent(far / serving), note: "比99%的訓練列彼此間的距離還遠"}
  ],
  title: ({serving, unseen, outside}) => {
    const inside = outside.flatMap(({column, rows}) => (rows === 0 ? [upper(column)] : []));
    const share =
      unseen === 1 ? `全部${count(serving)}個請求都` : unseen === 0 ? "沒有一個請求" : `有${percent(unseen)}的請求`;
    return `${share}落在訓練列不到${FEW_ROWS}筆的地方${inside.length > 0 && unseen > 0.1 ? `，儘管${inside.join("與")}的值都在範圍內` : ""}。`;
  },
  subtitle: (x, y, train) =>
    `${upper(x)}與${upper(y)}。點：${count(train)}列訓練資料。斜線：訓練列不到${FEW_ROWS}筆的格子。圓圈：請求；叉：落在斜線格子裡的請求。`,
  cellColumns: (x, y) => [
    {label: upper(x), numeric: true},
    {label: upper(y), numeric: true},
    {label: "訓練列", numeric: true},
    {label: "請求", numeric: true}
  ],
  span: ([low, high]) => `${significant(low, 4)}到${significant(high, 4)}`,
  rangeTitle: (ranges, serving) => {
    const by = (size: (range: OutsideRange) => number): OutsideRange =>
      ranges.reduce((most, next) => (size(next) > size(most) ? next : most));
    const [outside, moved] = [by(({rows}) => rows), by(({meanShift}) => Math.abs(meanShift))];
    if (outside.rows >= serving / 10)
      return `${upper(outside.column)}：${outside.rows === serving ? `全部${count(serving)}個` : `${count(serving)}個中有${count(outside.rows)}個`}請求超出訓練看過的範圍。`;
    return Math.abs(moved.meanShift) < 0.5
      ? "幾乎沒有值超出範圍，平均也都沒有移動多少。"
      : `幾乎沒有值超出範圍，但${upper(moved.column)}的平均移動了${fixed(Math.abs(moved.meanShift), 1)}個標準差。`;
  },
  rangeSubtitle: "各欄中超出訓練最小值與最大值的請求比例；旁邊是平均移動了多少，以訓練列的標準差（sd）為單位。",
  rangeAxis: "超出訓練範圍的請求，%",
  rangeLabel: ({rows, meanShift}, serving) => `${percent(rows / serving)} · 平均${signed(meanShift, 1)} sd`,
  rangeColumns: [
    {label: "欄位"},
    {label: "訓練範圍"},
    {label: "超出的請求", numeric: true},
    {label: "平均移動，sd", numeric: true}
  ],
  result: ({serving, unseen, any, far}) =>
    `${count(serving)}個請求中，${percent(unseen)}落在訓練列不到${FEW_ROWS}筆的格子；超出某一欄範圍的${amount(any, serving)}，離訓練資料比平常遠的${amount(far, serving)}。`
};

/** 3C: the findings. */
type FindingText = ReturnType<en.FindingWords["text"]>;

const piles: Readonly<Record<string, (rows: number, all: number, near: number) => FindingText>> = {
  medv: (rows, _, near) => ({
    name: `${rows}個房價剛好是50`,
    what: `有${rows}個普查區的房價不多不少就是最高值，而它下方五分之一的範圍裡只有${near}個。50,000美元以上的價格都被記成50,000美元：標籤被截斷了（設限）。`,
    then: "保留這些列，並說明清楚。模型若正確預測出封頂以上的價格，會被算成錯；若從這些列學習，則會學著猜得太低。"
  }),
  zn: (rows, all) => ({
    name: `${all}列中有${rows}列的ZN是0`,
    what: "多數普查區沒有劃為大面積建地的土地。在這裡，零是真實的值；在別的表裡，零可能是有人用來代替「不知道」。",
    then: "相信一個零之前，先問一問。幾乎只有一個值的欄位能說的也少，分箱寥寥無幾，測量漂移時就很粗略。"
  }),
  age: (rows, _, near) => ({
    name: `${rows}列的AGE是100`,
    what: `百分比到100為止，而它下方五分之一的範圍裡還有${near}個普查區：這一堆是擁擠地帶的盡頭，不是值撞上的一堵牆。`,
    then: "不必修。刻度盡頭的一堆值是一個疑問，這就是無害的答案的樣子。"
  }),
  b: (rows) => ({
    name: `${rows}列的B是396.9`,
    what: "對沒有黑人居民的城鎮，公式1000(Bk − 0.63)²的結果就是396.9。這一堆是所選的轉換造成的。",
    then: "我們不使用這一欄：它的公式建立在種族歧視的假設上。它的來歷見〈誠實看待波士頓模型〉這一課。"
  })
};

const findingTexts: {
  readonly [K in Exclude<Finding["kind"], "pile">]: (finding: Extract<Finding, {kind: K}>, rows: number) => FindingText;
} = {
  gaps: ({values, columns}, rows) => ({
    name: values === 0 ? "沒有缺值" : `缺了${count(values)}個值`,
    what: values === 0 ? `${columns.length}個欄位、${count(rows)}列，一個空格也沒有。` : "有些值不在表裡。",
    then: "查清楚資料到你手上之前，缺少的部分是怎麼處理的。「完整」和「補滿」看起來一模一樣。"
  }),
  together: ({columns, values, rows}) => ({
    name: `${columns.map((name, i) => `${upper(name)} ${significant(values[i]!)}`).join("、")}在同樣的${rows.length}列`,
    what: `在${rows.length}列中，這${columns.length}個欄位從不變動，其他列也都沒有這些值：對模型來說，它們是一個開關，不是${columns.length}項測量。`,
    then: "切分時以群組為單位，不要以列為單位，否則這個開關會從訓練洩漏到測試。也要留意哪一天其中一個值被改了名。"
  }),
  repeated: ({columns, value, rows}, all) => ({
    name: `${rows.length}列的${upper(columns[0]!)}是${significant(value)}`,
    what: `同一個值佔了${percent(rows.length / all)}的列，而且在刻度的中間：學校是按城鎮統計的，所以同一城鎮的每個普查區都是該城鎮的數字。`,
    then: "問有多少證據時，數城鎮，不要數普查區。"
  }),
  correlated: ({columns, correlation}) => ({
    name: `${columns.map(upper).join("與")}同進退，${fixed(correlation, 2)}`,
    what: `在所有成對的輸入中，這兩個最接近：相關係數${fixed(correlation, 3)}。其中一個說的，另一個幾乎已經說了。`,
    then: "在線性模型裡，它們各自的權重沒有多少意義。拿掉任一個代價都小；該留哪一個，看誰會持續更新它。"
  }),
  patterns: ({columns, patterns, rows}, all) => ({
    name: `只有${patterns}個不同的城鎮`,
    what: `${count(all)}列裡，${list(columns.map(upper))}只有${patterns}種不同的組合；最常見的一種就佔了${rows.length}列。`,
    then: "對這些欄位來說，有幾個城鎮就有幾筆觀測。拿已知城鎮的列來測試，是一場容易的考試。"
  }),
  impossible: ({columns, limit, rows}) => ({
    name: `${rows.length}列的${upper(columns[0]!)}大於${limit}`,
    what: `說明寫著「人均犯罪率」，那不可能超過${limit}。但有${rows.length}列超過了：單位不是寫下來的那一個，也沒有人知道是哪一個。`,
    then: "只要單位始終不變，模型並不在意它是什麼。該改的是錯的規則（那份說明），並且盯住它的尺度。"
  }),
  twofold: ({limit, rows}) => ({
    name: `${rows.length}列的B小於${significant(limit)}`,
    what: `B的公式是一條拋物線。小於${significant(limit)}時，兩個不同的黑人居民比例會得到同一個數字，原本測到的值再也找不回來。`,
    then: "存下測到的值，之後再轉換。無法還原的轉換會毀掉資料，在這裡還藏起了一個假設。"
  })
};

export const findingWords: en.FindingWords = {
  label: "讀一讀自動檢查在這張表裡發現了什麼",
  pick: "發現",
  towns: "有幾個不同的城鎮？",
  predict: (rows, columns) =>
    `這張表有${count(rows)}列。${list(columns.map(upper))}是屬於城鎮的欄位。這${columns.length}欄有多少種不同的組合？`,
  predictLabel: "我猜組合的數目",
  predictReason: (largest) => `最常見的一種就涵蓋${largest}列。就這些欄位能教的東西來說，這張表就只有這麼大。`,
  text: (finding, rows) =>
    finding.kind === "pile"
      ? piles[finding.columns[0]!]!(finding.rows.length, rows, finding.near)
      : (findingTexts[finding.kind] as (finding: Finding, rows: number) => FindingText)(finding, rows),
  title: (name) => `${name}。`,
  then: "怎麼辦：",
  subtitle: (columns, marked) =>
    (columns.length === 1
      ? `每個普查區的${upper(columns[0]!)}，上下錯開以免互相遮蓋。`
      : "每個普查區；各欄有自己的刻度，從最低值到最高值。") + (marked > 0 ? "短線：這項發現的列。" : ""),
  marked: (rows) => `${count(rows)}列`,
  columns: [
    {label: "欄位"},
    {label: "最低", numeric: true},
    {label: "中位數", numeric: true},
    {label: "最高", numeric: true},
    {label: "不同值的個數", numeric: true},
    {label: "這項發現的列數", numeric: true},
    {label: "其中最低", numeric: true},
    {label: "其中最高", numeric: true}
  ],
  result: (name, rows, all) => (rows === 0 ? `${name}。` : `${name}：標出的列佔全部的${percent(rows / all)}。`)
};

/** 3D: the path of one row. */
export const pathWords: en.PathWords = {
  label: "跟著一列資料走過管線",
  predict: (rows) =>
    `有${rows}列保留下來，沒有參與訓練。有一項檢查看每個輸入是否落在訓練列的範圍內。這${rows}列裡，它會查出幾列有輸入超出範圍？`,
  predictLabel: "我猜超出範圍的列數",
  predictReason: (farthest) =>
    farthest === null
      ? "從同一批普查區抽出的列，範圍也相同。"
      : `從同一批普查區隨機抽出的列，範圍幾乎一樣。下面這一列離得最遠：它的${upper(farthest.name)}是${significant(farthest.value)}，準備後成為${signed(farthest.prepared, 2)}，而模型照樣回答。`,
  row: "檔案中的第幾列",
  number: (row) => `第${count(row)}列`,
  steps: {
    collected: "收集",
    ingested: "匯入",
    checked: "檢查",
    prepared: "準備",
    predicted: "預測",
    monitored: "監控"
  },
  ingested: (fields, inputs, left, target) =>
    `${fields}個欄位成為數字：${inputs}個輸入；${list(left.map(upper))}不使用；${upper(target)}另存為標籤。`,
  checked: (outside, inputs) =>
    outside.length === 0
      ? `${inputs}個輸入都在，也都在訓練列的範圍內。`
      : `${inputs}個輸入都在；超出訓練列範圍的有：${list(outside.map(upper))}。`,
  prepared: (column, value, z) =>
    `每個值換算成離訓練平均幾個標準差：${upper(column)} ${significant(value)}成為${signed(z, 2)}，是這一列裡最遠的。`,
  predicted: (prediction) => `神經網路的答案是${rmse(prediction)}（單位1000美元）。`,
  monitored: (label, error, trained) =>
    `標籤是${fixed(label, 1)}，所以答案差了${signed(error, 2)}${trained ? "；這一列參與過訓練，證明不了什麼" : ""}。`,
  title: (row, prediction, label) => `第${count(row)}列：預測${fixed(prediction, 1)}，實際${fixed(label, 1)}。`,
  subtitle: "模型讀到的這一列：各輸入離訓練列平均幾個標準差。長條：從訓練的最小值到最大值。",
  axis: "離訓練平均的標準差數",
  columns: [
    {label: "輸入"},
    {label: "收集時", numeric: true},
    {label: "準備後", numeric: true},
    {label: "訓練範圍（準備後）"}
  ],
  span: ([low, high]) => `${fixed(low, 2)}到${fixed(high, 2)}`,
  result: (row, prediction, label, trained) =>
    `第${count(row)}列進去時是文字，出來時是${fixed(prediction, 1)}千美元；它的實際價格是${fixed(label, 1)}（${trained ? "訓練列" : "保留列"}）。`
};

/** The quiz; ids are those of the answers that the build computes. */
export function quizItems(answers: DataQualityAnswers): QuizItem[] {
  const text: Record<QuizzedColumn, string> = {
    age: "AGE：1940年以前建造的住宅比例",
    lstat: "LSTAT：「低社經地位」人口的百分比",
    rm: "RM：每戶房間數",
    ptratio: "PTRATIO：生師比"
  };
  return [
    {
      id: "capped",
      type: "number",
      question: "有幾列的房價剛好在封頂值50？",
      ...{min: 0, max: 100, step: 1, tolerance: 2, unit: "列", digits: 0},
      reason: `高於40的其他列只有${answers.nearCap}個。刻度盡頭有一堆值、前面卻沒什麼值，就是被截斷的痕跡。`
    },
    {
      id: "crimFrom",
      type: "number",
      question: "有個模型只從市區以外、RAD小於24的普查區學習。CRIM從多少開始，它就什麼都沒看過？",
      ...{min: 0, max: 90, step: 0.1, tolerance: 1, unit: "", digits: 1},
      reason: `市區的${answers.cityRows}個普查區中有${answers.crimOutside}個超過這個值。對它們，模型不是內插，而是把一條直線畫得更長。`
    },
    {
      id: "missedLeast",
      type: "choice",
      question: "以下欄位中，有一個從最小平方法拿掉也沒有損失。是哪一個？",
      options: quizzedColumns.map((id) => ({id, text: text[id]})),
      reason: `拿掉${upper(answers.missedLeast)}，20個公開切分的平均誤差從${fixed(answers.rmseAll, 3)}變成${fixed(answers.rmseLeast, 3)}；拿掉${upper(answers.missedOrder.at(-1)!)}，則變成${fixed(answers.rmseMost, 3)}。B是另一回事：不用它是因為它是什麼，不是因為它值多少。`
    },
    {
      id: "noise",
      type: "number",
      question: "多少比例的錯誤標籤，會讓最小平方法的誤差增加一成？",
      ...{min: 0, max: 60, step: 1, tolerance: 5, unit: "%", digits: 0},
      reason: `從${rmse(answers.cleanRmse)}增加一成，取模擬抽樣的中位數。簡單的模型會把不少雜訊平均掉；神經網路跟資料跟得更緊，也就更早受害。`
    }
  ];
}
