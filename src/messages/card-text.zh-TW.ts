import type {CardField, CardSlice, ModelCard} from "../lib/model/card.js";
import type * as en from "./card-text.en.js";
import {groupName} from "./groups.zh-TW.js";
import {namesOf} from "./names.zh-TW.js";
import {unitWords} from "./partitions.zh-TW.js";
import {reworded} from "./reworded.js";
import type {Rewordings} from "./reworded.js";

/** The published card in Chinese, field by field; a field or a sentence that is like none of these stays as it is. */
export const cardText: typeof en.cardText = (card, monitor) => {
  const words = {...about, ...errors, ...rows, ...cautions, ...namedFields(monitor)};
  const sections = Object.entries(card).map(([section, value]) => {
    if (!Array.isArray(value)) return [section, value];
    return section === "quantitativeAnalyses"
      ? [section, (value as CardSlice[]).map((slice) => ({...slice, slice: groupName(slice.slice)}))]
      : [section, (value as CardField[]).map((field) => fieldText(field, words))];
  });
  return Object.fromEntries(sections) as ModelCard;
};

/** What a field is called, and its sentences. */
type Fields = Readonly<Record<string, readonly [name: string, texts: Rewordings]>>;

function fieldText({name, text}: CardField, fields: Fields): CardField {
  const own = fields[name];
  return own === undefined ? {name, text} : {name: own[0], text: reworded(text, own[1]) ?? text};
}

/** "hour, weekday and distance" */
const listed = (names: string): string => names.replace(/, /g, "、").replace(/ and (\S+)$/, "與$1");
const span = (text: string): string => text.replace(" to ", "到");

const hashed: Readonly<Record<string, string>> = {
  "the weights": "權重",
  "the weights and their encoding": "權重與其編碼",
  "the model": "模型",
  "the file": "檔案",
  "its files": "各檔案"
};
const links: Readonly<Record<string, string>> = {linear: "線性", logistic: "邏輯函數", softmax: "softmax"};

/** What a model is, what for, and which groups matter. */
const about: Fields = {
  Version: [
    "版本",
    [
      [
        /^(\w+), the first twelve digits of the SHA-256 of (.+)\.$/,
        (id, of) => `${id!}，${hashed[of!] ?? of!}的SHA-256的前十二碼。`
      ]
    ]
  ],
  Parent: [
    "前身",
    [
      [/^none$/, () => "無"],
      [/^(\w+), the champion of (.+)\.$/, (id, day) => `${id!}，${day!}的現役模型。`]
    ]
  ],
  Trained: [
    "何時訓練",
    [
      [/^After the partition of (.+), from the parent's weights\.$/, (day) => `${day!}之後，從前身的權重接著訓練。`],
      [/^After the partition of (.+), from nothing\.$/, (day) => `${day!}之後，從頭訓練。`]
    ]
  ],
  Type: [
    "種類",
    [
      [
        /^Dense network (\S+) with (\S+) weights; relu, then linear\.$/,
        (sizes, n) => `全連接網路${sizes!}，${n!}個權重；先relu，再線性。`
      ],
      [
        /^Dense network (\S+), relu and then (\w+), with (\S+) weights\.$/,
        (sizes, link, n) => `全連接網路${sizes!}，先relu，再${links[link!]!}，共${n!}個權重。`
      ],
      [
        /^Mean of (\d+) dense networks (\S+), relu and then (\w+), with (\S+) weights together\.$/,
        (networks, sizes, link, n) =>
          `${networks!}個全連接網路${sizes!}的平均，先relu，再${links[link!]!}，總共${n!}個權重。`
      ],
      [
        /^(Least squares|Ridge regression) with (\S+) weights: an intercept, (\S+) of numbers and (\S+) of levels and gaps\.$/,
        (kind, n, numbers, others) =>
          `${kind === "Ridge regression" ? "脊迴歸" : "最小平方法"}，${n!}個權重：截距一個，數字${numbers!}個，類別與缺值${others!}個。`
      ]
    ]
  ],
  File: [
    "檔案",
    [
      [
        /^(.+), (\S+) bytes(?: in (\S+) files)?\.$/,
        (file, bytes, n) => `${file!}，${bytes!}位元組${n && `，分成${n}個檔案`}。`
      ]
    ]
  ],
  "SHA-256": ["SHA-256", []],
  Format: [
    "格式",
    [[/^(.+)\.$/, (format) => `${format!.replace(/ (layers|graph) model/, "的$1模型").replace(/, /g, "，")}。`]]
  ],
  Producer: [
    "製作者",
    [
      [/^The file does not say\.$/, () => "檔案沒有載明。"],
      [/^(.+), as the file says\.$/, (name) => `${name!}，依檔案所載。`]
    ]
  ],
  Inputs: [
    "輸入",
    [
      [
        /^(.+); standardised, a missing value taken as the mean\.$/,
        (names) => `${listed(names!)}；已標準化，缺值以平均代替。`
      ],
      [
        /^(.+): an input that stands in for something it should not know does so here as well\.$/,
        (names) => `${listed(names!)}：輸入若替代了模型不該知道的事，在這裡也一樣。`
      ],
      [/^(.+ from .+)\.$/, (ports) => `${ports!.split("; ").map(portText).join("；")}。`],
      [/^(.+)\.$/, (names) => `${listed(names!)}。`]
    ]
  ],
  Columns: ["欄位", [[/^(.+)\.$/, (names) => `${listed(names!)}。`]]],
  Outputs: ["輸出", [[/^(.+)\.$/, (ports) => `${ports!.replace(/; /g, "；")}。`]]],
  Answer: [
    "回答",
    [
      [/^The number in (.+)\.$/, (name) => `${name!}裡的數字。`],
      [
        /^The probability of (.+) in (\S+)\.$/,
        (level, name) => `${name!}裡${level === "yes" ? "「是」" : level!}的機率。`
      ],
      [/^The most probable of (.+) by (\S+)\.$/, (levels, name) => `依${name!}，${listed(levels!)}之中機率最高的。`],
      [/^The class in (.+)\.$/, (name) => `${name!}裡的類別。`]
    ]
  ],
  Runtime: [
    "執行環境",
    [
      [
        /^(.+), on one thread, so that .+$/,
        (runtime) => `${runtime!}，單一執行緒，同一種機器上相同的列得到相同的回答。`
      ]
    ]
  ],
  Training: [
    "訓練方式",
    [
      [
        /^Mean squared error, Adam at (\S+), (\d+) epochs in batches of (\d+), seed (\d+); (.+)\.$/,
        (rate, epochs, batch, seed, runtime) =>
          `均方誤差，Adam，學習率${rate!}，${epochs!}個週期，每批${batch!}列，種子${seed!}；${runtime!}。`
      ],
      [
        /^By the build itself, from sums over the reference rows\. There is no chance in it: .+?(?: The penalty is (\S+), on inputs in their standard deviations\.)?$/,
        (penalty) =>
          `由建置自己訓練，根據參考列的加總。沒有隨機成分：同樣的列得到同樣的權重。${penalty && `懲罰係數是${penalty}，輸入以標準差為單位。`}`
      ],
      [
        /^By the build itself, on TensorFlow\.js: Adam at (\S+) in batches of (\d+), (.+)\. The same rows and seed give the same weights\.$/,
        (rate, batch, ends) =>
          `由建置自己以TensorFlow.js訓練：Adam，學習率${rate!}，每批${batch!}列，${reworded(ends!, endings) ?? ends!}。同樣的列與種子得到同樣的權重。`
      ]
    ]
  ],
  Users: [
    "使用者",
    [
      [/^Readers of this site,.+$/, () => "本站的讀者，以及想拿一個看得透的模型來試用這套程式的人。"],
      [/^Readers of this monitor\.$/, () => "這個監控的讀者。"],
      [/^Whoever serves the model,.+$/, () => "提供這個模型服務的人，以及這個監控的讀者。"]
    ]
  ],
  "Out of scope": [
    "不適用於",
    [
      [/^Any real price,.+$/, () => "任何真實的價格，無論在不在波士頓；任何關於人、住宅或社區的決定。"],
      [
        /^Any decision about the rows themselves\..+$/,
        () => "任何關於這些資料列本身的決定：沒有人衡量過答錯會有什麼後果。"
      ],
      [
        /^Rows that differ from those it has learnt from:.+$/,
        () => "和它所學不同的資料列：它學的是哪些，只有製作的人知道。"
      ]
    ]
  ],
  Groups: [
    "群體",
    [
      [/^Thirds of LSTAT,.+$/, () => "LSTAT的三等分，因為平均誤差看不出模型對誰不準。"],
      [
        /^The most frequent levels of its categories,.+$/,
        () => "各類別輸入裡最常見的值，因為平均誤差看不出模型在哪裡不準。"
      ],
      [
        /^The most frequent levels of (.+), because .+$/,
        (names) => `${listed(names!)}最常見的值，因為平均誤差看不出模型在哪裡不準。`
      ],
      [/^None: no input is a category,.+$/, () => "沒有：輸入都不是類別，誤差不分群體。"],
      [/^None: errors are not told apart by group,.+$/, () => "沒有：誤差不分群體，因為輸入都不是類別，或是沒有標籤。"]
    ]
  ],
  "Levels with a weight": [
    "有權重的值",
    [
      [/^None: all inputs are numbers\.$/, () => "沒有：輸入都是數字。"],
      [
        /^(.+)\. All other levels of a category share one\.$/,
        (names) => `${names!.replace(/, | and /g, "、")}。同一類別的其他值共用一個。`
      ]
    ]
  ],
  Place: [
    "地點",
    [
      [
        /^RAD (\d+) against the rest:.+$/,
        (city) => `RAD為${city!}的，與其他的：資料列形成兩個市場，輸入在其中的意義不同。`
      ]
    ]
  ],
  Instrument: [
    "測量方式",
    [
      [
        /^Capped labels: a value above (\d+) was written down as \d+, so .+$/,
        (cap) => `封頂的標籤：超過${cap!}的值都記成${cap!}，模型在那裡答對了也算錯。`
      ]
    ]
  ],
  Time: [
    "時間",
    [
      [
        /^Each (\w+) after the reference is measured by itself on this page\.$/,
        (unit) => `參考時段之後的每${oneOf(unit!)}都在本頁分別測量。`
      ]
    ]
  ]
};

const portText = (port: string): string =>
  port.replace(/^(.+?) from (.+)$/, (_, name: string, names: string) => `${name}，取自${listed(names)}`);

function oneOf(unit: string): string {
  return unit in unitWords ? unitWords[unit as keyof typeof unitWords].one : unit;
}

const endings: Rewordings = [
  [/^(\d+) epochs$/, (epochs) => `${epochs!}個週期`],
  [
    /^(.+) epochs of at most (\d+), after which (\S+) rows set aside got no better$/,
    (epochs, most, pool) => `至多${most!}個週期，第${listed(epochs!)}個之後另外留下的${pool!}列不再變準`
  ]
];

const figures = "RMSE (\\S+), mean absolute error (\\S+), mean error (\\S+?)(?:, R² (\\S+))?";
const figureText = (rmse: string, mae: string, bias: string, r2: string): string =>
  `RMSE ${rmse}、平均絕對誤差${mae}、平均誤差${bias}${r2 && `、R² ${r2}`}`;
const measured: Rewordings = [
  [
    new RegExp(`^${figures} on (\\S+) rows(?: with a label and an answer)?\\.$`),
    (rmse, mae, bias, r2, n) => `${n!}列：${figureText(rmse!, mae!, bias!, r2!)}。`
  ],
  [
    /^Brier score (\S+), error rate (\S+) % on (\S+) rows\.$/,
    (brier, rate, n) => `${n!}列：Brier分數${brier!}，錯誤率${rate!}%。`
  ]
];

/** How far a model is from the truth. */
const errors: Fields = {
  "Hold-out rows": ["保留資料", measured],
  "Rows it was trained on": ["訓練過的資料列", measured],
  "Reference rows": ["參考列", measured],
  "Training rows": [
    "訓練資料",
    [...measured, [/^RMSE (\S+), R² (\S+) on (\S+) rows\.$/, (rmse, r2, n) => `${n!}列：RMSE ${rmse!}、R² ${r2!}。`]]
  ],
  "Least squares, hold-out rows": ["最小平方法，保留資料", measured],
  "The parent on the same rows": [
    "前身在同樣的列上",
    [
      [/^RMSE (\S+)\.$/, (rmse) => `RMSE ${rmse!}。`],
      [/^Brier score (\S+), error rate (\S+) %\.$/, (brier, rate) => `Brier分數${brier!}，錯誤率${rate!}%。`]
    ]
  ],
  "Standard deviation of the hold-out labels": [
    "保留資料標籤的標準差",
    [
      [
        /^(\S+): the error of a model that knows their mean alone\.$/,
        (sd) => `${sd!}：只知道平均的模型，誤差就是這麼多。`
      ]
    ]
  ],
  "Knowing nothing": [
    "什麼都不知道",
    [
      [
        /^RMSE (\S+) on the training rows, for a model that knows the (mean of the label|share of each class) alone\.$/,
        (rmse, known) =>
          `訓練資料上的RMSE ${rmse!}，這是只知道${known!.startsWith("mean") ? "標籤平均" : "各類別比例"}的模型。`
      ]
    ]
  ],
  "Capped labels": [
    "封頂的標籤",
    [[/^(\d+) of (\d+) hold-out rows are at the cap\.$/, (n, of) => `保留資料${of!}列中有${n!}列封頂。`]]
  ],
  Calibration: [
    "校準",
    [
      [
        /^Mean prediction and mean label of rows with like predictions, lowest first: (.+)\.$/,
        (pairs) =>
          `預測相近的列，平均預測與平均標籤，由低到高：${pairs!.replace(/ and /g, "與").replace(/; /g, "；")}。`
      ]
    ]
  ]
};

/** Rows that a model was tried on and has learnt from. */
const rows: Fields = {
  Rows: [
    "資料列",
    [
      [
        /^(\d+) tracts the model was not trained on \(pools A and B\)\.$/,
        (n) => `模型沒有學過的${n!}個普查區（A池與B池）。`
      ],
      [
        /^(\S+) labelled rows of (.+) that neither model has learnt from\.$/,
        (n, days) => `${span(days!)}有標籤的${n!}列，兩個模型都沒有學過。`
      ],
      [
        /^(\d+) of (\d+) census tracts of the Boston area, census of 1970\.$/,
        (n, of) => `1970年普查，波士頓地區${of!}個普查區中的${n!}個。`
      ],
      [
        /^(\S+) labelled rows: those of (\S+(?: to \S+)?)(, and those of the first model)?\.$/,
        (n, days, first) => `有標籤的${n!}列：${span(days!)}的${first && "，以及第一個模型的"}。`
      ],
      [/^The rows it was trained on\.$/, () => "就是它訓練用的列。"],
      [/^(\S+) rows with a label, (.+)\.$/, (n, days) => `有標籤的${n!}列，${span(days!)}。`],
      [/^(\S+) reference rows(?:, (.+))?\.$/, (n, days) => `參考資料的${n!}列${days && `，${span(days)}`}。`],
      [/^None: no reference row has a label\.$/, () => "沒有：參考列都沒有標籤。"],
      [
        /^(\S+) rows of the reference of this monitor that have a label and an answer\.$/,
        (n) => `這個監控的參考列中，有標籤也有回答的${n!}列。`
      ],
      [/^Not known:.+$/, () => "不知道：模型是在別處訓練的，檔案沒有載明用了什麼。"]
    ]
  ],
  Choice: [
    "如何選出",
    [
      [
        /^Drawn with seed (\d+) so that the quartiles of (\w+) are as common .+$/,
        (seed, label) => `以種子${seed!}抽出，${label!}四分位各段的比例與訓練資料相同。`
      ],
      [
        /^The last fifth of the reference, by (\w+):.+$/,
        (unit) => `參考時段最後的五分之一，以${oneOf(unit!)}計：模型要回答的是之後的資料，就用之後的資料來試。`
      ]
    ]
  ],
  Limits: [
    "限制",
    [
      [/^Towns have rows on both sides,.+$/, () => "同一城鎮兩邊都有，所以遇到沒見過的城鎮，誤差會更大；見課程。"],
      [/^They are the last ones with labels:.+$/, () => "它們是最後有標籤的列：之後的誤差可能不同。"],
      [
        /^They were tried on a model of the rows before them\..+$/,
        () => "試的是只學了它們之前資料的模型。現役模型也學過這些列。"
      ],
      [
        /^The reference has fewer than five partitions by time with labels,.+$/,
        () => "參考資料依時間分出的有標籤的段數不到五段，沒有可以保留的。這些數字對模型有利；參考之後的各段時間則不會。"
      ],
      [
        /^Whether the model has learnt from these rows is not known;.+$/,
        () => "不知道模型是否學過這些列；若學過，數字就對它有利。參考之後的資料則不會。"
      ]
    ]
  ],
  "Set aside": [
    "另外留下",
    [[/^(\S+) rows, drawn at random, that said when to stop\.$/, (n) => `隨機抽出${n!}列，由它們決定何時停止。`]]
  ],
  "Left out": [
    "沒有用到",
    [
      [/^None: every reference row has a label\.$/, () => "沒有：每一筆參考列都有標籤。"],
      [/^(\S+) rows? \((\S+)\) without a label\.$/, (n, share) => `${n!}列（${share!}）沒有標籤。`]
    ]
  ],
  Labels: [
    "標籤",
    [
      [
        /^MEDV as first published, with the (\d+) errors that were corrected in 1996,.+$/,
        (n) => `最初發表的MEDV，含1996年才更正的${n!}個錯誤，以便與他人的結果比較。`
      ]
    ]
  ],
  Kept: [
    "保留",
    [
      [
        /^The answers in this report are those of (.+) with the hash above;.+$/,
        (file) => `這份報告裡的回答出自上述雜湊值的${file!}；換了檔案，所有的列都會重新問過。`
      ]
    ]
  ]
};

/** Whom a model may harm, and what to know before relying on it. */
const cautions: Fields = {
  "Column B": [
    "B欄位",
    [
      [
        /^A parabola of the share of Black residents,.+$/,
        () =>
          "黑人居民比例的拋物線，建立在關於房價的種族歧視假設上。它不是輸入。拿掉它並不會去除那個訊號：其他欄位會替代它。"
      ]
    ]
  ],
  LSTAT: [
    "LSTAT",
    [
      [
        /^An input, under a contested name:.+$/,
        () =>
          "是輸入，但名稱有爭議：它把沒有讀完高中的成人與歸為勞工的男性算作「地位較低」。它的權重說的是1970年的市場付多少錢，不是一個社區值多少。"
      ]
    ]
  ],
  People: [
    "人",
    [
      [/^Rows are census tracts, not persons;.+$/, () => "一列是一個普查區，不是一個人；把模型用在個人身上就是誤用。"],
      [
        /^The build knows columns, not what they mean\..+$/,
        () => "建置只認得欄位，不知道它們的意義。資料列若是關於人的，使用回答的人就得弄清楚誰承受了誤差。"
      ]
    ]
  ],
  Label: [
    "標籤",
    [
      [
        /^The model repeats what was recorded as (\S+), with .+$/,
        (name) => `模型重複的是記錄為${name!}的內容，連同紀錄裡的錯誤。`
      ],
      [/^None is known here,.+$/, () => "這裡沒有標籤，所以在本頁看不出對誰答錯了。"],
      [
        /^What was recorded as (\S+) is taken for the truth, with .+$/,
        (name) => `記錄為${name!}的內容就當作真相，連同紀錄裡的錯誤。`
      ]
    ]
  ],
  Cap: [
    "封頂",
    [
      [
        /^(\d+) of (\d+) labels are cut off at (\d+):.+$/,
        (n, of, cap) => `${of!}個標籤中有${n!}個截在${cap!}：原來是多少不得而知，那裡的誤差是相對於截斷後的值。`
      ]
    ]
  ],
  Size: [
    "大小",
    [[/^With (\d+) rows, luck .+$/, (n) => `只有${n!}列，切分的運氣對誤差的影響，比模型的多數改動還大。`]]
  ],
  Dependence: ["相依", [[/^Rows of one town .+$/, () => "同一城鎮的列有相同的城鎮欄位，並不獨立。"]]],
  Age: [
    "年代",
    [
      [/^Values and inputs are those of 1970;.+$/, () => "價值與輸入都是1970年的；這裡的一切都不能用到今天。"],
      [
        /^It is trained on the reference and stays as it is,.+$/,
        () => "它以參考資料訓練，之後不論怎麼變都維持原樣：本頁就是為此而設。"
      ],
      [
        /^It is trained on the reference and answers until .+$/,
        () => "它以參考資料訓練，一直回答到以較新資料訓練的挑戰者通過關卡與試用為止。"
      ]
    ]
  ],
  Form: [
    "形式",
    [
      [/^Far from its training rows a network .+$/, () => "離訓練資料很遠時，網路會沿直線延伸，世界未必如此。"],
      [/^Effects add up:.+$/, () => "各種影響直接相加：它不知道交互作用，對數字也只知道直線。"]
    ]
  ],
  "Missing inputs": [
    "輸入缺值",
    [
      [
        /^A number that is missing is passed on as one that is no number,.+$/,
        () => "缺少的數字以NaN傳給模型，怎麼處理是模型的事；缺少的文字、整數或是非則無法拿來問它。"
      ],
      [
        /^A row without one of its inputs is not put to the model:.+$/,
        () => "缺了任何一個輸入的列都不會拿來問模型：TensorFlow.js的後端會在半路弄丟缺值。"
      ],
      [
        /^(A number that is missing counts as the mean of the training rows)?(?:, with a weight of its own for (.+), which had gaps there)?((?:; a|A) category that is missing counts as a level of its own)?\. What .+$/,
        (number, gaps, category) =>
          `${[
            ...(number
              ? [`缺少的數字當作訓練資料的平均${gaps && `，訓練時就有缺值的${listed(gaps)}另有自己的權重`}`]
              : []),
            ...(category ? ["缺少的類別自成一個值"] : [])
          ].join("；")}。訓練資料裡沒有的，權重是零。`
      ]
    ]
  ],
  "Rows without an answer": [
    "沒有回答的列",
    [
      [/^Of those read, all of (\S+) rows have an answer\..+$/, (n) => `讀到的${n!}列都有回答。`],
      [
        /^Of those read, (\S+) of (\S+) rows have no answer: (.+)\. They count .+$/,
        (n, of, reasons) =>
          `讀到的${of!}列中有${n!}列沒有回答：${reasons!
            .replace(/, /g, "、")
            .replace(/ missing \(/g, "缺值 (")
            .replace(/ \(([\d,]+)\)/g, "（$1）")}。它們算作預測缺值的列。`
      ]
    ]
  ],
  Rounding: [
    "捨入",
    [
      [/^Inputs are rounded to 32 bits,.+$/, () => "輸入捨入到32位元，模型收的就是這樣。"],
      [/^Inputs are given as they are\.$/, () => "輸入原樣交給模型。"]
    ]
  ],
  Published: [
    "公布",
    [
      [/^With this report:.+$/, () => "隨報告公布：讀者可以在網頁上問它。"],
      [/^No:.+$/, () => "沒有：只有建置的回答。"]
    ]
  ]
};

/** Fields that speak of the monitor or its columns, which have names of their own here if they are the built-in ones. */
function namedFields(monitor: string): Fields {
  const names = namesOf(monitor);
  const unitOf = (unit: string): string => names?.units[unit] ?? unit;
  return {
    Output: [
      "輸出",
      [
        [
          /^(\w+), the median value of owner-occupied homes of a census tract, in (.+)\.$/,
          (label, unit) => `${label!}，普查區自有住宅價值的中位數，單位是${unitOf(unit!)}。`
        ],
        [
          /^(\S+?)(?:: (.*?))?(?: \(([^()]*)\))?\.$/,
          (label, meaning, unit) => {
            const told = names?.columns[label!] ?? meaning!;
            return `${label!}${told && `：${told}`}${unit && `（${unitOf(unit)}）`}。`;
          }
        ]
      ]
    ],
    "Largest weights": [
      "最大的權重",
      [
        [
          /^(.+)\. Where all numbers are at their means: (\S+?)(?: (.+?))?\.$/,
          (weights, start, unit) =>
            `${weights!
              .split("; ")
              .map((weight) => weightText(weight, unitOf))
              .join("；")}。所有數字都在平均時：${inUnit(start!, unitOf(unit!))}。`
        ]
      ]
    ],
    Licence: [
      "授權",
      [
        [/^(\S+), as the code that made it\.$/, (licence) => `${licence!}，與製作它的程式碼相同。`],
        [/^(.+)\.$/, (licence) => `${names?.licence ?? licence!}。`]
      ]
    ],
    Purpose: [
      "用途",
      [
        [
          /^To teach how a model is monitored\..+$/,
          () => `用來教人如何監控模型。課程與監控${names === null ? "" : `「${names.title}」`}講的都是它。`
        ],
        [
          /^A plain yardstick for the monitor “(.+)”: what the inputs tell of (\S+), so .+$/,
          (title, label) =>
            `監控「${names?.title ?? title!}」的一把簡單的尺：輸入透露了${label!}多少，透露的若變了就看得出來。`
        ],
        [
          /^The file does not say what the model is for\. Here it answers the rows of the monitor “(.+)”, so .+$/,
          (title) =>
            `檔案沒有載明模型的用途。它在這裡回答監控「${names?.title ?? title!}」的資料列，好讓人觀察它的回答。`
        ]
      ]
    ],
    Measures: [
      "量尺",
      [
        [/^None: no reference row has a label,.+$/, () => "沒有：參考列都沒有標籤，不知道模型離真相多遠。"],
        [
          /^(.+?)(; R² as a share)?( of that of the shares of classes)?\.$/,
          (what, r2, ofShares) => measuresText(what!, unitOf, r2 !== "", ofShares !== "")
        ]
      ]
    ],
    Source: [
      "來源",
      names === null
        ? []
        : [
            [/^.+; npm package \S+?\. .+\.$/, () => `${names.source}；${names.origin}。${names.licence}。`],
            [/^/, () => `${names.source}；${names.origin}。`]
          ]
    ],
    "About the data": ["關於資料", names === null ? [] : [[/^/, () => names.description]]]
  };
}

type UnitOf = (unit: string) => string;

/** "hour 5 −32.0 minutes", or "distance −0.0028 minutes for each 1 more" */
function weightText(weight: string, unitOf: UnitOf): string {
  const each = " for each 1 more";
  const found = /^(.+) (−?[\d.,]+)(?: (.+))?$/.exec(weight.replace(each, ""));
  if (found === null) return weight;
  const [, what, value, unit = ""] = found;
  return `${what!}${weight.endsWith(each) ? "每多1" : ""}：${inUnit(value!, unitOf(unit))}`;
}

/** A unit in Latin letters stands apart from its number, a Chinese one does not. */
const inUnit = (value: string, unit: string): string => `${value}${/^[\w$]/.test(unit) ? " " : ""}${unit}`;

/** What errors are measured in. */
function measuresText(what: string, unitOf: UnitOf, r2: boolean, ofShares: boolean): string {
  const share = r2 ? `；R²是比例${ofShares ? "，相對於只知道各類別比例的誤差" : ""}` : "";
  return `RMSE、平均絕對誤差與平均誤差${reworded(what.replace(/^RMSE, mean absolute error and mean error/, ""), measuresOf(unitOf)) ?? `：${what}`}${share}。`;
}

const measuresOf = (unitOf: UnitOf): Rewordings => [
  [
    /^(?: \(prediction minus label\)|, prediction minus label,) in (?:the units of the label|the label's own unit)$/,
    () => "（預測減去標籤），單位與標籤相同"
  ],
  [
    /^(?: \(prediction minus label\)|, prediction minus label,) in (.+)$/,
    (unit) => `（預測減去標籤），單位是${unitOf(unit!)}`
  ],
  [
    /^ of the probabilities of the classes:.+$/,
    () => "，針對各類別的機率：真正的類別應為1，其他應為0，取差距平方和的一半再開根號，所以均方就是Brier分數"
  ],
  [
    /^ of the probability of (.+): 1 where it was .+?, 0 where it was (.+); the mean square is the Brier score$/,
    (yes, no) => `，針對${yes!}的機率：實際是${yes!}時應為1，是${no!}時應為0；均方就是Brier分數`
  ],
  [
    /^ of the probability, less 1 where the label is yes:.+$/,
    () => "，針對機率，標籤為「是」時減去1：RMSE的平方就是Brier分數"
  ],
  [/^, where a wrong class counts 1 and a right one 0:.+$/, () => "，類別答錯算1，答對算0：平均誤差就是答錯的比例"]
];
