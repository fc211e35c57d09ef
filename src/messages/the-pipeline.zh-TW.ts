import {count, fixed, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import type {PipelineAnswers} from "../lib/course/pipeline/answers.js";
import {CODE_CHANGE, COMPLAINT, triggerSettings} from "../lib/course/pipeline/automation.js";
import type {LevelTwoStage, PipelineStep} from "../lib/course/pipeline/automation.js";
import {COOL_DOWN, STALE, WINDOW} from "../lib/course/pipeline/run-pipeline.js";
import type {Trigger, TriggerName} from "../lib/policy/types.js";
import type * as en from "./the-pipeline.en.js";

const days = (n: number): string => `${count(n)}天`;
const hours = (n: number): string => `${count(n)}小時`;
const models = (n: number): string => (n === 0 ? "沒有新模型" : `${count(n)}個新模型`);
const percentage = (share: number): string => `${fixed(share * 100, 0)}%`;

function describeTrigger(trigger: Trigger): string {
  switch (trigger.on) {
    case "schedule":
      return `排程：距上次${days(trigger.every)}`;
    case "new labels":
      return `新資料：累積${count(trigger.rows)}個新標籤`;
    case "performance":
      return `效能：連續${days(trigger.partitions)}的誤差超過保留資料的${fixed(trigger.ratio, 2)}倍`;
    case "distribution":
      return `輸入改變：PSI超過${fixed(trigger.limit ?? 0, 2)}`;
  }
}

const byTrigger = (name: TriggerName): string => {
  const settings = triggerSettings.find(({on}) => on === name);
  return settings === undefined ? `隨需：誤差達平常的${COMPLAINT}倍，有人抱怨` : describeTrigger(settings);
};

const steps: Readonly<Record<PipelineStep, string>> = {
  extraction: "擷取資料",
  analysis: "分析資料",
  preparation: "準備資料",
  training: "訓練",
  evaluation: "評估",
  validation: "驗證",
  serving: "上線服務",
  monitoring: "監控"
};

/** 2A: automate it. */
export const automationWords: en.AutomationWords = {
  label: (n) => `讓管線運轉${days(n)}，期間房價上漲`,
  simulated: (n) => `模擬：情境S4，以固定種子抽取真實的普查區。新模型以最近${n}個有標籤的日子做最小平方法擬合。`,
  presets: {level0: "全部手動", level1: "自動重新訓練", level2: "自動交付"},
  steps: "不需要人手的步驟",
  step: (step) => steps[step],
  triggers: "什麼情況會要求新模型",
  trigger: byTrigger,
  delivery: "管線本身的程式有改動時",
  delivered: {manual: "手動建置、測試、部署", automatic: "自動建置、測試、部署"},
  minutes: "手動做一步要花",
  duration: (minutes) => (minutes < 60 ? `${minutes}分鐘` : `${fixed(minutes / 60, 1)}小時`),
  week: "人員工作日",
  weeks: {weekdays: "星期一到五", always: "每天"},
  predict: (limit) =>
    `如下所示，全靠人手時，模型有很多天是過時的。現在一切自動，誤差達平常的${limit}倍就要求新模型。模型會過時幾天？`,
  predictLabel: "我猜過時的天數",
  days,
  predictReason: (manual, run) =>
    `靠人手時是${manual}天。機器開口得早，也不必等任何人：總共${models(run.releases.length)}；等人抱怨才動手，開口就晚了。`,
  stats: (automation, level, run) => [
    {name: "等級", value: String(level), note: ["手動", "自動重新訓練", "自動交付"][level]!},
    {name: "過時", value: days(run.staleDays), note: `房價與所學相差超過${percentage(STALE)}`},
    {
      name: "人工",
      value: hours(run.hours),
      note: automation.automatic.includes("monitoring") ? "其中不必花時間看數字" : "含每週一看一次數字"
    },
    {name: "RMSE", value: fixed(run.overall, 2), note: "全部天數，單位千美元"}
  ],
  result: (level, run, never) =>
    run.releases.length === 0
      ? `等級${level}：沒有任何東西要求新模型。最初的模型過時了${days(run.staleDays)}，誤差${fixed(run.overall, 2)}。`
      : `等級${level}：${models(run.releases.length)}，過時${days(run.staleDays)}，人工${hours(run.hours)}；誤差${fixed(run.overall, 2)}，完全不換模型則是${fixed(never.overall, 2)}。`,
  title: ({staleDays, stale}) =>
    staleDays === 0 ? "線上模型從未過時" : `${days(stale.length)}當中，線上模型有${days(staleDays)}是過時的`,
  subtitle: "每天預測的RMSE，單位千美元（模擬）。圓點：換上新模型。橫條：過時。",
  axis: {x: "第幾天", y: "RMSE，千美元"},
  never: "完全不換模型",
  served: "線上模型",
  outOfDate: "過時",
  columns: {asked: "要求於第幾天", by: "由什麼觸發", from: "上線於第幾天", waited: "相隔天數"},
  beyond: (day, last) => (day > last ? `${day}（結束之後）` : String(day)),
  caption: "新模型與其觸發條件",
  rules: "有哪些假設",
  assumptions: (labelDelay) => [
    `標籤晚${days(labelDelay)}才到。提出要求後，觸發條件靜默${days(COOL_DOWN)}。`,
    `模型學的是提出要求時標籤已知的最近${WINDOW}天，最後一步做完的隔天早上開始服務。`,
    "手動步驟從下一個工作日開始，一步接一步，每個工作日八小時。自動步驟在夜裡執行。",
    "監控若靠人手，每週一才有人看誤差與輸入；看日曆、數標籤則不需要人。",
    `管線本身的程式每${days(CODE_CHANGE.every)}改一次；手動處理要${CODE_CHANGE.steps}步。`,
    "同時用兩種觸發條件時，多自動化一步可能使後面的要求挪動，反而多出幾天；只用一種時不會。"
  ]
};

const buildSteps: Readonly<Record<string, readonly [name: string, what: string]>> = {
  ingest: ["讀入資料", "資料檔：依宣告的型別讀入並檢查。"],
  train: ["訓練", "以訓練資料做出的第一個模型。"],
  reference: ["參考基準", "綱要與分箱，之後每一天都拿來對照。"],
  simulate: ["抽出一天", "從資料列抽出一天的線上資料，再由情境加以改變。"],
  profile: ["預測與輪廓", "由模型回答當天的資料，並計數、驗證。"],
  decide: ["比較與決定", "把當天與參考基準比較：是否告警、是否重新訓練。"],
  "request-sample": [
    "留存請求",
    "留下每個資料流最近的一些請求供查看；它們由最後一次決定而來，發布的鍵已涵蓋那次決定。"
  ],
  registry: ["模型登錄", "模型的每個版本與其模型卡。"],
  "model-file": ["回答資料檔", "模型對資料檔各列的預測。"],
  publish: ["發布", "網頁要讀的檔案。"]
};

const changes: Readonly<Record<string, string>> = {
  nothing: "什麼都不改",
  words: "說明文字裡的一個字",
  policy: "重新訓練策略",
  alarms: "誤報率",
  slice: "一個切片",
  schema: "一個欄位的種類",
  feature: "少用一個欄位",
  rows: "資料檔裡的一個值",
  day: "新的一天"
};

function lasting(ms: number): string {
  if (ms < 100) return `${significant(ms, 2)} ms`;
  const seconds = ms / 1000;
  if (seconds < 90) return `${fixed(seconds, seconds < 10 ? 1 : 0)}秒`;
  return seconds < 5400 ? `${fixed(seconds / 60, 0)}分鐘` : `${fixed(seconds / 3600, 1)}小時`;
}

const results = (n: number): string => `${count(n)}個結果`;

/** What changes, as the beginning of a sentence. */
const given = (id: string): string =>
  id === "nothing" || id === "feature" ? changes[id]! : id === "day" ? "來了新的一天" : `改動${changes[id]!}`;

/** 2B: this site's own pipeline. */
export const buildWords: en.BuildWords = {
  label: (all) => `在波士頓監控的建置裡改一件事：共${all}個步驟`,
  change: "改動什麼",
  changeName: (id) => changes[id]!,
  lasting,
  step: "看看其中一步",
  stepName: (id) => buildSteps[id]![0],
  predict: (all) => `建置在磁碟上留存${results(all)}。現在每個資料流都來了新的一天。下一次建置要做幾個結果？`,
  predictLabel: "我猜要做的結果數",
  results,
  predictReason: (streams, days) =>
    `${streams}個資料流各自抽出、預測並判斷這新的一天，再更新請求樣本；最後發布一次。之前的${days}天原封不動。`,
  result: (id, {steps, made, kept}, all, time) =>
    made === 0
      ? `${given(id)}：沒有步驟要重跑，${results(kept)}全部保留。`
      : `${given(id)}：${steps.length === all ? "每一步都要重跑" : `${all}步中有${steps.length}步要重跑`}，做出${results(made)}，保留${count(kept)}個；依測得的時間，要花${lasting(time.made)}，而不是${lasting(time.all)}。`,
  title: (id, {steps}) =>
    steps.length === 0
      ? "什麼都沒改，就什麼都不做"
      : id === "day"
        ? "新的一天，只花那一天的功夫"
        : `${given(id)}，必須重做：${steps.map((step) => buildSteps[step]![0]).join("、")}`,
  subtitle: (streams, days) =>
    `建置的各步驟；線由來源連到讀取它的步驟。數字：${streams}個資料流、各${days}天，重做（↻，以及所花的時間）或保留的結果數。`,
  made: (n, ms) => `↻ ${count(n)}${ms === null ? "" : `，${lasting(ms)}`}`,
  kept: (n) => `保留${count(n)}`,
  both: (made, kept) => `${made}；${kept}`,
  dayBefore: "以及自己的前一天",
  columns: {
    step: "步驟",
    reads: "讀取",
    made: "重做",
    kept: "保留",
    each: "做一個結果",
    again: "重跑",
    why: "儲存庫給的理由（原文）"
  },
  nothing: "–",
  what: (id) => buildSteps[id]![1],
  facts: ({reads, readsItself, settings, key, bytes}, {made, why}, {ms, results: timed, machine}) => [
    [
      "讀取",
      [...reads.map((read) => buildSteps[read]![0]), ...(readsItself ? ["自己前一天的結果"] : [])].join("、") ||
        "資料檔"
    ],
    ["設定", settings.join("、") || "沒有自己的設定"],
    ["第一個結果", `${fixed(bytes / 1000, 1)} kB，鍵為${key}`],
    ["做一個結果", `${lasting(ms)}（在${machine}上，${timed === 1 ? "測了一次" : `${timed}次的中位數`}）`],
    ["這次改動之下", made === 0 ? "保留不動" : `重做；儲存庫的理由是「${why ?? ""}」`]
  ],
  source: (streams, days, machine) =>
    `這張圖是量出來的，不是畫出來的：製作本頁時，先以${streams}個資料流、各${days}天建置一次監控，再針對每種改動各建置一次，記下儲存庫的說法，以及在${machine}上花了多久。數字已換算成本站的規模；之後訓練的模型會增加模型登錄的內容，此處不計，而隨天數變大的東西（例如發布的檔案）實際上要更久。`
};

const stages: Readonly<Record<LevelTwoStage, string>> = {
  experiment: "開發與實驗",
  "pipeline-ci": "管線的持續整合",
  "pipeline-cd": "管線的持續交付",
  trigger: "自動觸發",
  "model-cd": "模型的持續交付",
  monitoring: "監控"
};

/** The quiz. The order in which stages are first shown is fixed, and not theirs. */
export function quizItems({schemaSteps}: PipelineAnswers, all: number): QuizItem[] {
  const shown: readonly LevelTwoStage[] = [
    "model-cd",
    "trigger",
    "pipeline-ci",
    "monitoring",
    "experiment",
    "pipeline-cd"
  ];
  return [
    {
      id: "stages",
      type: "order",
      question: "請把等級2管線的六個階段排出順序。",
      options: shown.map((id) => ({id, text: stages[id]})),
      reason: "程式先試驗、測試，再以管線的形式交付；管線就位後被觸發，交付模型，並受監控。兩次交付，交付的東西不同。"
    },
    {
      id: "level",
      type: "choice",
      question: "模型會自動重新訓練並上線，但管線的程式改動要手動部署。這是哪一級？",
      options: ["0", "1", "2"].map((id) => ({id, text: `等級${id}`})),
      reason: "等級1把模型的訓練自動化；等級2連訓練模型的那條管線，其交付也自動化。"
    },
    {
      id: "schemaSteps",
      type: "number",
      question: `只改一個欄位的種類。本站建置的${all}個步驟中，有幾個要重跑？`,
      ...{min: 0, max: all, step: 1, tolerance: 1, unit: "", digits: 0},
      reason: `是${schemaSteps}個：參考基準，以及所有拿它對照的步驟；模型則保留。連每一天都重抽了一次，雖然抽出的值與種類無關：它們的鍵涵蓋得比需要的多，費時，但絕不會端出過期的東西。`
    },
    {
      id: "vanished",
      type: "choice",
      question: "程式沒有任何改動，今晚送來的資料卻少了一個欄位。誰會發現？",
      options: [
        {id: "ci", text: "持續整合：它也測試資料與綱要"},
        {id: "cd", text: "持續交付：它部署通過測試的東西"},
        {id: "ct", text: "持續訓練：每次執行前都先驗證資料"}
      ],
      reason:
        "持續整合在程式改動時才執行，那時確實會測試綱要。但今晚沒有人提交程式：看得到這批資料的，只有管線每次執行時一開始的驗證。"
    },
    {
      id: "blind",
      type: "choice",
      question: "房價上漲，輸入都沒變。哪一種觸發條件永遠不會要求新模型？",
      options: [
        {id: "schedule", text: "排程"},
        {id: "new labels", text: "新資料"},
        {id: "performance", text: "效能"},
        {id: "distribution", text: "輸入改變"}
      ],
      reason: "輸入一如往常，變的只是它們值多少錢。只看輸入的觸發條件看不見這件事。"
    }
  ];
}
