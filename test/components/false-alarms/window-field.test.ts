import {describe, expect, it} from "vitest";
import {windowField} from "../../../src/components/false-alarms/window-field.js";

describe("windowField(initial, days)", () => {
  const field = windowField({from: 0, to: 30}, 120);

  it("writes the first and the last day, and reads them", () => {
    expect(field.format({from: 33, to: 40})).toBe("33-39");
    expect(field.parse("33-39")).toEqual({from: 33, to: 40});
    expect(field.parse("5-5")).toEqual({from: 5, to: 6});
  });

  it.each(["", "7", "9-7", "0-120", "a-b", "-1-3"])("does not take %o for a window", (text) => {
    expect(field.parse(text)).toBeUndefined();
  });
});
