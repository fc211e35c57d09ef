import {count, fixed, percent, signed} from "../components/format.js";
import {namedGroups} from "../components/performance/groups.js";
import type {Compared} from "../components/performance/groups.js";
import {mostMoved} from "../components/performance/revisions.js";
import type {PerformanceChange} from "../lib/decay/performance.js";
import type {ErrorMeasure} from "../lib/decay/realised-error.js";
import {failureText} from "./failures.zh-TW.js";
import {errorFigure as errorText} from "./figures.js";
import {groupName} from "./groups.zh-TW.js";
import type * as en from "./performance.en.js";

export {groupName};

const measureName = (measure: ErrorMeasure): string => (measure === "RMSE" ? measure : "錯誤率");

export const performanceWords: typeof en.performanceWords = {
  colon: "：",
  title: (monitor) => `${monitor}：多準，對誰`,
  lede: "已知真相時，答案離真相多遠；還不知道時，大概離多遠；以及有沒有某些資料列得到的答案比別人差。",
  back: "回到儀表板",
  loading: "正在載入誤差 …",
  retry: "再試一次",
  failure: (reason) => `無法顯示誤差：${failureText(reason)}。`,
  noMeasure: "這裡沒有預測，或沒有標籤，無從知道誤差。",
  noPartitions: "還沒有任何時段的統計，下一次建置會有第一段。",
  showTable: "以表格顯示",
  copyLink: "複製連結",
  linkCopied: "已複製連結",
  scenario: "情境",
  series: "序列",
  group: "資料列",
  allRows: "所有資料列",
  version: "回答的版本",
  anyVersion: "任何版本",
  window: "選定",
  reset: "回到最初的畫面",
  overTime: "隨時間的變化",
  lanes: {versions: "誰回答", labels: "已到的標籤"},
  lifeTitle: "模型後來怎麼了",
  noLife: "從頭到尾都是同一個模型回答：沒有升為現役、被拒或退回的模型。",
  noVersions: "這裡分不出回答來自哪個版本。",
  forWhom: "對誰",
  noGroups: "這個監控沒有設定群組，或資料列沒有依群組評分。",
  byVersion: "依版本",
  labels: "標籤如何到達",
  revisions: "當時說的，與現在知道的",
  revisionsSubtitle:
    "現行標籤若不是該列最初的標籤，就算修訂過。這裡並列兩種誤差：當時依最初標籤算出的，與現在依現行標籤算出的，都包含所有有標籤的列。",
  revisionsCaption: "修訂過的標籤，最近的在前",
  revisedHead: {
    ...{rows: "修訂的標籤", labelled: "有標籤"},
    said: (measure) => `依最初標籤的${measureName(measure)}`,
    known: (measure) => `現在的${measureName(measure)}`,
    change: "變化"
  },
  points: (value) => `${signed(value, 1)}個百分點`,
  policy: "如果換個方式重新訓練，會怎樣？",
  legend: {
    realised: "實際的誤差與95%信賴區間",
    estimate: "不靠標籤的估計與三倍標準誤",
    canary: "金絲雀"
  },
  all: "所有資料列",
  versionsCaption: "各版本在選定時段裡的回答",
  armsTitle: "同樣日子裡的金絲雀與現役模型"
};

export const groupHead: typeof en.groupHead = (measure) => ({
  ...{group: "資料列", labelled: "有標籤", error: `${measureName(measure)}與95%信賴區間`, bias: "平均誤差"},
  ...{distribution: "預測", edges: "落在最低與最高的一成", verdict: "與其他所有列相比"}
});

export const versionHead: typeof en.versionHead = (measure) => ({
  ...{version: "版本", rows: "回答的列", labelled: "有標籤", error: measureName(measure), bias: "平均誤差"}
});

export const marksOf: typeof en.marksOf = {
  promoted: {sign: "▲", name: "升為現役"},
  refused: {sign: "✕", name: "被拒"},
  "rolled back": {sign: "↶", name: "退回"},
  canary: {sign: "◐", name: "金絲雀開始"}
};

const verdicts: Readonly<Record<PerformanceChange["verdict"], string>> = {
  worse: "較差，超出偶然",
  better: "較好，超出偶然",
  unchanged: "差異沒有超出偶然",
  unknown: "有標籤的列太少，分不出來"
};

export const intervalText: typeof en.intervalText = (measure, {value, low, high}) => {
  if (!Number.isFinite(value)) return "–";
  const text = errorText(measure, value);
  return Number.isFinite(high - low) ? `${text}（${errorText(measure, low)}到${errorText(measure, high)}）` : text;
};

export const biasText: typeof en.biasText = ({value, low, high}) => {
  if (!Number.isFinite(value)) return "–";
  return Number.isFinite(high - low)
    ? `${signed(value, 2)}（${signed(low, 2)}到${signed(high, 2)}）`
    : signed(value, 2);
};

export const overTimeTitle: typeof en.overTimeTitle = ({measure, window, span, reference, verdict}) => {
  if (!Number.isFinite(window.value)) return `${span}的資料列都還沒有標籤。`;
  const now = `${span}：${measureName(measure)}為${intervalText(measure, window)}`;
  if (verdict === null || !Number.isFinite(reference.value)) return `${now}。`;
  return `${now}，參考時段為${intervalText(measure, reference)}：${verdicts[verdict]}。`;
};

export const overTimeSubtitle: typeof en.overTimeSubtitle = (partitions, measure, unit, trailing) => {
  const name = measure === "RMSE" ? `RMSE${unit && `（${unit}）`}` : "類別答錯的列所占比例";
  const each = trailing === 1 ? `每${partitions.one}的` : `每${partitions.one}往回${partitions.amount(trailing)}的`;
  return `${each}${name}。信賴區間假定各列互相獨立；有標籤的列少於30時不畫。`;
};

export const revisionsTitle: typeof en.revisionsTitle = (moved, measure, partitions) => {
  if (moved.length === 0) return "沒有標籤修訂過。";
  const rows = moved.reduce((sum, own) => sum + own.rows, 0);
  const {start, said, known} = mostMoved(moved);
  const name = measureName(measure);
  const [before, now] = [errorText(measure, said), errorText(measure, known)];
  const finding =
    before === now
      ? `${name}的變動都小於顯示的位數`
      : `${name}變動最大的是${partitions.short(start)}，從${before}變成${now}`;
  return `修訂了${count(rows)}個標籤，分布在${partitions.amount(moved.length)}：${finding}。`;
};

export const paragraph: typeof en.paragraph = (sentences) => sentences.join("");

export const estimateNote: typeof en.estimateNote =
  "估計假定資料列的誤差，和這個版本剛上線時預測相近的有標籤資料列一樣。它能跟上輸入的改變；輸入的意義若變了，它看不出來。";

export const pendingText: typeof en.pendingText = (partitions, measure, pending, estimate) => {
  if (pending === 0) return "";
  const none = `最後${partitions.amount(pending)}還沒有標籤`;
  return estimate === null ? `${none}，也沒有估計。` : `${none}；那裡的估計是${intervalText(measure, estimate)}。`;
};

export const pointText: typeof en.pointText = (name, measure, {point, estimate, share, version}) =>
  [
    `${name}：${count(point.labelled)}列有標籤，${measureName(measure)}為${intervalText(measure, point)}`,
    ...(estimate === null ? [] : [`估計為${errorText(measure, estimate.value)}`]),
    `標籤到了${percent(share)}`,
    ...(version === null ? [] : [version])
  ].join("，");

export const pointHead: typeof en.pointHead = (partitions, error) => [
  ...[partitions.heading, "版本", "列數", "有標籤", "占應到標籤"],
  ...[error, "從", "到", "估計", "從", "到"]
];

export const groupsTitle: typeof en.groupsTitle = (span, groups) => {
  if (groups.every(({size}) => size === "too few")) return `${span}：有標籤的列太少，無法比較群組。`;
  const {more, less} = namedGroups(groups);
  const called = (names: readonly string[]): string => names.map(groupName).join("、");
  const isAny = groups.some(({size}) => size === "more" || size === "less");
  const parts = [
    ...(isAny ? [] : ["沒有群組的誤差比其他列大，超出偶然"]),
    ...(more.length === 0 ? [] : [`${called(more)}的誤差比其他列大`]),
    ...(less.length === 0 ? [] : [`${called(less)}的${more.length === 0 ? "誤差比其他列小" : "較小"}`])
  ];
  return `${span}：${parts.join("；")}。`;
};

export const groupsNote: typeof en.groupsNote = ({verdicts: drawn, hasOrder}, isSimulated) => {
  const told =
    drawn < 2
      ? ""
      : `這裡一次下${count(drawn)}個判定，針對誤差的大小${hasOrder ? "與正負" : ""}：每個的信心水準是${fixed(100 * (1 - 0.05 / drawn), 2)}%，因此有95%的把握沒有一個是偶然看錯的（Bonferroni）。`;
  const rows = isSimulated
    ? "模擬一再抽取同樣的普查區：信賴區間說的是抽樣的變動，不是換了別的普查區會如何。"
    : "信賴區間假定各列互相獨立；同一個人或地方若重複出現，區間就太窄。";
  return `${told}${rows}${hasOrder ? "平均誤差是預測減去標籤：大於0表示答案偏高。" : ""}`;
};

export const groupsSubtitle: typeof en.groupsSubtitle = (measure, unit, classes) => {
  const against = "該群組的預測（實心）與所有列的預測（線）";
  if (measure === "RMSE") return `RMSE與平均誤差${unit && `（${unit}）`}；${against}，依參考預測分成十等分。`;
  return classes === null
    ? `類別答錯的列所占比例，以及平均分數減去實際比例；${against}，依參考分數分成十等分。`
    : `類別答錯的列所占比例；${against}，依類別：${classes.join("、")}。`;
};

export const groupVerdict: typeof en.groupVerdict = ({difference: {ratio, bias}, points, size, level}) => {
  if (size === "too few") return "有標籤的列太少，看不出來。";
  const range =
    points === null
      ? `RMSE是其他列的${times(ratio.low)}到${times(ratio.high)}倍`
      : `錯誤率相差${signed(100 * points.low, 1)}到${signed(100 * points.high, 1)}個百分點`;
  const first: Readonly<Record<Exclude<Compared, "too few">, string>> = {
    more: `誤差較大：${range}`,
    less: `誤差較小：${range}`,
    untold: `誤差大小分不出來：${range}`
  };
  const limits = `${fixed(Math.min(Math.abs(bias.low), Math.abs(bias.high)), 2)}到${fixed(Math.max(Math.abs(bias.low), Math.abs(bias.high)), 2)}`;
  const second: Readonly<Record<Compared, string>> = {
    more: `；相對於真相，答案偏高${limits}`,
    less: `；相對於真相，答案偏低${limits}`,
    untold: "",
    "too few": ""
  };
  return `${first[size]}${second[level]}。`;
};

const times = (ratio: number): string => fixed(ratio, 2);

export const distributionName: typeof en.distributionName = (name, shares) =>
  `${name}的預測，依參考預測的十等分，由低到高：${shares.map((share) => percent(share)).join("、")}`;

export const edgesText: typeof en.edgesText = (low, high) => `${percent(low)} · ${percent(high)}`;

export const armsSentence: typeof en.armsSentence = (measure, canary, champion, span, difference) => {
  const [its, theirs] = [errorText(measure, canary.error.value), errorText(measure, champion.error.value)];
  const errors = `${span}：金絲雀${canary.version}在${count(canary.labelled)}列有標籤的資料上，${measureName(measure)}為${its}；現役模型${champion.version}在${count(champion.labelled)}列上為${theirs}`;
  const {value, low, high} = difference;
  if (!Number.isFinite(high - low)) return `${errors}：有標籤的列太少，分不出來。`;
  const verdict = high < 0 ? "金絲雀的誤差較小，超出偶然" : low > 0 ? "金絲雀的誤差較大，超出偶然" : "分不出是不是偶然";
  const isNumber = measure === "RMSE";
  const losses = isNumber ? "均方誤差" : "Brier分數";
  const [by, from, to] = [value, low, high].map((figure) => fixed(figure, isNumber ? 1 : 3));
  return `${errors}；${losses}相差${by}（95%信賴區間${from}到${to}）：${verdict}。`;
};

export const groupNotes: typeof en.groupNotes = {
  boston: {
    title: "B欄位是什麼，為什麼放在這裡",
    paragraphs: [
      "B不是這個模型的輸入。1978年的作者由黑人居民的比例Bk算出1000(Bk − 0.63)²，假定比例升到63%以前房價下跌，超過之後上漲。他們以白人居民的嫌惡與市場上的歧視來解釋這條曲線，但對曲線的形狀與63%都沒有提出證據。",
      "只有這裡會看它，為的是看清誤差落在誰身上。它能說的不多：低於136.9時，兩種比例會得到同一個B（36%與90%在這裡是同一組），高於136.9的則只有低比例。把這個欄位拿掉，並不會把它所代表的東西從其他欄位裡拿掉，這更是要看的理由。用來評分的普查區很少低於136.9：對這一組說的話，只是對少數幾個一再抽到的地方說的。"
    ],
    sources: [
      ["Fairlearn對這份資料的說明", "https://fairlearn.org/main/user_guide/datasets/boston_housing_data.html"],
      ["要銷毀帶有種族歧視的資料嗎？", "https://medium.com/@docintangible/racist-data-destruction-113e3eff54a8"],
      ["scikit-learn的警告", "https://scikit-learn.org/1.1/modules/generated/sklearn.datasets.load_boston.html"]
    ]
  }
};
