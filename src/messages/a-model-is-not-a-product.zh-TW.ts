import {count, fixed, percent, significant} from "../components/format.js";
import type {QuizItem} from "../components/quiz-score.js";
import {opsKinds} from "../lib/course/ops.js";
import type {OpsKind} from "../lib/course/ops.js";
import type {Role} from "../lib/course/repository.js";
import type {ProductAnswers, TwoColumns} from "../lib/course/two-columns.js";
import type * as en from "./a-model-is-not-a-product.en.js";

const date = (iso: string): string =>
  new Date(iso).toLocaleDateString("zh-TW", {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"});

const roleNames: Readonly<Record<Role, {readonly name: string; readonly what: string}>> = {
  collection: {name: "收集", what: "讀取檔案、表格與資料庫，並抽出模擬的資料列"},
  verification: {name: "驗證", what: "知道資料該是什麼樣子，並說出哪裡不對"},
  features: {name: "特徵", what: "把資料列轉成模型讀得懂的數字"},
  model: {name: "模型", what: "定義、訓練並執行模型，量測其誤差"},
  serving: {name: "服務", what: "向模型取得答案，並模擬它前面的佇列"},
  monitoring: {name: "監控", what: "彙整送來的資料、加以比較，分辨改變與巧合"},
  process: {name: "流程管理", what: "決定何時訓練、保存版本與紀錄、執行建置"},
  configuration: {name: "設定", what: "寫明要監看什麼、怎麼監看，並檢查寫得對不對"},
  tests: {name: "測試", what: "一旦上面有什麼不再成立就會發現"},
  pages: {name: "網頁", what: "把一切呈現出來：儀表板與這些課程"},
  docs: {name: "文件", what: "向使用者與修改者說明"}
};

export const repositoryWords: typeof en.repositoryWords = {
  label: "猜猜這個專案有多少是模型",
  roles: roleNames,
  predict: (lineCount, fileCount) =>
    `這個網站背後的專案有${count(fileCount)}個檔案、${count(lineCount)}行。其中有多少是模型，也就是定義它、訓練它、讓它回答的程式？`,
  predictLabel: "我猜模型占全部行數的比例",
  predictScale: (value) => percent(value / 100, Number.isInteger(value) ? 0 : 1),
  predictReason: ({ofCode, others}) =>
    `模型的每一行，周圍都有${count(Math.round(others))}行別的東西。若不計測試、網頁與文件，模型占程式的${percent(ofCode, 1)}。`,
  pick: "細看哪一部分",
  hiddenTitle: "這些方塊之中，有一塊是模型。",
  hiddenName: (place) => `方塊${place}`,
  title: (largest, {ofAll}) =>
    `模型占${percent(ofAll, 1)}的行數；最大的部分是${roleNames[largest.role].name}，占${percent(largest.share)}。`,
  subtitle: (uncounted) =>
    `面積：本專案各部分的行數，於網站建置時清點；測試、網頁與文件顏色較淡。未計入：${count(uncounted)}個並非由人逐行寫成的檔案，例如測試資料。`,
  columns: [
    {label: "部分"},
    {label: "檔案數", numeric: true},
    {label: "行數", numeric: true},
    {label: "占比", numeric: true}
  ],
  share: (share) => percent(share, 1),
  hiddenResult: (lineCount, parts) => `${count(lineCount)}行分成${parts}個部分；哪一塊是模型，等你猜過才揭曉。`,
  result: ({role, files, lines, share}) =>
    `${roleNames[role].name}：${roleNames[role].what}。共${count(files)}個檔案、${count(lines)}行，占全部的${percent(share, 1)}。`,
  filesCaption: ({role, files}) => `${roleNames[role].name}：${count(files)}個檔案，由長到短`,
  fileColumns: [{label: "檔案"}, {label: "行數", numeric: true}]
};

export const opsWords: typeof en.opsWords = {
  label: (n) => `將${n}種情境分類`,
  cards: {
    disk: {
      text: "模型從伺服器日誌預測哪一顆硬碟本週會故障。",
      reason: "AIOps：用機器學習分析維運資料，這裡是預測故障。"
    },
    rollback: {
      text: "購物網站的新版網頁變慢了；一分鐘後，舊版又回來了。",
      reason: "DevOps：軟體發布、觀察、退回。其中不需要有任何模型。"
    },
    retrain: {
      text: "最近幾天的誤差一超過限度，就訓練新模型，先試過才上線。",
      reason: "MLOps：這就是持續訓練，是其他軟體所沒有的部分。"
    },
    tickets: {
      text: "收到一張報修單，模型根據先前上千張單子，建議可能的根本原因。",
      reason: "AIOps：模型替維運人員工作；這裡沒有人在維運這個模型。"
    },
    arrivals: {
      text: "每個新資料檔都先依綱要檢查，之後才輪到其他程式讀取。",
      reason: "DataOps：照顧資料，不論接著由誰來讀。若是模型要讀，就成了MLOps的一部分。"
    },
    ranking: {
      text: "商店用每晚重新訓練的模型排列商品，因為顧客的喜好一直在變。",
      reason: "MLOps：這是推薦系統，模型本身一再重新交付。至於在一間工廠裡分辨螺栓與螺帽的模型，也許一年都不必換。"
    },
    versions: {
      text: "任何一個答案，都查得到是哪個模型給的，以及那個模型來自哪些資料與程式。",
      reason: "MLOps：資料與模型都保存版本，就像DevOps保存程式的版本。"
    },
    units: {
      text: "程式有修改時，先建置並測試通過，才能併入。",
      reason: "DevOps：持續整合，任何軟體都這麼做。MLOps沿用它，另外也測試資料與模型。"
    },
    alerts: {
      text: "一夜之間，模型把上千則告警歸成三起事件。",
      reason: "AIOps：它找出哪些事件屬於同一起，讓人只需看三件事，而不是一千件。"
    },
    gaps: {
      text: "每天早上有人會收到通知：資料倉儲裡哪些表遲到了或有缺漏。",
      reason: "DataOps：資料要完整、準時，不論由誰來讀。這裡不一定有模型。"
    }
  },
  right: "答對了。",
  wrong: (kind) => `應該是${kind}。`,
  none: (n) => `共${n}種情境，都還沒分類；每選一個就立即判定。`,
  result: (sorted, right, of) => `${of}種情境已分類${sorted}種，其中${right}種放對了。`,
  title: (piles) => {
    const wrong = (kind: OpsKind): number => piles[kind].filter(({right}) => !right).length;
    const worst = opsKinds.toSorted((a, b) => wrong(b) - wrong(a))[0]!;
    if (Object.values(piles).flat().length === 0) return "四堆，都還是空的。";
    return wrong(worst) === 0
      ? "沒有放錯堆的。"
      : `放錯最多的是${worst}這一堆：${piles[worst].length}張裡有${wrong(worst)}張。`;
  },
  subtitle: "你分成的四堆。實心圓內是情境的編號：放對了。虛線圈：屬於另一堆。",
  situation: (place) => `情境${place}`,
  columns: [{label: "情境"}, {label: "你放的堆"}, {label: "實際類別"}],
  empty: "–",
  hidden: "尚未分類"
};

/** @param us microseconds */
function time(us: number): string {
  return us < 1000 ? `${significant(us, 2)}微秒` : `${significant(us / 1000, 2)}毫秒`;
}

const noMonitor = "這個網站沒有波士頓模型的監控，所以這裡沒有數字。";

export const columnsWords: typeof en.columnsWords = {
  label: (n) => `翻開${n}個格子`,
  notebook: "在筆記本裡",
  production: "在正式環境",
  show: "翻開看數字",
  hide: "蓋回去",
  all: "全部翻開",
  aspects: {
    data: {name: "資料", notebook: "靜態", production: "動態"},
    priority: {name: "最重視的", notebook: "準確", production: "穩定"},
    training: {name: "訓練", notebook: "調校一次", production: "持續評估"},
    whole: {name: "挑戰", notebook: "演算法", production: "整個系統"}
  },
  notebookFact: (aspect, {trainingRows, holdout}, {lines}) =>
    ({
      data: `1970年的${count(trainingRows)}列，每次讀都一樣。`,
      priority: `在保留的${count(holdout.rows)}列上誤差${fixed(holdout.rmse, 2)}（千美元）。`,
      training: "一個模型，訓練一次就算完成。",
      whole: `${count(lines)}行模型程式。`
    })[aspect],
  figure: (aspect, {production, latency, share}) =>
    ({
      data: production === null ? "–" : `${count(production.rows)}列`,
      priority: latency === null ? "量測中……" : time(latency.p99),
      training: production === null ? "–" : `訓練${count(production.trained)}次`,
      whole: percent(1 - share.ofAll, 1)
    })[aspect],
  figureNote: (aspect, {production, latency, share}) =>
    ({
      data:
        production === null
          ? noMonitor
          : `光是${date(production.at)}這一天送來的資料；這是${count(production.partitions)}個模擬日的最後一天。`,
      priority:
        latency === null
          ? "模型正在你的裝置上反覆回答同一列。"
          : `剛剛在你的裝置上量到：100個答案中有99個不超過這個時間，一半不超過${time(latency.p50)}。${
              latency.calls === 1
                ? "每個答案都個別計時。"
                : `單一答案太快，瀏覽器的時鐘量不出來，所以這是每次${count(latency.calls)}個答案的平均。`
            }`,
      training:
        production === null
          ? noMonitor
          : `這是在房價上漲的${count(production.partitions)}個模擬日裡：${count(production.promoted)}個接手上線，${count(production.refused)}個被關卡擋下${production.rolledBack > 0 ? `，${count(production.rolledBack)}個退回` : ""}。`,
      whole: `的行數不是模型：模型每1行，另有${count(Math.round(share.others))}行。`
    })[aspect],
  links: {data: "看資料送來", priority: "自己問問模型", training: "到紀錄簿看原因"},
  caption: "這張表與它的數字",
  colon: "：",
  comma: "，",
  columns: [{label: "面向"}, {label: "在筆記本裡"}, {label: "在正式環境"}, {label: "數字"}],
  closed: "尚未翻開",
  result: (open, {production, latency, share}) => {
    const says = {
      data: production && `一天送來${count(production.rows)}列`,
      priority: latency && `半數答案不超過${time(latency.p50)}，99%不超過${time(latency.p99)}`,
      training: production && `首次之後又訓練${count(production.trained)}次`,
      whole: `${percent(1 - share.ofAll, 1)}的行數不是模型`
    };
    const said = open.flatMap((aspect) => says[aspect] ?? []);
    if (said.length === 0) return "還沒有格子說出數字。";
    return `在正式環境：${said.join("；")}。`;
  }
};

export const challenges: typeof en.challenges = {
  whole: {
    name: "建立整體。",
    text: "資料要送進來、受檢查、得到回答、有人查看，模型才對人有用。",
    link: "這就是整體，在沒有任何改變的日子裡。"
  },
  running: {
    name: "讓它持續運作。",
    text: "每一天都得有人或有程式決定，模型能不能繼續用。",
    link: "每個決定與它的理由。"
  },
  change: {
    name: "面對會變的資料。",
    text: "明天送來的，不必像模型學過的樣子。",
    link: "慢慢漂移的輸入。"
  },
  cost: {
    name: "付得起。",
    text: "回答要花機器與時間；訓練也是，供訓練的標籤也是。",
    link: "各種重新訓練的方式要多少成本。"
  }
};

export function quizItems({lines: others}: ProductAnswers, {evidence}: TwoColumns): QuizItem[] {
  return [
    {
      ...{type: "number", id: "lines", min: 0, max: 200, step: 1, digits: 0, unit: "行"},
      tolerance: Math.max(1, Math.round(others * 0.25)),
      question: "這個專案裡，模型每有1行，其他一切合計有幾行？",
      reason: "少了這些，模型只是一個檔案：沒有人能信任它、用到它，也沒有人能換掉它。誤差在四分之一以內算接近。"
    },
    {
      ...{type: "choice", id: "builds"},
      question: "一個模型從過去的建置紀錄學習，預測哪一次建置會失敗。這是什麼？",
      options: [
        {id: "MLOps", text: "MLOps"},
        {id: "AIOps", text: "AIOps"},
        {id: "DevOps", text: "DevOps"}
      ],
      reason: "AIOps：用機器學習協助維運。至於多年之後建置方式變了，還要讓這個模型保持正確，那就是MLOps：兩者可以相遇。"
    },
    {
      ...{type: "order", id: "silence"},
      question: "四種失效，各屬表中一列。請依沉默的時間排序，最快被發現的在前。",
      options: [
        {id: "training", text: "訓練：輸入與房價的關係變了，卻沒有人查看"},
        {id: "data", text: "資料：送來的輸入與訓練時不同"},
        {id: "whole", text: "整個系統：某個欄位在送達模型的途中改了名字"},
        {id: "priority", text: "穩定：一個答案要等一分鐘"}
      ],
      reason: `等答案的人馬上就會發現。改名的欄位，綱要在${evidence.whole}天之內看得出來。輸入移動了，本站的監控需要${evidence.data}天的視窗；輸入的意義變了，則要等遲來的標籤，而且要夠多：${evidence.training}天。沒有標籤，這種失效永遠沉默。`
    },
    {
      ...{type: "choice", id: "training"},
      question: "一般軟體有持續整合與持續交付。CT又多了什麼？",
      options: [
        {id: "test", text: "持續測試：程式每次修改後都執行測試"},
        {id: "retrain", text: "持續訓練：自動重新訓練模型並上線"},
        {id: "trace", text: "持續追蹤：每個請求都記入日誌"}
      ],
      reason: "持續訓練是一般軟體沒有的性質。程式在有人修改之前都是對的；模型卻可能在沒有人碰它的時候變錯。"
    }
  ];
}
