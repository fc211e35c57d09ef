import {count, fixed, percent, significant} from "../components/format.js";
import type {PolicyChoice, TriggerChoice} from "../components/policy/choices.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {Card, Rhythm} from "../components/retraining/rhythms.js";
import type {RetrainingAnswers} from "../lib/course/retraining/answers.js";
import type {Remedy} from "../lib/course/retraining/border.js";
import type {RaceScenario} from "../lib/course/retraining/stream.js";
import type {GateCheck} from "../lib/policy/types.js";
import type * as en from "./retraining.en.js";
import type {LaneFacts, PlaceFacts} from "./retraining.en.js";

const rmse = (value: number): string => fixed(value, 2);
const trainings = (n: number): string => (n === 0 ? "沒有訓練" : `訓練${count(n)}次`);
const days = (n: number): string => `${count(n)}天`;

const rhythms: Record<Rhythm, string> = {
  daily: "每天",
  monthly: "每個月",
  evidence: "誤差變大時",
  never: "不再訓練"
};

const shopSays: Record<Rhythm, string> = {
  daily: "原文會同意：使用者的行為不斷改變，經常訓練才抓得到新的趨勢。",
  monthly: "到了月底，它推薦的是大家四週前想要的東西。",
  evidence: "也行，只要點擊這種標籤幾小時內就到；不過在這裡，變動才是常態。",
  never: "那它就永遠只懂某一年春天的口味。"
};

const factorySays: Record<Rhythm, string> = {
  daily: "原文認為，只要影像的產生方式不變，這樣做沒什麼好處。",
  monthly: "訓練便宜的話無妨；只是每訓練一次，也多一次學錯東西的機會。",
  evidence: "很合適：什麼都不會變，直到有人移動了燈。那時你會想知道。",
  never: "沒錯，直到有人移動了燈。誤差還是要一直看著。"
};

export const rhythmWords: en.RhythmWords = {
  label: "這兩個模型，你會多久重新訓練一次？",
  names: {shop: "商店的推薦系統", factory: "工廠的零件影像"},
  stories: {
    shop: "顧客的口味天天在變；點不點擊，幾小時內就知道推薦得好不好。",
    factory: "一台相機、一盞燈、一種零件。模型分得很好，影像也沒有任何改變。"
  },
  rhythms,
  verdict: (card: Card, rhythm: Rhythm) => (card === "shop" ? shopSays : factorySays)[rhythm],
  result: (shop, factory) => {
    if (shop === null && factory === null) return "兩個模型，還沒有節奏：請各選一個。";
    if (shop === null || factory === null) return "選了一個。另一個呢？";
    const isApart = shop === "daily" && factory !== "daily";
    return isApart
      ? `兩個模型，兩種節奏：商店${rhythms[shop]}，工廠${rhythms[factory]}。關鍵在於模型所處的世界變得多快，以及訓練一次要花多少。`
      : shop === factory
        ? `兩者節奏相同，都是${rhythms[shop]}：那麼最多只適合其中一個。`
        : `商店${rhythms[shop]}，工廠${rhythms[factory]}：商店的世界變得比工廠快。`;
  }
};

/** 12A: the race. */
const triggerNames: Record<TriggerChoice, string> = {
  never: "從不",
  schedule: "照日曆",
  "new labels": "有新標籤時",
  performance: "誤差變大時",
  distribution: "輸入變動時"
};

const windowName = (window: number | null): string =>
  window === null ? "全部日子與最初的資料" : `最近${count(window)}天`;

const choiceName = ({trigger, amount, window, isGated}: PolicyChoice): string => {
  const when: Record<TriggerChoice, string> = {
    never: "從不訓練",
    schedule: amount === 1 ? "每天" : `每${count(amount)}天`,
    "new labels": `每${count(amount)}個標籤`,
    performance: `誤差超過${significant(amount, 3)}倍`,
    distribution: `PSI超過${significant(amount, 3)}`
  };
  if (trigger === "never") return when.never;
  return `${when[trigger]}，用${windowName(window)}${isGated ? "，有關卡" : ""}`;
};

const streams: Record<RaceScenario, string> = {
  S0: "S0 什麼都不變",
  S1: "S1 輸入緩慢漂移",
  S2: "S2 輸入突變後恢復",
  S4: "S4 房價上漲",
  S5: "S5 乾淨空氣變得值錢"
};

export const raceWords: en.RaceWords = {
  label: "讓最多四種策略比賽",
  simulated: (length) => `模擬：${length}天，每天約120列，最小平方法。一半的普查區可供訓練，另一半用來評分。`,
  stream: "發生的事",
  streams,
  delay: "標籤晚到",
  days,
  training: "訓練一次的價格",
  error: "一列差1000美元的價格",
  money: (value) => `$${count(value)}`,
  scored: "誤差在哪些列上測量",
  scorings: {apart: "沒有任何模型學過的普查區", same: "各策略用來訓練的同一批普查區"},
  lane: (i, name) => `跑道${i + 1}：${name}`,
  trigger: "訓練時機",
  triggers: triggerNames,
  amounts: {
    never: "",
    schedule: "天數",
    "new labels": "標籤數",
    performance: "起初誤差的倍數",
    distribution: "PSI門檻"
  },
  window: "學習資料",
  windowName,
  gate: "關卡：在保留的7天上較好才換上",
  choice: choiceName,
  plan: (name) => `把你在第5課的計畫放進跑道1：${name}`,
  predict: (weekly, never, trained) =>
    `房價上漲。不再訓練的模型，誤差是${rmse(never)}；每週訓練，共${trained}次，誤差是${rmse(weekly)}。跑道4只在五個有標籤的日子的誤差超過起初的1.25倍時才訓練。它要訓練幾次？`,
  predictLabel: "我猜它訓練的次數",
  predictReason: (own, weekly) =>
    own < weekly
      ? `而且誤差比每週訓練還小：${rmse(own)}對${rmse(weekly)}。它有理由才訓練，用的又是最像明天的那些日子。`
      : `它的誤差是${rmse(own)}，每週訓練是${rmse(weekly)}。`,
  title: (best, never) =>
    best.rmse >= never
      ? `沒有一條跑道的誤差比從不訓練更小：${rmse(never)}。`
      : `跑道${best.number}誤差最小：RMSE ${rmse(best.rmse)}，${trainings(best.trainings)}；從不訓練是${rmse(never)}。`,
  subtitle: (length) =>
    `最近${length}天的RMSE（千美元），模擬。實線：該跑道；虛線：從不再訓練。▲新模型開始作答；✕被關卡拒絕。`,
  laneText: ({name, rmse: error, trainings: n, promoted, late}: LaneFacts) =>
    `${name}：RMSE ${rmse(error)}，${trainings(n)}${promoted < n ? `，換上${count(promoted)}次` : ""}${late > 0 ? "，最後一次來不及作答" : ""}`,
  axis: "日",
  dayColumn: {label: "日"},
  never: "從不",
  costTitle: (cheapest, never) =>
    cheapest.total >= never
      ? "以這樣的價格，沒有什麼比從不訓練便宜。"
      : `以這樣的價格，跑道${cheapest.number}最便宜，$${count(cheapest.total)}；從不訓練是$${count(never)}。`,
  costSubtitle:
    "以你的價格計算的總成本，模擬。深色：誤差（列數 × RMSE × 價格）。淺色：訓練。被拒絕的模型，訓練費照付。直線：從不訓練。",
  costText: (i, total) => `跑道${i + 1}：$${count(total)}`,
  costAxis: "成本，$",
  costColumns: [
    {label: "跑道"},
    {label: "RMSE，千美元", numeric: true},
    {label: "訓練次數", numeric: true},
    {label: "訓練，$", numeric: true},
    {label: "誤差，$", numeric: true},
    {label: "合計，$", numeric: true}
  ],
  result: (best, cheapest, never, isOpen) =>
    `${
      best.rmse >= never
        ? `從不訓練的誤差最小，${rmse(never)}`
        : `跑道${best.number}誤差最小，是${rmse(best.rmse)}，從不訓練則是${rmse(never)}`
    }；${cheapest.number === best.number ? "它也最便宜" : `最便宜的是跑道${cheapest.number}`}。${isOpen ? "" : "先猜跑道4需要幾次訓練，它才加入。"}`
};

/** 12B: continue or rebuild. */
const remedyNames: Record<Remedy, string> = {keep: "保留", continue: "延續", rebuild: "重建"};

const rise = (factor: number): string => `+${percent(factor - 1)}`;

export const remedyWords: en.RemedyWords = {
  label: "找出延續與重建的分界",
  simulated: (draws) =>
    `模擬：每個位置抽${draws}次新資料，取中位數。舊資料：304列。沒有一個普查區既拿來學習又拿來評分。`,
  rows: "有標籤的新資料",
  rowsValue: (value) => `${count(value)}列`,
  factor: "房價上漲了",
  factorValue: (factor) => percent(factor - 1),
  gain: "新模型至少要好上",
  gainValue: (gain) => percent(gain),
  predict: (keep) =>
    `房價漲了一半；現行模型的誤差是${rmse(keep)}。可以把304列舊資料和新資料合起來學，也可以只學新資料。從幾列新資料開始，後者會贏？（共有12欄。）`,
  predictLabel: "我猜的新資料列數",
  predictReason: (below) =>
    `只有${below}列時還不行：12欄的模型需要夠多的列才站得住。再多一些，舊資料就只會拖累它，因為那說的是舊房價。`,
  letters: {keep: "留", continue: "續", rebuild: "重"},
  mapTitle: (border) => {
    const [slight, large] = border as [string | null, string | null];
    return large === null
      ? "以這樣的要求，重建從來不會贏。"
      : `房價加倍時，從${large}列起就該重建；漲兩成時${slight === null ? "在這裡始終不必" : `要從${slight}列起`}。`;
  },
  mapSubtitle:
    "哪種做法的誤差最小，模擬。留，灰色：保留模型。續，淺藍：延續，新舊資料一起學。重，藍色：重建，只學新資料。外框：你的位置。",
  mapX: "有標籤的新資料，列",
  mapY: "房價漲幅",
  mapColumn: "房價漲幅",
  mapHidden: "你猜了之後，地圖才會出現。",
  placeTitle: ({rows, factor, best, errors}: PlaceFacts) =>
    `${rise(factor)}、${count(rows)}列：${remedyNames[best]}，誤差${rmse(errors[best])}。`,
  placeSubtitle: (draws) =>
    `在沒有模型學過的普查區上的RMSE（千美元），模擬。每個點是${draws}次抽樣中的一次，差得更遠的畫在右緣；直線：中位數。`,
  placeAxis: "RMSE，千美元",
  remedies: {
    keep: "保留：模型不動",
    continue: "延續：新舊資料一起",
    rebuild: "重建：只用新資料"
  },
  placeColumns: [
    {label: "做法"},
    {label: "RMSE中位數", numeric: true},
    {label: "最好的一次", numeric: true},
    {label: "最差的一次", numeric: true}
  ],
  result: ({rows, factor, gain, best, errors}: PlaceFacts) => {
    const others = `保留${rmse(errors.keep)}、延續${rmse(errors.continue)}、重建${rmse(errors.rebuild)}`;
    return best === "keep"
      ? `${rise(factor)}、${count(rows)}列：保留模型，沒有做法好上${percent(gain)}（${others}）。`
      : `${rise(factor)}、${count(rows)}列：${remedyNames[best]}（${others}）。`;
  }
};

/** 12C: gate, canary and rollback. */
const checkText = ({name, passed, evidence}: GateCheck): string => {
  const sign = passed ? "✓" : "✕";
  if (name === "schema")
    return passed
      ? `${sign} 綱要：它學習的資料一如規定。`
      : `${sign} 綱要：它學習的資料有${count(evidence["anomalies"]!)}項異常。TAX應為整數，卻不是。`;
  const {champion, challenger, low, high, rows} = evidence;
  return `${sign} 誤差：在保留的${count(rows!)}列上，挑戰模型${rmse(challenger!)}，現行模型${rmse(champion!)}；均方誤差相差${fixed(low!, 0)}到${fixed(high!, 0)}（95%）：${high! < 0 ? "較好" : low! > 0 ? "較差" : "看不出不是偶然"}。`;
};

export const gateWords: en.GateWords = {
  label: "放行挑戰模型，或擋下它",
  simulated: (from, to, trained) =>
    `模擬：第${from}到${to}天，TAX只收到原值的十分之一。到第${trained}天結束，那一週的標籤到齊，就用最近的日子訓練挑戰模型。`,
  window: "挑戰模型學習最近",
  days,
  gate: "關卡問什麼",
  gates: {
    none: "什麼都不問",
    error: "保留的日子上誤差是否較小",
    schema: "還有，資料是否符合綱要"
  },
  holdout: "保留的日子，最近",
  share: "起初由它回答的比例",
  shareValue: (share) => percent(share),
  day: "今天是第幾天",
  dayValue: (day) => `第${count(day)}天`,
  rollBack: "今天退版",
  undo: "取消退版",
  predict: (champion, challenger) =>
    `在損壞的那一週，現行模型的誤差是${rmse(champion)}。只學了那一週的挑戰模型，在從沒看過的普查區上只差${rmse(challenger)}。之後TAX恢復正常。挑戰模型在之後的日子誤差是多少？`,
  predictLabel: "我猜它的RMSE（千美元）",
  rmse: (value) => fixed(value, 1),
  predictReason: "值只剩十分之一，它就學了十倍的權重。保留的日子錯得一模一樣，看不出問題，反而還稱讚它。",
  refused: "關卡拒絕了挑戰模型。它沒有回答任何人。",
  passed: "挑戰模型通過。",
  ungated: "沒有關卡：訓練出什麼就放出什麼。",
  check: checkText,
  verdict: {
    wait: (isAlone) =>
      isAlone
        ? "沒有金絲雀：全部由挑戰模型回答，沒有對象可比。只有看著它的人能喊停。"
        : "金絲雀還沒有判定：要等三天的標籤，且兩邊各有30列。",
    promote: (day) => `金絲雀，第${day}天結束：沒有差到超出偶然。換上；隔天起由它回答全部。`,
    "roll back": (day, canary, champion) =>
      `金絲雀，第${day}天結束：均方誤差${fixed(canary, 0)}對${fixed(champion, 0)}。差到超出偶然：退版。`
  },
  byHand: (day) => `第${day}天結束時由人退版。`,
  stats: ({exposure}) => [
    {name: "由挑戰模型回答", value: count(exposure.exposed), note: `至今共${count(exposure.rows)}列`},
    {name: "它在那裡的誤差", value: rmse(exposure.challenger), note: "RMSE，千美元，評分用的列"},
    {name: "現行模型在同一批列上", value: rmse(exposure.champion), note: "假如當時問的是它"}
  ],
  title: ({passed, exposure, day}) =>
    !passed
      ? `被拒絕：到第${day}天，使用者得到的誤差是${rmse(exposure.served)}，一如以往。`
      : exposure.exposed === 0
        ? "挑戰模型還沒有回答過任何人。"
        : `到第${day}天，挑戰模型回答了${count(exposure.exposed)}列，誤差${rmse(exposure.challenger)}；現行模型會是${rmse(exposure.champion)}。`,
  closedTitle: "現行模型在損壞的那一週絆了一跤。",
  subtitle:
    "每天的RMSE，評分用的列，千美元，模擬。實線：使用者得到的答案；虛線：只由現行模型回答。陰影：損壞的那一週。",
  axis: "日",
  yAxis: "RMSE，千美元",
  names: {
    served: "得到的答案",
    champion: "只由現行模型",
    same: "現行模型的答案",
    fault: "損壞",
    trained: "訓練"
  },
  columns: [
    {label: "日"},
    {label: "挑戰模型回答的列", numeric: true},
    {label: "得到的答案的RMSE", numeric: true},
    {label: "只由現行模型的RMSE", numeric: true}
  ],
  open: "先猜；然後挑戰模型才來到關卡前。",
  result: ({passed, gate, exposure, day}) =>
    !passed
      ? "被關卡拒絕：沒有人得到過挑戰模型的答案。"
      : `${gate === "none" ? "沒有關卡" : "通過關卡"}，到第${day}天由挑戰模型回答了${count(exposure.exposed)}列，${Number.isNaN(exposure.challenger) ? "還沒有評分" : `誤差${rmse(exposure.challenger)}，而不是${rmse(exposure.champion)}`}。`
};

/** The quiz; ids are those of the answers that the build computes. */
export function quizItems(answers: RetrainingAnswers): QuizItem[] {
  const {errors, trainings: trained, half, slight, corrupted} = answers;
  return [
    {
      id: "blind",
      type: "choice",
      question: "房價緩緩上漲，沒有任何輸入改變。哪一個觸發條件從不要求新模型？",
      options: [
        {id: "schedule", text: "日曆"},
        {id: "labels", text: "有標籤的新資料"},
        {id: "performance", text: "有標籤資料上的誤差"},
        {id: "distribution", text: "輸入的距離（PSI）"}
      ],
      reason: `它看的是輸入，而輸入一如往常：訓練0次，誤差${rmse(errors.never)}。換一段輸入會漂移的資料流，同一個條件就很好用。`
    },
    {
      id: "order",
      type: "order",
      question: "依房價上漲期間的誤差排列，最大的在前。",
      options: [
        {id: "weekly", text: "每7天，用最近30天"},
        {id: "never", text: "不再訓練"},
        {id: "monthly", text: "每30天，用最近30天"},
        {id: "weeklyAll", text: "每7天，用全部日子與最初的資料"}
      ],
      reason: `依序是${rmse(errors.never)}、${rmse(errors.weeklyAll)}、${rmse(errors.monthly)}、${rmse(errors.weekly)}。學什麼比多常學更要緊：用全部歷史訓練${trained.weeklyAll}次，還不如用視窗訓練${trained.monthly}次。`
    },
    {
      id: "remedies",
      type: "choice",
      question: "哪種做法誤差較小：房價漲一半、有15列新資料；以及房價漲5%、有60列新資料？",
      options: [
        {id: "rebuild-rebuild", text: "兩次都是重建"},
        {id: "rebuild-continue", text: "漲一半時重建，漲5%時延續"},
        {id: "continue-continue", text: "兩次都是延續"},
        {id: "continue-keep", text: "漲一半時延續，漲5%時保留模型"}
      ],
      reason: `只有15列時，延續是${rmse(half[0])}，重建是${rmse(half[1])}；從${answers.rebuildFrom}列起就過了分界。漲5%時，延續是${rmse(slight[1])}，原模型是${rmse(slight[0])}：好一些，但值得訓練一次嗎？`
    },
    {
      id: "merged",
      type: "choice",
      question: "演講的投影片列了三個觸發條件，它的出處有五個。投影片把哪兩個寫成了一個？",
      options: [
        {id: "schedule-labels", text: "排程，與有新的訓練資料"},
        {id: "demand-performance", text: "隨需，與效能下降"},
        {id: "performance-distribution", text: "效能下降，與資料分布改變"}
      ],
      reason: "「隨需（模型衰退）」其實是兩件事：由人提出，或由量到的誤差提出。前者要有知情的人，後者要有標籤。"
    },
    {
      id: "stopped",
      type: "choice",
      question: "挑戰模型學了損壞的一週，又在同一週保留的資料上受測。關卡的哪一項檢查會擋下它？",
      options: [
        {id: "error", text: "在保留資料上的誤差"},
        {id: "schema", text: "拿綱要檢查它學習的資料"},
        {id: "neither", text: "都不會：只有金絲雀可以"}
      ],
      reason: `在保留的資料上它是比較好的模型：${rmse(corrupted[1])}對${rmse(corrupted[0])}。之後它的誤差是${fixed(answers.after, 1)}。錯得一模一樣的資料只會稱讚它。`
    }
  ];
}
