import {count, percent} from "../components/format.js";
import {reworded} from "./reworded.js";
import type {Rewordings} from "./reworded.js";
import type * as en from "./rows.en.js";

export const rowsWords: typeof en.rowsWords = {
  title: "讀到的資料列",
  reasons: "資料列被隔離的原因",
  column: "欄位",
  reason: "原因",
  rows: "列數",
  wholeRow: "整列"
};

/** A reason that is like none of these stays as the build says it. */
export const reasonText: typeof en.reasonText = (reason) => reworded(reason, reasons) ?? reason;

const reasons: Rewordings = [
  [/^not a number$/, () => "不是數字"],
  [/^not a whole number of at most (.+)$/, (most) => `不是整數，或超過${most!}`],
  [/^neither true nor false$/, () => "不是是也不是否"],
  [/^not a date or time$/, () => "不是日期或時間"],
  [/^not a text$/, () => "不是文字"],
  [/^not JSON$/, () => "不是JSON"],
  [/^not a JSON object$/, () => "不是JSON物件"],
  [/^no value in any column$/, () => "所有欄位都沒有值"],
  [/^no (key|label|time)$/, (what) => ({key: "沒有鍵值", label: "沒有標籤", time: "沒有時間"})[what!]!],
  [/^cannot be computed: (.+)$/, (formula) => `無法計算：${formula!}`],
  [/^a quote that is not closed where its field ends$/, () => "引號沒有在欄位結束處關上"],
  [/^longer than ([\d,]+) bytes$/, (bytes) => `超過${bytes!}位元組`],
  [/^not UTF-8$/, () => "不是UTF-8"],
  [
    /^too (few|many) fields: (\d+), expected (\d+)$/,
    (size, is, want) => `欄位太${size === "few" ? "少" : "多"}：有${is!}個，應為${want!}個`
  ]
];

export const describeAccount: typeof en.describeAccount = ({read, profiled, quarantined}, isSimulated) => {
  const rows = `${isSimulated ? "模擬並讀取了" : "讀取了"}${count(read)}列`;
  if (quarantined === 0) return `${rows}，每一列都計入統計。`;
  const share = quarantined / read;
  return `${rows}：${count(profiled)}列計入統計，${count(quarantined)}列（${shareText(share)}）因為型別無法判讀而隔離。`;
};

export const describeFolder: typeof en.describeFolder = (folder) =>
  folder === ""
    ? "被隔離的列留在原來的資料表裡，資料表沒有更動。"
    : `每一列被隔離的資料都連同檔名、位置、原文與原因保存在${folder}/chunk下的rejects.ndjson檔案裡。`;

/** Names that are written out before the rest is only counted. */
const NAMED = 10;

export const describeMissingFiles: typeof en.describeMissingFiles = (files) => {
  const named = files.slice(0, NAMED).join("、");
  const others = files.length > NAMED ? `，以及另外${count(files.length - NAMED)}個` : "";
  return files.length === 1
    ? `${named}已不在資料來源中，這裡保留先前建置時的資料列。`
    : `有${count(files.length)}個部分的資料已不在來源中，這裡保留先前建置時的資料列：${named}${others}。`;
};

export const describeSource: typeof en.describeSource = ({name, rows, files, licence}, version) => {
  const from = files === 0 ? "一個資料表" : `${count(files)}個檔案`;
  const about = name === "" ? `資料列：${count(rows)}列，來自${from}。` : `資料：${name}，共${count(rows)}列。`;
  return [about, ...(licence === "" ? [] : [`授權：${licence}。`]), `資料包${version}。`].join("");
};

/** A share that is not quite nothing is not called nothing. */
const shareText = (share: number): string => (share < 0.0005 ? "不到0.1%" : percent(share, 1));
