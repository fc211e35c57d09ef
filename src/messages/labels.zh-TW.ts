import {count, percent} from "../components/format.js";
import type * as en from "./labels.en.js";

export const labelWords: typeof en.labelWords = {
  title: "標籤",
  labelled: "已有標籤",
  unusable: "標籤資料無法使用的原因"
};

export const delayHeading: typeof en.delayHeading = ({many}) => `等待標籤的時間中位數（${many}）`;

export const labelledText: typeof en.labelledText = (labelled, rows) => {
  if (labelled === null || rows === 0) return "–";
  const share = labelled / rows;
  return labelled < rows && share > 0.995 ? "99%以上" : labelled > 0 && share < 0.005 ? "不到1%" : percent(share);
};

export const describeLabels: typeof en.describeLabels = ({
  files,
  read,
  matched,
  waiting,
  replaced,
  later,
  unusable
}) => {
  const from = `從${count(files)}個檔案讀到${count(read)}列標籤`;
  const unused = unusable.reduce((sum, {rows}) => sum + rows, 0);
  const parts: [number, string][] = [
    [matched, "列對得上資料列"],
    [waiting, "列還在等對應的資料列，資料到了就算進來"],
    [replaced, "列已被同一鍵值較晚的標籤取代"],
    [later, "列在本頁回溯的時間點還不知道"],
    [unused, "列無法使用"]
  ];
  const told = parts.filter(([rows]) => rows > 0).map(([rows, what]) => `${count(rows)}${what}`);
  return told.length === 0 ? `${from}。` : `${from}：${told.join("；")}。`;
};
