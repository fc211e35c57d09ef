import {describe, expect, it} from "vitest";
import {parseResponses} from "../../src/components/quiz-responses.js";
import {answerOf, fits, judge, rightCases, score} from "../../src/components/quiz-score.js";
import type {ChoiceItem, ClassifyItem, NumberItem, OrderItem, Response} from "../../src/components/quiz-score.js";

const text = {question: "?", reason: "because"};
const options = ["a", "b", "c"].map((id) => ({id, text: id}));
const choice: ChoiceItem = {...text, id: "choice", type: "choice", options};
const order: OrderItem = {...text, id: "order", type: "order", options};
const number: NumberItem = {
  ...text,
  id: "number",
  type: "number",
  unit: "",
  digits: 3,
  min: 0,
  max: 1,
  step: 0.001,
  tolerance: 0.05
};
const classify: ClassifyItem = {
  ...{...text, id: "classify", type: "classify", cases: options},
  kinds: [
    {id: "x", text: "x"},
    {id: "y", text: "y"}
  ]
};
const answers = {choice: "b", order: ["c", "a", "b"], number: 0.00552, classify: ["x", "x", "y"]};

describe("judge(item, response, answers)", () => {
  it.each([
    [choice, "b", "right"],
    [choice, "a", "wrong"],
    [order, ["c", "a", "b"], "right"],
    [order, ["a", "c", "b"], "wrong"],
    [classify, ["x", "x", "y"], "right"],
    [classify, ["x", "y", "y"], "wrong"],
    [number, 0.006, "right"],
    [number, 0.04, "close"],
    [number, 0.9, "wrong"]
  ] as const)("judges %o", (item, response, verdict) => {
    expect(judge(item, response, answers)).toBe(verdict);
  });
  it("throws when the answer is missing or of another kind", () => {
    expect(() => judge(choice, "a", {})).toThrow(new RangeError("no choice answer: choice"));
    expect(() => answerOf(number, {number: "8"})).toThrow(new RangeError("no number answer: number"));
    expect(() => answerOf(classify, {classify: ["x"]})).toThrow(new RangeError("no classify answer: classify"));
  });
});

describe("fits(item, response)", () => {
  it("accepts only what the item could have been answered with", () => {
    expect([fits(choice, "c"), fits(choice, "z"), fits(choice, 3)]).toEqual([true, false, false]);
    expect([fits(order, ["b", "a", "c"]), fits(order, ["b", "a"]), fits(order, "a")]).toEqual([true, false, false]);
    expect([fits(number, 3), fits(number, "3")]).toEqual([true, false]);
    const classified = [["y", "y", "y"], ["x", "y"], ["x", "y", "a"], "x"];
    expect(classified.map((response) => fits(classify, response))).toEqual([true, false, false, false]);
  });
  it("leaves the item as it was", () => {
    fits(order, ["c", "b", "a"]);
    expect(order.options.map(({id}) => id)).toEqual(["a", "b", "c"]);
  });
});

describe("rightCases(item, response, answers)", () => {
  it("counts the cases that are in their kind", () => {
    expect(rightCases(classify, ["y", "x", "y"], answers)).toBe(2);
    expect(rightCases(classify, "x", answers)).toBe(0);
  });
});

describe("score(items, responses, answers)", () => {
  it("counts answered, and right or close", () => {
    const responses = new Map<string, Response>([
      ["choice", "a"],
      ["number", 0.04]
    ]);
    expect(score([choice, order, number], responses, answers)).toEqual({answered: 2, right: 1});
  });
});

describe("parseResponses(text)", () => {
  it("reads what was stored", () => {
    const stored: [string, Response][] = [
      ["a", 8],
      ["b", "x"],
      ["c", ["y", "z"]]
    ];
    expect([...parseResponses(JSON.stringify(stored))]).toEqual(stored);
  });
  it.each([null, "", "{", "{}", "3", '[["a",{}],[1,2],["b",[3]]]'])("takes %s as none", (stored) => {
    expect(parseResponses(stored).size).toBe(0);
  });
});
