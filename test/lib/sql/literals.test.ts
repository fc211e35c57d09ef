import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {sqlName, sqlNumber, sqlText} from "../../../lib/sql/literals.js";

fc.configureGlobal({seed: 20261123, numRuns: 500});

const finite = fc.double({noNaN: true, noDefaultInfinity: true});

describe("sqlNumber(x)", () => {
  it("reads back as the same double, and always has an exponent", () => {
    fc.assert(
      fc.property(finite, (x) => {
        const text = sqlNumber(x);
        expect(text).toMatch(/^(\d(\.\d+)?e-?\d+|\(-\d(\.\d+)?e-?\d+\))$/);
        expect(Number(text.replace(/[()]/g, ""))).toBe(x + 0);
      })
    );
  });

  it.each([
    [0, "0e0"],
    [-0, "0e0"],
    [1.8857563050276303, "1.8857563050276303e0"],
    [-1e300, "(-1e300)"],
    [5e-324, "5e-324"]
  ])("writes %d as %s", (x, text) => expect(sqlNumber(x)).toBe(text));

  it.each([NaN, Infinity, -Infinity])("refuses %d", (x) => expect(() => sqlNumber(x)).toThrow(`invalid number: ${x}`));
});

describe("sqlText(text) and sqlName(name)", () => {
  it("double their own quote and leave everything else alone", () => {
    expect(sqlText('it\'s "so"\n--\\')).toBe("'it''s \"so\"\n--\\'");
    expect(sqlName('it\'s "so"\n--\\')).toBe('"it\'s ""so""\n--\\"');
  });

  it("refuse what engines cannot hold", () => {
    for (const text of ["a\0b", "\ud800", "x\udc00"]) {
      expect(() => sqlText(text)).toThrow(RangeError);
      expect(() => sqlName(text)).toThrow(RangeError);
    }
    expect(() => sqlName("")).toThrow("invalid name: empty");
    expect(sqlText("😀")).toBe("'😀'");
  });
});
