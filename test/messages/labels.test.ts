import {describe, expect, it} from "vitest";
import {delayText} from "../../src/components/delay-text.js";
import {describeLabels, labelledText} from "../../src/messages/labels.en.js";

const none = {files: 1, read: 0, matched: 0, waiting: 0, replaced: 0, later: 0, unusable: []};

describe("describeLabels(account)", () => {
  it("tells of every row of labels", () => {
    const unusable = [
      {column: "id", reason: "no key", rows: 3},
      {column: "y", reason: "not a number", rows: 1}
    ];
    expect(
      describeLabels({...none, files: 2, read: 1020, matched: 1000, waiting: 10, replaced: 4, later: 2, unusable})
    ).toBe(
      "1,020 rows of labels were read from 2 files: 1,000 belong to a row; 10 wait for their row, and count when it comes; " +
        "4 were replaced by a later label of the same key; 2 were not known yet at the time this page looks back to; 4 cannot be used."
    );
    expect(describeLabels(none)).toBe("0 rows of labels were read from one file.");
  });
});

describe("labelledText(labelled, rows)", () => {
  it.each([
    [46, 50, "92%"],
    [50, 50, "100%"],
    [9999, 10000, "over 99%"],
    [1, 10000, "below 1%"],
    [0, 50, "0%"],
    [null, 50, "–"],
    [0, 0, "–"]
  ])("%s of %s is %s", (labelled, rows, text) => {
    expect(labelledText(labelled, rows)).toBe(text);
  });
});

describe("delayText(delayMs, unit)", () => {
  it.each([
    [36 * 3_600_000, "day", "1.5"],
    [36 * 3_600_000, "hour", "36.0"],
    [84 * 3_600_000, "week", "0.5"],
    [730.485 * 3_600_000, "month", "1.0"],
    [-3_600_000, "hour", "−1.0"],
    [null, "day", "–"],
    [1, "file", "–"]
  ] as const)("%s ms in %ss is %s", (delay, unit, text) => {
    expect(delayText(delay, unit)).toBe(text);
  });
});
