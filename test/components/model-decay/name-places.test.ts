import {describe, expect, it} from "vitest";
import {namePlaces} from "../../../src/components/model-decay/name-places.js";

const limits = {left: 0, right: 300};

describe("namePlaces(dots, limits)", () => {
  it("puts a name to the left of its dot, or to the right where the left has no room", () => {
    expect(namePlaces([{name: "abc", at: [200, 50]}], limits)).toEqual([{x: 189, y: 50, anchor: "end"}]);
    expect(namePlaces([{name: "abc", at: [10, 50]}], limits)).toEqual([{x: 21, y: 50, anchor: "start"}]);
  });

  it("keeps names off each other and off other dots", () => {
    const dots = [0, 3, 6, 9].map((y) => ({name: "a name", at: [150, 50 + y] as const}));
    const places = namePlaces(dots, limits);
    for (const anchor of ["start", "end"]) {
      const heights = places.filter((place) => place.anchor === anchor).map(({y}) => y);
      heights.sort((a, b) => a - b);
      for (let i = 1; i < heights.length; ++i) expect(heights[i]! - heights[i - 1]!).toBeGreaterThanOrEqual(13);
    }
    const [first] = namePlaces(
      [
        {name: "abc", at: [200, 50]},
        {name: "d", at: [180, 50]}
      ],
      limits
    );
    expect(first).not.toMatchObject({y: 50, anchor: "end"});
  });

  it("keeps names off the ring around a place", () => {
    const dots = [{name: "abc", at: [200, 50]}] as const;
    const [besideDot] = namePlaces([...dots, {name: "", at: [160, 50]}], limits);
    expect(besideDot).toMatchObject({y: 50, anchor: "end"});
    expect(namePlaces(dots, limits, [160, 50])[0]).toMatchObject({y: 50, anchor: "start"});
    expect(namePlaces(dots, limits, [200, 50])[0]).toEqual({x: 186, y: 50, anchor: "end"});
  });

  it("counts a Chinese character as twice a letter", () => {
    expect(namePlaces([{name: "房價上漲", at: [60, 50]}], limits)[0]!.anchor).toBe("start");
    expect(namePlaces([{name: "rise", at: [60, 50]}], limits)[0]!.anchor).toBe("end");
  });
});
