import type {QuizWords} from "./quiz.en.js";

export const quizWords: QuizWords = {
  question: (number, of) => `第${number}題，共${of}題`,
  check: "看答案",
  choose: "請選擇",
  range: (min, max) => `（${min}到${max}）`,
  right: "答對了。",
  close: "很接近。",
  wrong: "不太對。",
  yourAnswer: "你的答案",
  rightAnswer: "正確答案",
  comma: "，",
  numbered: (number, kind) => `（${number}）${kind}`,
  otherKind: (kind, yours) => `${kind}；你選了${yours}`,
  rightCases: (right, of) => `${of}個中放對了${right}個。`,
  you: "你",
  truth: "實際",
  yourPlace: (place) => `你排在第${place}`,
  moveUp: (name) => `往上移：${name}`,
  moveDown: (name) => `往下移：${name}`,
  moved: (name, place, of) => `${name}現在排第${place}，共${of}項。`,
  progress: (answered, right, of) =>
    answered === 0 ? `共${of}題，尚未作答。` : `共${of}題，已答${answered}題，答對${right}題。`,
  again: "清除我的答案",
  print: "列印本頁",
  sheet: "解答",
  kept: "你的答案只留在這個瀏覽器裡，不會傳給任何人。",
  notKept: "這個瀏覽器不為本頁保存任何資料：離開後答案就會消失。"
};
