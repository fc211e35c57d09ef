import {describe, expect, it} from "vitest";
import {markedField} from "../../../src/components/what-to-watch/hidden-answer.js";

describe("markedField(features)", () => {
  const field = markedField(["rm", "nox"]);

  it.each([null, "skipped", {stream: "b", feature: "nox", day: 34}] as const)("writes and reads %o", (value) => {
    const text = field.format(value);
    expect(value === null ? field.initial : field.parse(text)).toEqual(value);
  });

  it.each(["", "b.nox", "d.nox.34", "b.lstat.34", "b.nox.-1", "b.nox.60", "b.nox.3.4", "b.nox.x"])(
    "refuses %j",
    (text) => {
      expect(field.parse(text)).toBeUndefined();
    }
  );
});
