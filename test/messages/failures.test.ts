import {describe, expect, it} from "vitest";
import {REASONS} from "../../data-loaders/sources/typed-value.js";
import {failureText} from "../../src/messages/failures.zh-TW.js";
import {journalWords} from "../../src/messages/journal.zh-TW.js";
import {reasonText} from "../../src/messages/rows.zh-TW.js";

describe("failureText(reason) for a Chinese reader", () => {
  it.each([
    [
      "cannot load https://example.org/a.json: HTTP status 404",
      "載入https://example.org/a.json時，網站回覆HTTP狀態404"
    ],
    ["Failed to fetch", "連不上網站"],
    ["TensorFlow.js could not start webgl on this device", "TensorFlow.js無法在這台裝置上啟動webgl"],
    ["the model cannot be asked: job without a code", "無法拿這一列問模型：job沒有對應的代碼"],
    ["something else", "something else"]
  ])("%s", (reason, text) => {
    expect(failureText(reason)).toBe(text);
  });

  it("stands where a page says what failed", () => {
    expect(journalWords.failure("Failed to fetch")).toBe("無法顯示日誌：連不上網站。");
  });
});

describe("reasonText(reason) for a Chinese reader", () => {
  it.each([
    ...Object.values(REASONS),
    ...["no key", "no label", "no time", "not JSON", "not a JSON object", "no value in any column", "not UTF-8"],
    ...["longer than 2,000,000 bytes", "too few fields: 3, expected 7", "cannot be computed: hour(ts)"],
    "a quote that is not closed where its field ends"
  ])("says in Chinese, with its figures: %s", (reason) => {
    const told = reasonText(reason);
    expect(told).toMatch(/\p{Script=Han}/u);
    for (const figure of reason.match(/[\d,]*\d/g) ?? []) expect(told).toContain(figure);
  });

  it("keeps one that it has no words for", () => {
    expect(reasonText("unlike any")).toBe("unlike any");
  });
});
