import {count} from "../components/format.js";
import type * as en from "./partitions.en.js";

export const locale: typeof en.locale = "zh-TW";

export const unitWords: typeof en.unitWords = {
  hour: {one: "小時", many: "小時", heading: "時間", at: "在"},
  day: {one: "天", many: "天", heading: "日期", at: "在"},
  week: {one: "週", many: "週", heading: "週（起始日）", at: "在"},
  month: {one: "月", many: "個月", heading: "月份", at: "在"},
  file: {one: "檔案", many: "個檔案", heading: "檔案", at: "在"}
};

export const amountOf: typeof en.amountOf = ({many}, number) => `${count(number)}${many}`;

export const weekOf: typeof en.weekOf = (date) => `${date}起的一週`;
