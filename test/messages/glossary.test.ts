import {describe, expect, it} from "vitest";
import {termNamed} from "../../src/components/lesson/term-names.js";
import {glossary} from "../../src/messages/glossary.js";
import type {Term} from "../../src/messages/glossary.js";

const terms: readonly Term[] = Object.values(glossary).flat();

/** What the plan of the course wants explained, in both languages. */
const wanted: Readonly<Record<string, string>> = {
  ...{DevOps: "開發維運", MLOps: "機器學習維運", AIOps: "智慧維運", "technical debt": "技術債"},
  ...{CI: "持續整合", CD: "持續交付", CT: "持續訓練", pipeline: "管線", orchestration: "編排", artefact: "產出物"},
  ...{metadata: "中繼資料", lineage: "資料沿革", "feature store": "特徵庫", trigger: "觸發條件"},
  ...{"maturity level": "成熟度等級", "data pipeline": "資料管線", "data quality": "資料品質"},
  ...{"feature space coverage": "特徵空間涵蓋範圍", label: "標籤", "label noise": "標註雜訊", outlier: "離群值"},
  ...{"garbage in, garbage out": "垃圾進，垃圾出", "data-centric AI": "以資料為中心的AI", censoring: "設限"},
  ...{"training set": "訓練集", "validation set": "驗證集", "test set": "測試集", baseline: "基準模型"},
  ...{RMSE: "均方根誤差", "data leakage": "資料洩漏", "group split": "分組切分", "model card": "模型卡"},
  ...{proxy: "代理變數", overfitting: "過度擬合", extrapolation: "外插", "covariate shift": "共變量偏移"},
  ...{transfer: "遷移", "consistency of units": "單位一致性", "batch inference": "批次推論"},
  ...{"real-time inference": "即時推論", latency: "延遲", "tail latency": "尾端延遲", throughput: "吞吐量"},
  ...{accelerator: "加速器", "model serving framework": "模型服務框架", "multi-model serving": "多模型服務"},
  ...{"feature lookup": "特徵查詢", "monitoring dashboard": "監控儀表板", "input distribution": "輸入分布"},
  ...{"prediction distribution": "預測分布", "model version": "模型版本", "alert threshold": "告警門檻"},
  ...{slice: "切片", fairness: "公平性", log: "日誌", immutable: "不可變", "root cause analysis": "根因分析"},
  ...{"structured log": "結構化日誌", sampling: "抽樣", retention: "保存期限", profile: "資料輪廓"},
  ...{"model decay": "模型衰退", "data drift": "資料漂移", "concept drift": "概念漂移", "label shift": "標籤偏移"},
  ...{abrupt: "突發", gradual: "漸進", incremental: "遞增", recurring: "週期", "virtual drift": "虛擬漂移"},
  ...{PSI: "母體穩定度指標", "Jensen–Shannon divergence": "JS散度", "L-infinity distance": "L∞距離"},
  ...{"two-sample test": "雙樣本檢定", "false alarm": "誤報", "multiple testing": "多重檢定"},
  ...{"reference window": "參考視窗", seasonality: "季節性", "ground truth": "真實標籤"},
  ...{"continuous evaluation": "持續評估", "label delay": "標籤延遲", skew: "資料偏斜", schema: "綱要"},
  ...{"schema skew": "綱要偏斜", "feature skew": "特徵偏斜", "distribution skew": "分布偏斜", anomaly: "異常"},
  ...{"baseline statistics": "基準統計", "training-serving skew": "訓練與服務偏斜", domain: "值域"},
  ...{environment: "環境標記", "retraining policy": "重新訓練策略", "on demand": "隨需", schedule: "排程"},
  ...{rebuild: "重建模型", champion: "現行模型", challenger: "挑戰模型", canary: "金絲雀發布", rollback: "回復"},
  ...{"shadow mode": "影子模式", "production readiness": "上線準備度", reproducibility: "可重現性"},
  ...{"local cluster": "本機叢集", governance: "治理"}
};

describe("glossary", () => {
  it("has each term once, in both languages", () => {
    expect(new Set(terms.map(({en}) => en)).size).toBe(terms.length);
    const texts = terms.flatMap(({source, ...words}) => [...Object.values(words), ...Object.values(source ?? {})]);
    expect(texts.filter((text) => text.trim() === "")).toEqual([]);
  });

  it.each(Object.entries(wanted))("explains %s, %s, under both names", (en, zhTW) => {
    const found = termNamed(zhTW, terms, "zh-TW");
    expect(termNamed(en, terms, "en")).not.toBeNull();
    expect(found).not.toBeNull();
    expect(termNamed(en, [found!], "en")).toBe(found);
  });

  it("explains each in 30 words at most", () => {
    const long = terms.filter(({definition}) => definition.split(/\s+/).length > 30);
    expect(long.map(({en}) => en)).toEqual([]);
  });
});
