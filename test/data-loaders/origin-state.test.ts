import {expect, it} from "vitest";
import {whyMade, withoutSecrets} from "../../data-loaders/state/origin.js";

const before = {code: "a", inputs: {file: {path: "x.csv", content: "1"}, features: ["a", "b"], model: null}};

it.each([
  [null, before, "new"],
  [before, {...before, code: "b"}, "changed: code"],
  [before, {...before, inputs: {...before.inputs, file: {path: "x.csv", content: "2"}}}, "changed: file.content"],
  [before, {...before, inputs: {...before.inputs, features: ["b", "a"]}}, "changed: features"],
  [before, {...before, inputs: {...before.inputs, model: {prediction: "p"}}}, "changed: model"],
  [before, {...before, inputs: {features: ["a", "b"], model: null, seed: 1}}, "changed: file, seed"],
  [
    {code: "a", inputs: {a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1}},
    {code: "b", inputs: {a: 2, b: 2, c: 2, d: 2, e: 2, f: 2, g: 2}},
    "changed: code, a, b, c, d, e and 2 more"
  ]
])("whyMade(%j, %j) is %j", (former, now, why) => {
  expect(whyMade(former, now)).toBe(why);
});

it("withoutSecrets(inputs) leaves no password or signature of an address, and all else as it is", () => {
  const inputs = {
    files: ["https://me:secret@host/a.csv?sig=secret", "s3://bucket/a b.csv", "a?b.csv"],
    seed: 1,
    none: null
  };
  const shown = withoutSecrets(inputs);
  expect(JSON.stringify(shown)).not.toContain("secret");
  expect(shown).toMatchObject({
    files: [expect.stringMatching(/^https:\/\/host\/a\.csv\?\w{8}$/), "s3://bucket/a b.csv", "a?b.csv"],
    seed: 1,
    none: null
  });
});
