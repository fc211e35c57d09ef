import type {CommonWords} from "./common.en.js";

export const commonWords: CommonWords = {
  tryIt: "動手試試",
  reset: "重來",
  surprise: "隨機試試",
  showTable: "以表格顯示",
  copyLink: "複製連結",
  linkCopied: "已複製連結",
  you: "你",
  truth: "實際",
  predictFirst: "先猜猜看",
  commit: "我就猜這個",
  skip: "直接看答案",
  revealed: (guess, truth) => (guess === null ? `答案是${truth}。` : `你猜${guess}，答案是${truth}。`)
};
