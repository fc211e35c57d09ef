import {count, fixed, percent, signed} from "../components/format.js";
import {NEXT_SCORE, TRAP} from "../lib/course/closing-the-loop/answers.js";
import type {CronField} from "../lib/course/closing-the-loop/cron.js";
import type {ExamAction, ExamKind, ExamScenario} from "../lib/course/closing-the-loop/exam-plan.js";
import type {ExamVersion} from "../lib/course/closing-the-loop/exam-rows.js";
import {NEAR, PROMPT} from "../lib/course/closing-the-loop/exam-score.js";
import type {SectionId} from "../lib/course/closing-the-loop/testscore.js";
import type * as en from "./closing-the-loop.en.js";

/** The map of lesson 1. */
export {repositoryWords} from "./a-model-is-not-a-product.zh-TW.js";

const upper = (name: string): string => name.toUpperCase();
const points = (value: number): string => fixed(value, value % 1 === 0 ? 0 : 1);
const listed = (items: readonly string[]): string => items.join("與");

const sections: Record<SectionId, string> = {
  data: "特徵與資料",
  model: "模型開發",
  infrastructure: "基礎設施",
  monitoring: "監控"
};

const bands = [
  "比較像研究專案，還不是上線的系統",
  "不算完全沒測，但要有嚴重漏洞的心理準備",
  "基本功做過第一輪",
  "測試尚可，還有更多可以自動化",
  "測試與監控都很扎實，足以讓別人依賴",
  "測試與監控都非常出色"
] as const;

const tests: typeof en.scoreWords.tests = {
  schema: {name: "對特徵的期望寫在綱要裡", reason: "綱要由訓練資料推斷；每次建置都逐日檢查。"},
  beneficial: {
    name: "每個特徵都有幫助",
    reason: "量過最小平方法少了B，以及少了B和LSTAT的誤差；其他特徵沒有人逐一試過。"
  },
  featureCost: {name: "沒有特徵的成本高過好處", reason: "沒有任何東西量過特徵的成本；它們全來自同一個檔案。"},
  requirements: {name: "特徵符合對它的規定", reason: "上線的模型若讀了B欄，測試就不會過。"},
  privacy: {name: "整條管線都保護隱私", reason: "真實的資料列只以計數與總和的形式給頁面；但沒有把這當成管制來測。"},
  newFeatures: {name: "能很快加入新特徵", reason: "在設定檔加一行就好；到真正上線要多久，從沒量過。"},
  featureCode: {name: "產生輸入的程式有測試", reason: "編碼逐列、逐批測試，也測缺值與沒見過的值。"},
  reviewed: {name: "模型規格經過審查並存入版本庫", reason: "有存進去；但這裡看不出有誰審查過。"},
  proxy: {name: "離線指標與使用者在意的事一致", reason: "這裡沒有使用者，無從衡量他們得到什麼好處。"},
  tuned: {name: "超參數調過", reason: "什麼都沒調，好讓那些切分保持乾淨。這是理由，不是測試。"},
  staleness: {name: "知道模型變舊的代價", reason: "重播會量出從不重新訓練的模型誤差多大。"},
  simpler: {name: "更簡單的模型比不上它", reason: "測試拿神經網路與最小平方法比，用的是兩者都沒看過的資料。"},
  slices: {name: "每個重要切片的品質都足夠", reason: "模型若傷害某個切片，關卡會拒絕；這件事有測試。"},
  inclusion: {name: "沒有人被遺漏或虧待", reason: "B欄有什麼假設、不用它要付什麼代價，都由人寫下來。"},
  reproducible: {name: "訓練可重現", reason: "同樣的資料與種子必須得到同樣的位元組；整個網站也是。"},
  unitTested: {name: "定義模型的程式有單元測試", reason: "每種擬合都與獨立的解法對照測試。"},
  integrated: {name: "整條管線一起測試", reason: "測試從原始資料列逐日處理到發布的檔案，並把網站建置兩次。"},
  validated: {name: "模型上線前先檢查品質", reason: "沒有通過關卡的挑戰模型不會上線。"},
  debuggable: {name: "能一步一步追蹤單一筆", reason: "服務頁可以手動問一列；中間的步驟沒有測試。"},
  canaried: {name: "新模型先接少量流量", reason: "金絲雀回答一部分資料，較差就退回。"},
  rollback: {name: "上線的模型可以退回舊版", reason: "金絲雀可以；要請回已被換下的現行模型，沒有這個指令。"},
  dependencies: {name: "來源改變時有人會被通知", reason: "來源的指紋與宣告不符，建置就會中止並說明。"},
  invariants: {name: "上線後的輸入守規矩", reason: "每天都驗證；異常會公布，也提供給機器讀。"},
  skew: {name: "訓練與服務算出同樣的輸入", reason: "兩邊用同一段程式編碼；頁面的答案必須與建置相同。"},
  age: {name: "模型沒有太舊", reason: "有一個觸發條件計算距上次訓練幾天。"},
  stable: {name: "數值保持穩定", reason: "訓練若發散就會停下，並說出是在哪一步。"},
  speed: {name: "沒有變慢", reason: "效能測試由人執行並寫下結果；只有頁面大小是自動測試。"},
  quality: {name: "預測沒有變差", reason: "有標籤的資料會追蹤誤差，並有觸發條件看著它。"}
};

export const scoreWords: en.ScoreWords = {
  label: "替這個專案逐項評分",
  section: "大項",
  sections,
  tests,
  claims: {none: "沒做", manual: "人工做，有記錄：½分", automated: "自動做：1分"},
  claimLabel: (test) => `怎麼做的：${tests[test].name}`,
  evidence: "依據",
  ours: (claim, test) =>
    `我們的回答：${{none: "沒做", manual: "人工", automated: "自動"}[claim]}。${tests[test].reason}`,
  predict: (sum, most) =>
    `四大項加起來，這個專案給自己${points(sum)}分，滿分${points(most)}分。最終分數以7分為滿分，會是幾分？`,
  predictLabel: "我猜最終分數是",
  predictReason: (weakest) =>
    `算的不是平均，而是最小值，也就是${listed(weakest.map((id) => `「${sections[id]}」`))}：最疏於看顧的地方說了算。`,
  hidden: "各大項的分數，要等你猜過才會顯示。",
  title: (final, weakest) => `最終分數${points(final)}：由${listed(weakest.map((id) => `「${sections[id]}」`))}決定。`,
  subtitle: "各大項的分數，滿分7分。虛線：最低的一項，也就是最終分數。",
  axis: "分數",
  decides: "由它決定",
  sectionValue: (value) => points(value),
  result: (final, band, changed, was) =>
    `最終分數${points(final)}：${bands[band]}。` +
    (changed === 0 ? "" : `你改了${changed}項；原本是${points(was)}${final === was ? "，所以等於白改" : ""}。`),
  columns: [
    {label: "大項"},
    {label: "沒做", numeric: true},
    {label: "人工", numeric: true},
    {label: "自動", numeric: true},
    {label: "分數", numeric: true}
  ]
};

const cronNames: Record<CronField, string> = {
  minute: "分",
  hour: "時",
  day: "日",
  month: "月",
  weekday: "星期"
};

export const jobWords: en.JobWords = {
  label: "寫出建置這個網站的工作",
  preset: "什麼時候",
  presets: {daily: "每天", weekly: "每週一", hourly: "每小時"},
  schedule: "排程：分、時、日、月、星期",
  timeZone: "時區",
  image: "含Node.js與git的映像檔",
  repository: "從哪裡複製專案",
  volume: "磁碟區名稱",
  size: "磁碟區大小",
  sizeValue: (size) => `${size} GiB`,
  text: "設定檔",
  copy: "複製設定檔",
  copied: "已複製設定檔",
  fault: (fault) => {
    if (fault.field === "schedule") {
      const {cron} = fault;
      return cron.kind === "count"
        ? `排程要有五個欄位；這裡有${count(cron.count)}個。`
        : `「${cron.text}」不能當作「${cronNames[cron.field]}」：要是${cron.min}到${cron.max}、*，或它們的清單與範圍。`;
    }
    if (fault.field === "image") return `「${fault.text}」不是映像檔名稱，例如node:20。`;
    if (fault.field === "repository") return `「${fault.text}」不是可以複製的位址，例如https://…。`;
    return `「${fault.text}」不能當名稱：只能用小寫字母、數字與連字號，最多63個字元。`;
  },
  result: (runs, year, zone) =>
    `一年（${year}）建置${count(runs)}次，以${zone}的時鐘為準。這裡什麼都不執行：這段文字是給你自己的叢集用的。`,
  faulty: (n) => `還沒有設定檔：有${count(n)}個欄位要改。`
};

const kinds: Record<ExamKind, string> = {
  data: "資料漂移：輸入變了",
  concept: "概念漂移：事實變了",
  feature: "特徵偏斜：某個值送來時不一樣了",
  schema: "綱要偏斜：欄位或代碼變了",
  distribution: "分布偏斜：模型來自別的資料"
};

const actions: Record<ExamAction, string> = {
  watch: "保留模型，繼續觀察",
  retrain: "用新標籤重新訓練",
  mend: "修好上游管線",
  rollback: "把模型退回舊版"
};

const told: Record<ExamScenario, string> = {
  S0: "沒事",
  S1: "LSTAT高的普查區愈來愈多",
  S2: "大多是RAD為24的普查區",
  S3: "DIS每週擺動",
  S4: "房價上漲",
  S5: "乾淨空氣變貴",
  S6a: "NOX換了單位",
  S6b: "TAX除以十",
  S6c: "AGE變成比例",
  S6d: "RM多算一間",
  S6e: "PTRATIO遺失，以平均值補上",
  S7: "PTRATIO改名，RAD的24寫成99",
  S8: "由RAD不是24的普查區學來的模型"
};

const versionNames: Record<ExamVersion, string> = {
  v2: "v2回答，它學過RAD為1到8和24的所有普查區",
  v3: "v3回答，它只學過RAD為1到8的普查區"
};

const shortKind = (kind: ExamKind): string => kinds[kind].split("：")[0]!;

export const examWords: en.ExamWords = {
  label: "期末考（模擬服務）",
  next: "下一天",
  week: "往後七天",
  end: "結束考試",
  another: "換一份考題",
  seed: (seed) => `第${count(seed)}份考題`,
  look: "查看哪一天，也就是事件從哪一天開始",
  dayValue: (day) => `第${day}天`,
  kind: "出了什麼事？",
  kinds,
  action: "該怎麼辦？",
  actions,
  report: "提出報告",
  undo: "收回上一份報告",
  reports: "你的報告",
  noReports: "還沒有。",
  reportText: ({filed, start, kind, action}) =>
    `第${filed}天：「從第${start}天起，${shortKind(kind)}，${actions[action]}」`,
  wall: {
    title: (day, error, worst, psi, findings) =>
      `第${day}天：${error === null ? "標籤還沒到" : `RMSE ${fixed(error, 2)}`}；PSI最大的是${upper(worst)}，${fixed(psi, 2)}；${findings === 0 ? "符合綱要" : `綱要異常${count(findings)}項`}。`,
    subtitle: (rows, reference, delay) =>
      `模擬，每天${rows}列。PSI到1、誤差到平常的三倍，長條就到頂；PSI超過0.25、誤差超過平常的1.25倍，就塗成朱紅，上方加一小橫。灰底：前${reference}天，其他日子都和它比。誤差晚${delay}天才知道。`,
    axis: "天",
    error: "誤差",
    prediction: "預測",
    schema: "綱要",
    version: "版本",
    columns: [
      {label: "天", numeric: true},
      {label: "RMSE", numeric: true},
      {label: "平均誤差", numeric: true},
      {label: "預測的PSI", numeric: true},
      {label: "輸入中最大的PSI"},
      {label: "異常"},
      {label: "版本"}
    ],
    late: "還沒到",
    largest: (feature, psi) => `${upper(feature)} ${fixed(psi, 2)}`
  },
  log: {
    title: (day) => `第${day}天的日誌`,
    facts: (version, known, findings) =>
      `由${versionNames[version]}。${known === null ? "標籤還沒到。" : `RMSE ${fixed(known.rmse, 2)}，平均誤差${signed(known.bias, 2)}（千美元）。`}${findings === 0 ? "沒有綱要異常。" : ""}`,
    anomaly: (column, kind) => `${column === null ? "所有列" : upper(column)}：${kind}`,
    caption: (day, rows) => `第${day}天的前${rows}筆請求（模擬）`,
    request: "請求",
    prediction: "答案"
  },
  open: (today, last, filed) =>
    `第${today}天結束了，還有${last - today}天；${filed === 0 ? "還沒有報告" : `已提出${count(filed)}份報告`}。有什麼不對勁嗎？`,
  over: ({points: got, most, results, falseReports}) =>
    `${count(most)}分中得到${count(got)}分：${results.length}起事件找到${results.filter(({report}) => report !== null).length}起，${falseReports === 0 ? "沒有誤報" : `誤報${count(falseReports)}次`}。`,
  certificate: "你的證書就是這一頁的網址：裡面有考題、你的報告，也就有你的分數。",
  planted: "埋了什麼，你怎麼說",
  resultLine: ({incident, report, delay, isPrompt, isStart, isKind, isAction, points: got}) => {
    const {scenario, start, end, kind, action} = incident;
    const marks = [isPrompt && "及時", isStart && "開始日", isKind && "類型", isAction && "對策"].filter(Boolean);
    return {
      title: `第${start}到${end - 1}天：${told[scenario]}。`,
      truth: `這是${shortKind(kind)}，對策是：${actions[action]}。`,
      verdict:
        report === null
          ? "沒發現，不得分。"
          : `${delay === 0 ? "跡象一出現就報告" : `跡象出現${delay}天後報告`}，得${got}分${marks.length === 0 ? "" : `（${marks.join("、")}）`}。`
    };
  },
  rules: `每起事件：跡象出現後${PROMPT}天內報告得一分，開始日正確（±${NEAR}）得一分，類型正確得一分，對策正確得一分。無中生有的報告，每份扣一分。`
};

export const cycleWords: en.CycleWords = {
  label: "依模型生命的步驟看這門課",
  step: "步驟",
  steps: {
    build: "建置",
    preproduction: "上線前",
    deployment: "部署",
    monitoring: "監控",
    governance: "治理"
  },
  gist: {
    build: "資料、特徵、模型，以及它們怎麼來的",
    preproduction: "模型面對世界之前，必須先成立什麼",
    deployment: "它怎麼回答，怎麼走到上線",
    monitoring: "它是不是還和從前一樣好",
    governance: "誰替它負責，怎麼證明"
  },
  result: (step, gist, n) => `${step}：${gist}。有${n}課談到它。`
};

/** The quiz; ids are those of the answers that the build computes. */
export const quizItems: typeof en.quizItems = (answers) => [
  {
    id: "fewestChanges",
    type: "number",
    question: `要讓這個專案的最終分數變成${NEXT_SCORE}分，28項測試中至少要有幾項做得更好？`,
    min: 0,
    max: 28,
    step: 1,
    tolerance: 0,
    unit: "項",
    digits: 0,
    reason: "低於目標的大項都得升上來；在其他大項多做什麼都沒有用。"
  },
  {
    id: "withoutTrace",
    type: "choice",
    question: "下列哪一種在距離、綱要與版本上都不留痕跡，只在標籤裡看得到？",
    options: (["data", "concept", "schema", "distribution"] as const).map((id) => ({id, text: kinds[id]})),
    reason: "只有事實改變時，輸入與預測都和以前一樣。在考試裡，這種事件在標籤到來之前是找不到的。"
  },
  {
    id: "trapRuns",
    type: "number",
    question: `某個工作的排程是${TRAP.schedule}：午夜、每月一日、星期一。它在${TRAP.year}年會執行幾次？`,
    min: 0,
    max: 400,
    step: 1,
    tolerance: 5,
    unit: "次",
    digits: 0,
    reason: "每個星期一和每個月的一日都會執行：日與星期都寫了，符合其一就算。以為要同時符合的人會嚇一跳。"
  },
  {
    id: "modelShare",
    type: "number",
    question: "這個專案的程式與文字中，有多少比例的行數是用來製作與執行模型的程式？",
    min: 0,
    max: 100,
    step: 1,
    tolerance: 3,
    unit: "%",
    digits: 0,
    reason: `${percent(answers.modelShare / 100, 1)}。其餘都在收集、檢查、服務、觀察、測試與說明：周邊才是系統的主體。`
  }
];
