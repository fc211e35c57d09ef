import {describe, expect, it} from "vitest";
import {costCheck, errorCheck, schemaCheck, sliceCheck} from "../../lib/policy/gate-checks.js";
import {shortDescriptions} from "../../lib/schema/short-descriptions.js";
import type {AnomalyKind} from "../../lib/schema/types.js";
import {checkText as englishCheck} from "../../src/messages/reasons.en.js";
import {anomalyText, checkText, decisionText, judgementText} from "../../src/messages/reasons.zh-TW.js";

describe("anomalyText of a Chinese reader", () => {
  it.each<[AnomalyKind, string, string]>([
    [
      "ENUM_TYPE_UNEXPECTED_STRING_VALUES",
      "rad has unexpected values: 99 (26.67 % of values)",
      "rad出現綱要裡沒有的值：99 (26.67%)"
    ],
    ["SCHEMA_MISSING_COLUMN", "ptratio is expected and absent", "應該有ptratio，卻沒有"],
    ["SCHEMA_NEW_COLUMN", "pupils (float) is not in the schema", "綱要裡沒有pupils（float）"],
    ["UNEXPECTED_DATA_TYPE", "tax is float, expected int", "tax是float，應為int"],
    ["FLOAT_TYPE_BIG_FLOAT", "nox reaches 87.1, expected at most 1", "nox大到87.1，至多應為1"],
    ["DATASET_LOW_NUM_EXAMPLES", "there are 3 rows, expected at least 50", "有3列，至少應有50列"]
  ])("puts the figures of the build's sentence into its own words: %s", (kind, description, text) => {
    expect(anomalyText({kind, column: "x", description})).toBe(text);
  });

  it("joins the sentences of several reasons, and keeps the code of one that it has no words for", () => {
    const description = "tax is float, expected int; tax has something the matter";
    expect(anomalyText({kind: "MULTIPLE_REASONS", column: "tax", description})).toBe(
      "tax是float，應為int；tax：MULTIPLE_REASONS"
    );
    expect(shortDescriptions).toHaveProperty("MULTIPLE_REASONS");
  });
});

describe("decisionText of a Chinese reader", () => {
  const evidence = {
    ...{"performance.needed": 5, "performance.error": 4.22, "performance.baseline": 3.29, "performance.ratio": 1.28},
    ...{"performance.limit": 1.25, "labels.new": 824, "labels.learnable": 61, "coolDown.limit": 14}
  };

  it("tells what the triggers saw", () => {
    expect(
      decisionText({action: "retrain", trigger: "performance", reason: "RMSE of 5 partitions is 4.22", evidence})
    ).toBe("最近5段時間的RMSE是4.22，是保留資料上3.29的1.28倍，門檻1.25倍");
  });

  it("tells why one that fired did not count", () => {
    const silent = {...evidence, "coolDown.partitions": 3};
    const decision = {action: "keep", trigger: null, reason: "", evidence: silent} as const;
    expect(decisionText(decision)).toMatch(/；但觸發後要靜候14段時間，目前才過3段$/);
    expect(decisionText({...decision, evidence: {...evidence, "labels.new": 0}})).toMatch(
      /；但上次訓練之後還沒有新標籤$/
    );
    expect(decisionText({...decision, evidence: {}})).toMatch(/^要先判定金絲雀/);
  });
});

describe("checkText and judgementText of a Chinese reader", () => {
  it("take every figure from the evidence", () => {
    const losses = {n: 100, champion: 900, challenger: 400};
    expect(checkText(errorCheck("RMSE", 0.95, losses, {value: -5, low: -7, high: -3}))).toBe(
      "100列保留資料上的RMSE：挑戰者2，現役模型3；均方誤差相差−5（95%信賴區間−7到−3）"
    );
    const brier = {n: 100, champion: 20, challenger: 18};
    expect(checkText(errorCheck("Brier score", 0.95, brier, {value: -0.02, low: -0.03, high: -0.01}))).toBe(
      "100列保留資料上的Brier分數：挑戰者0.18，現役模型0.2；Brier分數相差−0.02（95%信賴區間−0.03到−0.01）"
    );
    expect(checkText(errorCheck("RMSE", 0.95, {...losses, n: 12}, {value: 0, low: 0, high: 0}))).toBe(
      "保留資料只有12列有標籤，要30列"
    );
    expect(checkText(errorCheck("RMSE", 0.95, losses, {value: 0, low: NaN, high: NaN}))).toBe(
      "100列保留資料，算不出差異的信賴區間"
    );
    expect(checkText(schemaCheck([{column: "tax", kind: "FLOAT_TYPE_SMALL_FLOAT"}]))).toBe("訓練資料有1項異常");
    expect(checkText(costCheck("size", "bytes", 1000, 1500, 2))).toBe("挑戰者1,500，現役模型1,000，至多2.0倍");
    expect(checkText(sliceCheck("RMSE", 0.1, [{slice: "rad = 24", n: 50, champion: 200, challenger: 450}]))).toBe(
      "1個切片中最差的一個（50列）：挑戰者3，現役模型2，至多可多10%"
    );
    expect(judgementText({reason: "", evidence: {}})).toBe("這是第一個模型，或是已通過關卡");
  });
});

describe("checkText of an English reader", () => {
  it("has thousands, signs and apostrophes as pages have them", () => {
    const reason = "RMSE 39.5 against the champion's 39.7 on 117159 held-out rows, a difference of -12.4";
    expect(englishCheck({name: "error", passed: false, reason, evidence: {}})).toBe(
      "RMSE 39.5 against the champion’s 39.7 on 117,159 held-out rows, a difference of −12.4"
    );
  });
});
