/** A term in both languages; definitions without a source are ours. */
export interface Term {
  readonly en: string;
  readonly zhTW: string;
  readonly definition: string;
  readonly definitionZh: string;
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
  ]
} as const satisfies Readonly<Record<string, readonly Term[]>>;
