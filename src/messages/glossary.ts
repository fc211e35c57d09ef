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

/** Terms by lesson. The Chinese words are those of the lecture the course grew out of, where it had one. */
export const glossary = {
  "the-boston-model": [
    {
      en: "training, validation and test set",
      zhTW: "訓練集、驗證集、測試集",
      definition: "rows to fit a model on, rows to make choices with, and rows touched once, to report the error",
      definitionZh: "用來擬合模型、用來做選擇、只用一次來回報誤差的資料"
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
      definitionZh: "誤差平方平均後開根號,單位與標籤相同;大誤差影響較大"
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
      definitionZh: "同一組(例如同一城鎮)的資料只放在同一邊的切分方式"
    },
    {
      en: "censoring (cap)",
      zhTW: "設限(封頂)",
      definition: "values above a limit are stored as the limit",
      definitionZh: "超過上限的值一律記為上限"
    },
    {
      en: "proxy",
      zhTW: "代理變數",
      definition: "a column that carries what another column says, even when that one is removed",
      definitionZh: "即使移除某欄位,仍帶有其資訊的其他欄位"
    },
    {
      en: "overfitting",
      zhTW: "過度擬合",
      definition: "the error on training rows falls while the error on unseen rows does not",
      definitionZh: "訓練資料的誤差下降,未見過資料的誤差卻不再下降"
    },
    {
      en: "model card",
      zhTW: "模型卡",
      definition: "a short report on a model’s use, data, metrics and limits",
      definitionZh: "說明用途、資料、指標與限制的文件"
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
      definitionZh: "把資料與模型也納入持續交付的維運方法"
    },
    {
      en: "DataOps",
      zhTW: "資料維運",
      definition: "keeping data complete, valid and in time for whoever reads them",
      definitionZh: "讓資料完整、有效、準時，供任何使用者取用"
    },
    {
      en: "AIOps",
      zhTW: "智慧維運（AI輔助IT維運）",
      definition:
        "machine learning on the data of IT operations: which events belong together, what is out of the ordinary, what was the cause",
      definitionZh: "對IT維運資料做機器學習：找出相關事件、異常與根本原因"
    },
    {
      en: "continuous integration, delivery and training (CI, CD, CT)",
      zhTW: "持續整合、持續交付、持續訓練",
      definition: "test code, data, schema and model; deliver the pipeline; retrain and serve automatically",
      definitionZh: "測試程式、資料與模型；交付管線；自動重新訓練並上線"
    },
    {
      en: "technical debt",
      zhTW: "技術債",
      definition: "work put off that has to be paid for later, with interest",
      definitionZh: "現在省下、日後得連本帶利償還的工作"
    }
  ],
  serving: [
    {
      en: "batch inference",
      zhTW: "批次推論",
      definition: "predicting for many rows on a schedule and storing the results",
      definitionZh: "依排程整批預測並儲存結果"
    },
    {
      en: "real-time inference",
      zhTW: "即時推論",
      definition: "predicting one row on request",
      definitionZh: "收到請求當下預測單筆"
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
      definitionZh: "把當下等候的請求合成一批回答"
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
      definitionZh: "模型不動，改進資料，而不是反過來"
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
      definitionZh: "測試程式、資料、綱要與模型；交付管線；自動重新訓練並上線"
    },
    {
      en: "maturity level",
      zhTW: "成熟度等級",
      definition: "how automatic a pipeline is: manual, retraining itself, delivering itself",
      definitionZh: "管線有多自動：手動、自動重新訓練、自動交付"
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
      definitionZh: "同時供訓練與服務使用的特徵存放處"
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
      definitionZh: "輸入的分布改變，輸入與標籤的關係不變"
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
  ]
} as const satisfies Readonly<Record<string, readonly Term[]>>;
