/** Where a definition is from, as it is cited in both languages. */
export interface TermSource {
  readonly name: string;
  readonly href: string;
}

/** A term in both languages; definitions without a source are ours. */
export interface Term {
  readonly en: string;
  readonly zhTW: string;
  readonly definition: string;
  readonly definitionZh: string;
  readonly source?: TermSource;
}

/** Whose definitions these are, where they are not ours. */
const sources = {
  google: {
    name: "Google Cloud, MLOps",
    href: "https://cloud.google.com/architecture/mlops-continuous-delivery-and-automation-pipelines-in-machine-learning"
  },
  roadmap: {
    name: "MLOps Roadmap 2024",
    href: "https://github.com/cdfoundation/sig-mlops/blob/main/roadmap/2024/MLOpsRoadmap2024.md"
  },
  aiops: {
    name: "Artificial intelligence for IT operations",
    href: "https://everything.explained.today/Artificial_Intelligence_for_IT_Operations/"
  },
  debt: {
    name: "D. Sculley and others, 2015",
    href: "https://papers.nips.cc/paper/5656-hidden-technical-debt-in-machine-learning-systems"
  },
  modelCards: {name: "M. Mitchell and others, 2019", href: "https://arxiv.org/abs/1810.03993"},
  inference: {
    name: "Google, static and dynamic inference",
    href: "https://developers.google.com/machine-learning/crash-course/production-ml-systems/static-vs-dynamic-inference"
  },
  triton: {
    name: "Triton Inference Server",
    href: "https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/batcher.html"
  },
  dataCentric: {name: "“From model-centric to data-centric AI”", href: "https://www.scribd.com/document/684938133"},
  shifts: {name: "arXiv 2203.11070", href: "https://arxiv.org/abs/2203.11070"},
  rollout: {
    name: "“Introduction to machine learning in production”",
    href: "https://www.coursera.org/learn/introduction-to-machine-learning-in-production"
  },
  tfdv: {
    name: "TFDV, “Get started”",
    href: "https://github.com/tensorflow/data-validation/blob/master/docs/get_started.md"
  },
  skews: {
    name: "TFX, tfdv_basic",
    href: "https://github.com/tensorflow/tfx/blob/master/docs/tutorials/data_validation/tfdv_basic.ipynb"
  },
  psi: {
    name: "“Statistical properties of population stability index”",
    href: "https://econpapers.repec.org/article/rskjourn5/7725371.htm"
  },
  drifts: {name: "J. Gama and others, 2014", href: "https://doi.org/10.1145/2523813"},
  observability: {
    name: "Distributed Systems Observability",
    href: "https://www.oreilly.com/library/view/distributed-systems-observability/9781492033431/ch04.html"
  }
} as const satisfies Readonly<Record<string, TermSource>>;

/** Terms by lesson. The Chinese words are those of the lecture the course grew out of, where it had one. */
export const glossary = {
  "the-boston-model": [
    {
      en: "training set",
      zhTW: "訓練集",
      definition: "the rows that a model is fitted to",
      definitionZh: "用來擬合模型的資料"
    },
    {
      en: "validation set",
      zhTW: "驗證集",
      definition: "rows kept out of training, to choose between models and settings with",
      definitionZh: "不參與訓練、用來選擇模型與設定的資料"
    },
    {
      en: "test set",
      zhTW: "測試集",
      definition: "rows touched once, at the end, to report the error",
      definitionZh: "最後只用一次、用來回報誤差的資料"
    },
    {
      en: "baseline",
      zhTW: "基準模型",
      definition: "a simple model that a better one has to beat",
      definitionZh: "較好的模型必須勝過的簡單模型"
    },
    {
      en: "RMSE",
      zhTW: "均方根誤差",
      definition: "root of the mean squared error, in the unit of the label; large errors count more",
      definitionZh: "誤差平方平均後開根號，單位與標籤相同；大誤差影響較大"
    },
    {
      en: "data leakage",
      zhTW: "資料洩漏",
      definition: "test information reaches training",
      definitionZh: "測試資訊流入訓練"
    },
    {
      en: "group split",
      zhTW: "分組切分",
      definition: "a split that keeps all rows of a group, such as a town, on one side",
      definitionZh: "同一組（例如同一城鎮）的資料只放在同一邊的切分方式"
    },
    {
      en: "censoring (cap)",
      zhTW: "設限（封頂）",
      definition: "values above a limit are stored as the limit",
      definitionZh: "超過上限的值一律記為上限"
    },
    {
      en: "proxy",
      zhTW: "代理變數",
      definition: "a column that carries what another column says, even when that one is removed",
      definitionZh: "即使移除某欄位，仍帶有其資訊的其他欄位"
    },
    {
      en: "overfitting",
      zhTW: "過度擬合",
      definition: "the error on training rows falls while the error on unseen rows does not",
      definitionZh: "訓練資料的誤差下降，未見過資料的誤差卻不再下降"
    },
    {
      en: "model card",
      zhTW: "模型卡",
      definition: "a short report on a model’s use, data, metrics and limits",
      definitionZh: "說明用途、資料、指標與限制的文件",
      source: sources.modelCards
    }
  ],
  "a-model-is-not-a-product": [
    {
      en: "DevOps",
      zhTW: "開發維運",
      definition: "building, testing, releasing and watching software as one continuous, largely automatic job",
      definitionZh: "把軟體的建置、測試、發布與監看當成一件持續而盡量自動化的工作"
    },
    {
      en: "MLOps",
      zhTW: "機器學習維運",
      definition: "DevOps extended to data and models as delivered assets",
      definitionZh: "把資料與模型也納入持續交付的維運方法",
      source: sources.roadmap
    },
    {
      en: "DataOps",
      zhTW: "資料維運",
      definition: "keeping data complete, valid and in time for whoever reads them",
      definitionZh: "讓資料完整、有效、準時，供任何使用者取用",
      source: sources.roadmap
    },
    {
      en: "AIOps",
      zhTW: "智慧維運（AI輔助IT維運）",
      definition:
        "machine learning on the data of IT operations: which events belong together, what is out of the ordinary, what was the cause",
      definitionZh: "對IT維運資料做機器學習：找出相關事件、異常與根本原因",
      source: sources.aiops
    },
    {
      en: "continuous integration, delivery and training (CI, CD, CT)",
      zhTW: "持續整合、持續交付、持續訓練",
      definition: "test code, data, schema and model; deliver the pipeline; retrain and serve automatically",
      definitionZh: "測試程式、資料與模型；交付管線；自動重新訓練並上線",
      source: sources.google
    },
    {
      en: "technical debt",
      zhTW: "技術債",
      definition: "work put off that has to be paid for later, with interest",
      definitionZh: "現在省下、日後得連本帶利償還的工作",
      source: sources.debt
    }
  ],
  serving: [
    {
      en: "batch inference",
      zhTW: "批次推論",
      definition: "predicting for many rows on a schedule and storing the results",
      definitionZh: "依排程整批預測並儲存結果",
      source: sources.inference
    },
    {
      en: "real-time inference",
      zhTW: "即時推論",
      definition: "predicting one row on request",
      definitionZh: "收到請求當下預測單筆",
      source: sources.inference
    },
    {
      en: "latency",
      zhTW: "延遲",
      definition: "time from request to answer",
      definitionZh: "請求到回應的時間"
    },
    {
      en: "tail latency",
      zhTW: "尾端延遲",
      definition: "latency of the slowest requests, such as the 99th percentile",
      definitionZh: "最慢的那些請求的延遲，例如第99百分位數"
    },
    {
      en: "throughput",
      zhTW: "吞吐量",
      definition: "answers per second",
      definitionZh: "每秒完成的請求數"
    },
    {
      en: "dynamic batching",
      zhTW: "動態批次",
      definition: "answering together the requests that wait at that moment",
      definitionZh: "把當下等候的請求合成一批回答",
      source: sources.triton
    },
    {
      en: "accelerator",
      zhTW: "加速器",
      definition: "a processor made for many like operations at once, such as a graphics card",
      definitionZh: "專門同時做大量相同運算的處理器，例如顯示卡"
    },
    {
      en: "model serving framework",
      zhTW: "模型服務框架",
      definition: "software that loads models and answers requests with them",
      definitionZh: "載入模型並用來回應請求的軟體"
    },
    {
      en: "multi-model serving",
      zhTW: "多模型服務",
      definition: "several models that share the same machines",
      definitionZh: "讓多個模型共用同一批機器"
    },
    {
      en: "feature lookup",
      zhTW: "特徵查詢",
      definition: "fetching stored inputs by key at serving time",
      definitionZh: "服務時依鍵值取出預存特徵"
    },
    {
      en: "Pareto front",
      zhTW: "柏拉圖前緣",
      definition: "the choices that no other beats in every respect",
      definitionZh: "沒有其他選擇能在各方面都勝過的那些選擇"
    }
  ],
  "what-to-watch": [
    {
      en: "monitoring dashboard",
      zhTW: "監控儀表板",
      definition: "the few metrics that are looked at together, with the limits beyond which somebody is called",
      definitionZh: "放在一起看的少數指標，以及超過就要通知人的門檻"
    },
    {
      en: "metric",
      zhTW: "指標",
      definition: "a number that is read again and again, to see whether something has changed",
      definitionZh: "反覆讀取、用來看出變化的數值"
    },
    {
      en: "alert threshold",
      zhTW: "告警門檻",
      definition: "the value beyond which a metric raises an alarm",
      definitionZh: "指標超過時就發出告警的值"
    },
    {
      en: "input distribution, prediction distribution",
      zhTW: "輸入分布、預測分布",
      definition: "how often each value occurs among what a model is given, and among what it answers",
      definitionZh: "模型收到的值與模型回答的值，各以多常的頻率出現"
    },
    {
      en: "model version",
      zhTW: "模型版本",
      definition: "one trained model among those that have served, told apart by name",
      definitionZh: "曾經上線的模型之一，以名稱區分"
    },
    {
      en: "slice",
      zhTW: "切片（子群體）",
      definition: "the rows with certain values, whose error is looked at apart",
      definitionZh: "具有某些值、另外檢視誤差的一部分資料"
    },
    {
      en: "fairness",
      zhTW: "公平性",
      definition: "whether a model’s errors and their consequences fall on groups of people alike",
      definitionZh: "模型的誤差與後果是否平均落在不同的人群身上"
    }
  ],
  "data-quality": [
    {
      en: "data quality",
      zhTW: "資料品質",
      definition: "whether rows are complete, right, consistent and fit for what they are used for",
      definitionZh: "資料是否完整、正確、一致，且適合所要的用途"
    },
    {
      en: "garbage in, garbage out",
      zhTW: "垃圾進，垃圾出",
      definition: "no model is better than what its rows can teach",
      definitionZh: "資料教不了的，再好的模型也學不會"
    },
    {
      en: "data-centric AI",
      zhTW: "以資料為中心的AI",
      definition: "keeping the model and improving the data, rather than the other way round",
      definitionZh: "模型不動，改進資料，而不是反過來",
      source: sources.dataCentric
    },
    {
      en: "label",
      zhTW: "標籤（標註）",
      definition: "the outcome a model learns to predict; to label is to write it down",
      definitionZh: "模型要學會預測的結果；標註就是把它記下來"
    },
    {
      en: "label noise",
      zhTW: "標註雜訊",
      definition: "labels that are wrong in some of the rows",
      definitionZh: "部分資料列的標籤是錯的"
    },
    {
      en: "feature space coverage",
      zhTW: "特徵空間涵蓋範圍",
      definition: "share of serving points near enough to training points",
      definitionZh: "服務資料落在訓練資料附近區域的比例"
    },
    {
      en: "outlier",
      zhTW: "離群值",
      definition: "a value far from all others; true or not",
      definitionZh: "遠離其他所有值的值，不論真假"
    },
    {
      en: "data pipeline",
      zhTW: "資料管線",
      definition: "collect, ingest, prepare and check data",
      definitionZh: "收集、匯入、準備、檢查資料的流程"
    }
  ],
  "the-pipeline": [
    {
      en: "pipeline",
      zhTW: "管線",
      definition: "the chain of steps from rows to a served and watched model",
      definitionZh: "從資料列到上線並受監控的模型，其間一連串的步驟"
    },
    {
      en: "orchestration",
      zhTW: "編排",
      definition: "running steps in order, each when what it reads is there",
      definitionZh: "依序執行各步驟，輸入備妥才開始"
    },
    {
      en: "CI / CD / CT",
      zhTW: "持續整合／持續交付／持續訓練",
      definition: "test code, data, schema and model; deliver the pipeline; retrain and serve automatically",
      definitionZh: "測試程式、資料、綱要與模型；交付管線；自動重新訓練並上線",
      source: sources.google
    },
    {
      en: "maturity level",
      zhTW: "成熟度等級",
      definition: "how automatic a pipeline is: manual, retraining itself, delivering itself",
      definitionZh: "管線有多自動：手動、自動重新訓練、自動交付",
      source: sources.google
    },
    {
      en: "trigger",
      zhTW: "觸發條件",
      definition: "what starts a new run of the pipeline",
      definitionZh: "讓管線開始新一輪執行的條件"
    },
    {
      en: "artefact",
      zhTW: "產出物",
      definition: "a result of a step that is kept, such as a schema, a model or a report",
      definitionZh: "某步驟留存的結果，例如綱要、模型或報告"
    },
    {
      en: "metadata, lineage",
      zhTW: "中繼資料、資料沿革",
      definition: "the record of what each artefact was made from, and by which code",
      definitionZh: "記錄每個產出物由什麼資料、哪個程式產生"
    },
    {
      en: "feature store",
      zhTW: "特徵庫",
      definition: "one place that keeps inputs for training and for serving alike",
      definitionZh: "同時供訓練與服務使用的特徵存放處",
      source: sources.google
    }
  ],
  "another-place-another-time": [
    {
      en: "extrapolation",
      zhTW: "外插",
      definition: "answering where a model has seen no rows, by making its rule longer",
      definitionZh: "在模型沒看過資料的地方，沿用同一條規則往外延伸作答"
    },
    {
      en: "covariate shift",
      zhTW: "共變量偏移",
      definition: "inputs are distributed otherwise, while what they mean for the label stays",
      definitionZh: "輸入的分布改變，輸入與標籤的關係不變",
      source: sources.shifts
    },
    {
      en: "transfer",
      zhTW: "遷移",
      definition: "using what was learnt in one place in another",
      definitionZh: "把在一處學到的東西用在另一處"
    },
    {
      en: "consistency of units",
      zhTW: "單位一致性",
      definition: "a value is counted in the same unit wherever it is read, and that unit is written down",
      definitionZh: "同一個值在任何地方都以同一單位計量，而且單位有記錄下來"
    },
    {
      en: "frozen model",
      zhTW: "凍結的模型",
      definition: "one that serves on without being trained again",
      definitionZh: "持續上線服務、卻不再重新訓練的模型"
    }
  ],
  retraining: [
    {
      en: "retraining policy",
      zhTW: "重新訓練策略",
      definition: "the rule for when a model is trained again, on which rows, and what it has to pass",
      definitionZh: "何時重新訓練、用哪些資料、須通過什麼檢查的規則"
    },
    {
      en: "on demand",
      zhTW: "隨需",
      definition: "a training that somebody asks for, whatever the figures say",
      definitionZh: "不論數字如何，由人提出要求的訓練"
    },
    {
      en: "schedule",
      zhTW: "排程",
      definition: "trainings by the calendar",
      definitionZh: "照日曆進行的訓練"
    },
    {
      en: "incremental (continued) training",
      zhTW: "增量（延續）訓練",
      definition: "training that goes on from the model in force, or from its rows together with new ones",
      definitionZh: "從現行模型出發，或把舊資料與新資料合在一起繼續訓練"
    },
    {
      en: "rebuild",
      zhTW: "重建模型",
      definition: "training from nothing, on new rows alone",
      definitionZh: "從零開始，只用新資料訓練"
    },
    {
      en: "champion, challenger",
      zhTW: "現行模型、挑戰模型",
      definition: "the model that answers, and the one that wants its place",
      definitionZh: "線上作答的模型，以及想取代它的模型"
    },
    {
      en: "gate",
      zhTW: "關卡",
      definition: "checks that a challenger has to pass before it answers anybody",
      definitionZh: "挑戰模型上線作答前必須通過的檢查"
    },
    {
      en: "canary",
      zhTW: "金絲雀發布",
      definition: "letting a new model answer a small share of requests first",
      definitionZh: "先讓新模型只回答一小部分請求",
      source: sources.rollout
    },
    {
      en: "shadow mode",
      zhTW: "影子模式",
      definition: "a new model answers too, and nobody is told its answers",
      definitionZh: "新模型同步作答，但答案不給任何人",
      source: sources.rollout
    },
    {
      en: "rollback",
      zhTW: "回復（退版）",
      definition: "putting the model before back in its place",
      definitionZh: "把前一版模型換回來"
    }
  ],
  skew: [
    {
      en: "skew",
      zhTW: "資料偏斜",
      definition: "training and serving data differ at one time; drift is a difference between two times",
      definitionZh: "訓練資料與服務資料在同一時點不一致；漂移則是兩個時點之間的差異",
      source: sources.tfdv
    },
    {
      en: "training-serving skew",
      zhTW: "訓練與服務偏斜",
      definition: "the same as skew, said in full: what a model learnt from is not what it is asked",
      definitionZh: "資料偏斜的完整說法：模型學的資料與被問的資料不同"
    },
    {
      en: "schema",
      zhTW: "綱要（結構描述）",
      definition: "what is expected of each column: type, presence, values, distances",
      definitionZh: "對每一欄的期望：型別、是否必有值、允許的值、距離",
      source: sources.tfdv
    },
    {
      en: "schema skew",
      zhTW: "綱要偏斜",
      definition: "training and serving data do not conform to one schema",
      definitionZh: "訓練與服務資料不符合同一份綱要",
      source: sources.skews
    },
    {
      en: "feature skew",
      zhTW: "特徵偏斜",
      definition: "the same record has another value in serving than in training",
      definitionZh: "同一筆資料的特徵值，在服務時與訓練時不同",
      source: sources.skews
    },
    {
      en: "distribution skew",
      zhTW: "分布偏斜",
      definition: "the distributions of training and serving data differ significantly",
      definitionZh: "訓練與服務資料的分布顯著不同",
      source: sources.skews
    },
    {
      en: "anomaly",
      zhTW: "異常",
      definition: "one thing in the data that is not as the schema expects",
      definitionZh: "資料中一項不符合綱要期望之處"
    },
    {
      en: "baseline statistics",
      zhTW: "基準統計",
      definition: "the summary of the training data that serving is compared with",
      definitionZh: "訓練資料的統計摘要，供服務資料比對"
    },
    {
      en: "L-infinity distance",
      zhTW: "L∞距離",
      definition: "the largest change of the share of any one category, from 0 to 1",
      definitionZh: "單一類別占比的最大變動，介於0與1",
      source: sources.tfdv
    },
    {
      en: "domain",
      zhTW: "值域",
      definition: "the values, or the range of numbers, that a column may have",
      definitionZh: "一欄可以有的值，或數字的範圍"
    },
    {
      en: "environment",
      zhTW: "環境標記",
      definition:
        "a name for a kind of data, such as training or serving, so that one schema expects different columns of each",
      definitionZh: "為某類資料（如訓練、服務）取的名字，讓同一份綱要對各類資料期望不同的欄位",
      source: sources.tfdv
    }
  ],
  "false-alarms": [
    {
      en: "false alarm",
      zhTW: "誤報",
      definition: "an alarm although nothing changed",
      definitionZh: "什麼都沒變卻告警"
    },
    {
      en: "two-sample test",
      zhTW: "雙樣本檢定",
      definition: "asks whether two windows could be samples of one population",
      definitionZh: "問兩個視窗的資料能否視為來自同一母體的樣本"
    },
    {
      en: "reference window",
      zhTW: "參考視窗",
      definition: "the days that others are compared with",
      definitionZh: "拿來和其他日子比較的那些日子"
    },
    {
      en: "seasonality",
      zhTW: "季節性",
      definition: "what comes and goes with the calendar, such as a weekly wave, and is no drift",
      definitionZh: "隨日曆來來去去的變化，例如每週的擺盪，不算漂移"
    },
    {
      en: "multiple testing",
      zhTW: "多重檢定",
      definition: "many tests at once, of which some will be in alarm by chance unless each is made stricter",
      definitionZh: "同時做很多檢定；若不讓每個更嚴格，總有一些會碰巧告警"
    },
    {
      en: "ground truth",
      zhTW: "真實標籤",
      definition: "what turned out to be true of a row that was predicted",
      definitionZh: "一列資料在預測之後，實際發生的結果"
    },
    {
      en: "label delay",
      zhTW: "標籤延遲",
      definition: "the time from a prediction until its true label is known",
      definitionZh: "從做出預測到得知真實標籤的時間"
    },
    {
      en: "continuous evaluation",
      zhTW: "持續評估",
      definition: "holding predictions against labels day after day, as they come",
      definitionZh: "標籤一到就拿來核對預測，日日如此"
    }
  ],
  "closing-the-loop": [
    {
      en: "production readiness",
      zhTW: "上線準備度",
      definition: "how far a system has shown what others need to see before they depend on it",
      definitionZh: "系統在別人依賴它之前該證明的事，已經證明了多少"
    },
    {
      en: "reproducibility",
      zhTW: "可重現性",
      definition: "the same inputs, code and seed give the same result, on another day and another machine too",
      definitionZh: "同樣的輸入、程式與種子，換一天、換一台機器，也得到同樣的結果"
    },
    {
      en: "local cluster",
      zhTW: "本機叢集",
      definition: "a cluster whose nodes all run on one’s own computer, for trying things out",
      definitionZh: "所有節點都在自己電腦上執行的叢集，用來試驗"
    },
    {
      en: "governance",
      zhTW: "治理",
      definition: "who answers for a model and its data, by which rules, and the records that show it",
      definitionZh: "誰為模型與資料負責、依什麼規則，以及能證明這些的紀錄"
    }
  ],
  logging: [
    {
      en: "log",
      zhTW: "日誌",
      definition: "an immutable, timestamped record of discrete events over time",
      definitionZh: "不可變、帶時間戳的離散事件紀錄",
      source: sources.observability
    },
    {
      en: "immutable",
      zhTW: "不可變",
      definition: "never changed once written; a correction is a new record",
      definitionZh: "寫下後不再更動；要更正就另寫一筆"
    },
    {
      en: "structured log",
      zhTW: "結構化日誌",
      definition: "a log whose lines hold values under names, so that they can be filtered and counted",
      definitionZh: "每行的值都有名稱、可以篩選與計數的日誌"
    },
    {
      en: "root cause analysis",
      zhTW: "根因分析",
      definition: "going from a symptom back to what brought it about",
      definitionZh: "從症狀一路追到造成它的起因"
    },
    {
      en: "profile",
      zhTW: "資料輪廓",
      definition: "counts and sums of one partition, such as a day, that can be merged with those of others",
      definitionZh: "一個分區（例如一天）的計數與總和，可與其他分區合併"
    },
    {
      en: "sampling",
      zhTW: "抽樣",
      definition: "keeping some requests, drawn by chance, in place of all",
      definitionZh: "隨機留下一部分請求，代替全部"
    },
    {
      en: "retention",
      zhTW: "保存期限",
      definition: "how long a record is kept before it is deleted",
      definitionZh: "紀錄保存多久之後刪除"
    }
  ],
  "model-decay": [
    {
      en: "model decay",
      zhTW: "模型衰退",
      definition: "error grows while the model stays the same",
      definitionZh: "模型未變但誤差變大"
    },
    {
      en: "data drift",
      zhTW: "資料漂移（資料飄移）",
      definition: "P(x) changes: the inputs are distributed otherwise",
      definitionZh: "P(x)改變：輸入的分布改變"
    },
    {
      en: "concept drift",
      zhTW: "概念漂移",
      definition: "P(y given x) changes: the same input has another answer",
      definitionZh: "給定x時y的分布改變：同樣的輸入，答案不同了"
    },
    {
      en: "label shift",
      zhTW: "標籤偏移",
      definition: "P(y) changes: the answers are distributed otherwise",
      definitionZh: "P(y)改變：目標的分布改變"
    },
    {
      en: "abrupt, gradual, incremental, recurring",
      zhTW: "突發、漸進、遞增、週期",
      definition: "at once; old and new side by side; by small steps; the old returns",
      definitionZh: "一下子改變；新舊並存而新的漸多；一小步一小步改變；舊的又回來",
      source: sources.drifts
    },
    {
      en: "real and virtual drift",
      zhTW: "真實漂移、虛擬漂移",
      definition: "P(y given x) changes; only P(x) changes",
      definitionZh: "給定x時y的分布改變；只有P(x)改變",
      source: sources.drifts
    },
    {
      en: "PSI",
      zhTW: "母體穩定度指標",
      definition: "sum of (q − p) ln(q / p) over bins: how far shares have moved",
      definitionZh: "各區間(q − p) ln(q / p)之和：占比移動了多遠",
      source: sources.psi
    },
    {
      en: "Jensen–Shannon divergence",
      zhTW: "JS散度",
      definition: "how far two distributions are apart, symmetric, from 0 to 1 with base 2",
      definitionZh: "兩個分布相距多遠；對稱，以2為底時介於0與1"
    }
  ]
} as const satisfies Readonly<Record<string, readonly Term[]>>;
