import type {TeachingWords} from "./teaching.en.js";

export const teachingWords: TeachingWords = {
  plan: {
    caption: "教學計畫",
    columns: ["課", "分鐘", "問題", "動手試試"],
    total: (lessons) => `共${lessons}課`
  },
  maker: {
    label: "製作連結",
    lesson: "課",
    none: "—",
    thing: "動手項目",
    address: "調好狀態的課程網址",
    addressNote: "貼在這裡。不貼的話，連結會顯示該課剛打開時的樣子。",
    open: "在新分頁打開，去調整狀態",
    faults: {
      "no address": "這不是課程的網址。",
      "no lesson": "這裡只有狀態，不知道是哪一課：請先選一課，或貼上完整的網址。"
    },
    lock: "鎖定（學生看不到）",
    everything: "這個項目的所有控制項",
    nothing: "這裡沒有可以鎖定的控制項。",
    language: "連結的語言",
    languages: {en: "英文", "zh-TW": "正體中文"},
    frame: "正在列出控制項的課程",
    choose: "選一課，連結就會出現在這裡。",
    reading: "正在讀取課程……",
    unread: "課程打不開，請再選一次。",
    result: (title, settings, hidden) => {
      const state = settings === 0 ? "保持剛打開時的樣子" : `設定了${settings}個值`;
      const locked =
        hidden === "all"
          ? "隱藏所有控制項"
          : hidden.length === 0
            ? "不隱藏任何控制項"
            : `隱藏${hidden.length}個控制項：${hidden.join("；")}`;
      return `打開「${title}」，${state}，${locked}。`;
    },
    copy: "複製連結",
    copied: "已複製連結"
  }
};
