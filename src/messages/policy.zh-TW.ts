import {count, fixed, significant} from "../components/format.js";
import {COOL_DOWN, GATE} from "../components/policy/choices.js";
import type {TriggerChoice} from "../components/policy/choices.js";
import {TRAILING} from "../components/policy/race.js";
import {failureText} from "./failures.zh-TW.js";
import type * as en from "./policy.en.js";

export const policyWords: typeof en.policyWords = {
  title: (monitor) => `${monitor}：換個方式重新訓練會怎樣？`,
  lede: "四種策略跑過同樣的日子，並排比較。改動其中一種，或改變各種代價，這些日子就會在你的瀏覽器裡立刻重演。",
  back: "回到儀表板",
  performance: "實際的模型表現如何",
  loading: "正在載入這些日子 …",
  retry: "再試一次",
  failure: (reason) => `無法重演這些日子：${failureText(reason)}。`,
  noReplay: "只有模擬的監控可以重演策略：它們把可訓練的資料列與用來評分的資料列分開。",
  noLabels: "這個資料流還沒有任何標籤，無從重演。以後的日子會帶來標籤。",
  showTable: "以表格顯示",
  copyLink: "複製連結",
  linkCopied: "已複製連結",
  scenario: "情境",
  delay: "標籤延遲",
  training: "訓練一次的代價",
  error: (unit) => `一列差${unit ? `1${unit}` : "一個單位"}的代價`,
  reset: "回到最初四種",
  lane: (i) => `策略${i + 1}`,
  colon: "：",
  trigger: "何時訓練",
  window: "學哪些資料",
  gate: "關卡",
  chartTitle: "誤差的變化",
  runsCaption: "各策略的結果",
  head: {
    ...{policy: "策略", rmse: "全部日子的RMSE", trainings: "訓練次數", promoted: "上線次數"},
    ...{training: "訓練的代價", error: "誤差的代價", total: "合計"}
  },
  least: (text) => `${text}（最少）`,
  promotedSign: "▲",
  refusedSign: "✕",
  legend: {
    policy: "這個策略",
    never: "從不重新訓練",
    promoted: "訓練後上線",
    refused: "訓練了，但被關卡拒絕"
  },
  exact: [
    "這裡的模型是最小平方法，重演是精確的：每一天公布的是資料列的平方和與乘積和，由此可得任何日子的模型，以及它在其他日子的平方誤差，差別只在捨入。監控本身用的是神經網路，結果會不同。缺值以最初訓練資料的平均代替，和神經網路的做法一樣。",
    `每個點合計最近${TRAILING}天。看誤差與看輸入的觸發條件，在訓練後${COOL_DOWN}天內不作聲。關卡在最近${GATE.holdout}個有標籤日子的評分資料上比較兩個模型，挑戰者的誤差必須以${100 * GATE.confidence}%的信心較小，而且所學的資料沒有問題，才能上線。誤差的代價是單價乘列數再乘RMSE；RMSE代替平均絕對誤差，而且從不比它小。`
  ],
  flatters: {
    title: "模擬什麼時候會說好話",
    text: "資料列抽自少數普查區，而且會重複出現，所以如果策略在可以學習的普查區上評分，光靠記住它們就能贏，即使什麼都沒變。這裡一半的普查區可供訓練，另一半用來評分，沒有一個同時在兩邊。"
  }
};

export const triggerLabels: typeof en.triggerLabels = {
  never: {label: "從不", amount: ""},
  schedule: {label: "每隔幾天", amount: "天數"},
  "new labels": {label: "累積若干新標籤後", amount: "標籤數"},
  performance: {label: "誤差變大時", amount: "保留資料RMSE的倍數"},
  distribution: {label: "輸入改變時", amount: "距離超過"}
};

export const choiceName: typeof en.choiceName = ({trigger, amount, window, isGated}) => {
  const when: Readonly<Record<TriggerChoice, string>> = {
    never: "從不",
    schedule: amount === 7 ? "每週" : amount === 1 ? "每天" : `每${count(amount)}天`,
    "new labels": `每${count(amount)}個標籤`,
    performance: `誤差超過${significant(amount, 3)}倍`,
    distribution: `距離超過${significant(amount, 3)}`
  };
  if (trigger === "never") return when.never;
  return [when[trigger], windowName(window), ...(isGated ? ["關卡"] : [])].join("，");
};

export const windowName: typeof en.windowName = (window) =>
  window === null ? "全部日子與最初的資料" : `最近${count(window)}天`;

export const delayText: typeof en.delayText = ({amount}, delay) => amount(delay);

export const raceTitle: typeof en.raceTitle = (runs, never) => {
  const known = runs.filter(({replay}) => Number.isFinite(replay.rmse));
  if (known.length === 0) return "這些日子沒有可評分的列。";
  const best = known.reduce((a, b) => (b.replay.rmse < a.replay.rmse ? b : a));
  const nothing = `從不訓練：${fixed(never.replay.rmse, 2)}`;
  if (best.choice.trigger === "never" || best.replay.rmse >= never.replay.rmse)
    return `沒有一種策略的誤差比什麼都不做小（${nothing}）。`;
  return `誤差最小：${choiceName(best.choice)}，RMSE ${fixed(best.replay.rmse, 2)}，${trainings(best.replay.retrainings.length)}（${nothing}）。`;
};

export const raceSubtitle: typeof en.raceSubtitle = (unit) =>
  `最近${TRAILING}天的RMSE${unit && `（${unit}）`}，每種策略一條，刻度相同。`;

const trainings = (n: number): string => `訓練${count(n)}次`;

export const runText: typeof en.runText = ({replay: {rmse, retrainings}}) => {
  const promoted = retrainings.filter((one) => one.promoted).length;
  const of = promoted === retrainings.length ? "" : `，上線${count(promoted)}次`;
  return `RMSE ${fixed(rmse, 2)} · ${trainings(retrainings.length)}${of}`;
};
