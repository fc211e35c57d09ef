import type * as en from "./dictionary.en.js";
import {reworded} from "./reworded.js";
import type {Rewordings} from "./reworded.js";

const meanings: Readonly<Record<string, string>> = {
  crim: "人均犯罪率",
  zn: "劃為大面積建地（超過25,000平方英尺）的住宅用地比例",
  indus: "非零售商業用地的比例",
  chas: "普查區緊鄰查爾斯河則為1",
  nox: "空氣中氮氧化物的濃度",
  rm: "每戶平均房間數",
  age: "1940年以前建成的自有住宅比例",
  dis: "到波士頓五個就業中心的加權距離",
  rad: "到放射狀公路的便利程度",
  tax: "以全部價值計的房產稅率",
  ptratio: "每位教師的學生數",
  b: "1000(Bk − 0.63)²，Bk是黑人居民的比例",
  lstat: "「地位較低的人口」：沒有讀完高中的成人比例與歸為勞工的男性比例，兩者的平均",
  medv: "自有住宅價值的中位數"
};

export const meaningOf: typeof en.meaningOf = ({name, meaning}) => meanings[name] ?? meaning;

/** A sentence that is like none of these stays as the build wrote it. */
export const problemText: typeof en.problemText = (problem) => reworded(problem, problems) ?? problem;

const problems: Rewordings = [
  [
    /^“Per capita” cannot exceed 1, yet the largest value is (\S+): the unit is unknown\.$/,
    (largest) => `「人均」不會超過1，最大值卻是${largest!}：單位不明。`
  ],
  [/^Very skewed: the mean is (\S+) times the median\.$/, (times) => `非常偏斜：平均是中位數的${times!}倍。`],
  [/^0 in (\d+) of (\d+) rows\.$/, (n, of) => `${of!}列中有${n!}列是0。`],
  [/^(\S+) in (\d+) rows\.$/, (value, n) => `有${n!}列是${value!}。`],
  [/^Exactly 100 in (\d+) rows\.$/, (n) => `有${n!}列剛好是100。`],
  [
    /^Measured by town: INDUS, RAD, TAX and PTRATIO together take only (\d+) different values, and (\d+) rows share one of them\.$/,
    (values, n) => `以城鎮為單位測量：INDUS、RAD、TAX與PTRATIO合起來只有${values!}種不同的值，其中一種就占了${n!}列。`
  ],
  [/^1 in (\d+) rows; it has no meaning away from this river\.$/, (n) => `有${n!}列是1；離開這條河就沒有意義。`],
  [
    /^(\d+) distinct values for (\d+) tracts, so .+$/,
    (values, tracts) => `${tracts!}個普查區只有${values!}個不同的值，所以測量的區域比普查區大。`
  ],
  [/^Times 100 it is parts per billion,.+$/, () => "乘以100就是十億分之一，也就是今天空氣品質所用的單位。"],
  [
    /^Its correlation with MEDV is (\S+) where RAD is below (\d+), and (\S+) where it is \d+\.$/,
    (below, city, at) => `與MEDV的相關係數，RAD低於${city!}時是${below!}，等於${city!}時是${at!}。`
  ],
  [/^An index; its unit was never given\.$/, () => "是一種指數，從來沒有說明單位。"],
  [
    /^(\d+) in (\d+) rows, and no value between 8 and \d+: a name more than a number\.$/,
    (city, n) => `有${n!}列是${city!}，8與${city!}之間沒有任何值：與其說是數字，不如說是名稱。`
  ],
  [/^Nearly a copy of RAD: their correlation is (\S+)\.$/, (r) => `幾乎是RAD的翻版：兩者的相關係數是${r!}。`],
  [/^Schools are counted by town,.+$/, () => "學校以城鎮計，所以同一城鎮的普查區都是同一個值。"],
  [
    /^Built on a racist assumption:.+$/,
    () => "建立在種族歧視的假設上：黑人居民比例升到63%以前房價下跌，超過之後上漲。對這條曲線與63%都沒有提出證據。"
  ],
  [
    /^It cannot be undone: for (\d+) rows two different shares give the same value\.$/,
    (n) => `無法還原：有${n!}列，兩種不同的比例會得到同一個值。`
  ],
  [
    /^scikit-learn removed the whole data set over it in version 1\.2\..+$/,
    () => "scikit-learn在1.2版因此移除了整份資料。在這裡它只是歷史，不是任何現役模型的輸入。"
  ],
  [
    /^A contested construct under a contested name:.+$/,
    () => "有爭議的構念、有爭議的名稱：它以學歷與工作種類為人分高下。"
  ],
  [
    /^It stands in for much that is not in the data,.+$/,
    () => "它替代了許多資料裡沒有的事，所以拿掉幾個欄位，訊號並不會消失。"
  ],
  [
    /^A median over the homes of a tract,.+$/,
    () => "是一個普查區內住宅的中位數，不是一棟房子的價格，以1970年的美元計。"
  ],
  [
    /^Cut off: (\d+) tracts are at exactly (\d+); only (\d+) lie between 40 and \d+\.$/,
    (n, cap, near) => `被截斷：有${n!}個普查區剛好是${cap!}，介於40與${cap!}之間的只有${near!}個。`
  ],
  [/^(\d+) values were found wrong in 1996; .+$/, (n) => `1996年發現有${n!}個值是錯的；更正後的值在資料裡稱為CMEDV。`]
];
