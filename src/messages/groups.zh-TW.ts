import type * as en from "./groups.en.js";
import {reworded} from "./reworded.js";
import type {Rewordings} from "./reworded.js";

/** Groups of others that are like none of these are called as their configuration has it. */
export const groupName: typeof en.groupName = (name) => reworded(name, names) ?? name;

const names: Rewordings = [
  [/^all$/, () => "全部"],
  [/^(?:hold-out|held-out) rows$/, () => "保留資料"],
  [/^rows it was trained on$/, () => "訓練過的資料列"],
  [/^reference rows$/, () => "參考列"],
  [/^RAD (\d+)$/, (value) => `RAD為${value!}`],
  [/^([A-Z]+) below the cap$/, (column) => `${column!}未封頂`],
  [/^([A-Z]+) at the cap of (\S+)$/, (column, cap) => `${column!}封頂於${cap!}`],
  [/^([A-Z]+) below (\S+)$/, (column, limit) => `${column!}低於${limit!}`],
  [/^([A-Z]+) up to (\S+)$/, (column, limit) => `${column!}至多${limit!}`],
  [/^([A-Z]+) (\S+) to (\S+)$/, (column, low, high) => `${column!} ${low!}到${high!}`],
  [/^([A-Z]+) above (\S+)$/, (column, limit) => `${column!}超過${limit!}`],
  [/^weekend$/, () => "週末"],
  [/^evening, from 18 h$/, () => "晚上，18時起"],
  [/^over 1,000 miles$/, () => "超過1,000英里"],
  [/^from Chicago O'Hare$/, () => "從芝加哥歐海爾起飛"]
];
