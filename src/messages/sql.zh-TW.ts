import {count, fixed} from "../components/format.js";
import {queries} from "../components/sql/queries.js";
import {failureText} from "./failures.zh-TW.js";
import type * as en from "./sql.en.js";

export const sqlWords: typeof en.sqlWords = {
  title: "用SQL查詢",
  lede: "DuckDB可以直接在本頁執行，查詢日誌、統計與其他公布的資料。你要求時才會從本站下載（8 MB），你問的內容只留在瀏覽器裡。",
  start: "啟動DuckDB",
  starting: "正在啟動DuckDB …",
  ready: (tables) => `DuckDB已就緒，有${count(tables)}個資料表。`,
  failed: (reason) => `DuckDB無法啟動：${failureText(reason)}。`,
  tables: "資料表與欄位",
  query: "SQL查詢",
  hint: "按Ctrl與Enter執行。",
  run: "執行",
  running: "執行中 …",
  download: "下載CSV",
  examples: "範例",
  result: "結果",
  missing: "null",
  told: (rows, shown, milliseconds) =>
    `${count(rows)}列，費時${milliseconds < 10 ? fixed(milliseconds, 1) : count(milliseconds)}毫秒` +
    `${shown < rows ? `；只顯示前${count(shown)}列，CSV裡有全部` : ""}。`,
  refused: "DuckDB不接受這個查詢。"
};

export const tableMeanings: typeof en.tableMeanings = {
  journal: "每個事件一列",
  evidence: "每個事件所依據的數字，一個數字一列，以事件的行號對應",
  profiles: "每個資料流、每段時間、每個欄位一列",
  requests: "各資料流最近請求的樣本，已知標籤時一併附上",
  incident: "模擬的某一天的服務日誌，那天出了問題"
};

/** In the order of the queries, which are the same in every language. */
const labels = [
  "什麼事發生了幾次",
  "告警的欄位",
  "決定背後的數字",
  "有缺值的特徵",
  "最近最差的回答",
  "最近答錯的請求",
  "事故：症狀",
  "事故：原因"
];

export const sqlExamples: typeof en.sqlExamples = queries.map((example, i) => ({...example, label: labels[i]!}));
