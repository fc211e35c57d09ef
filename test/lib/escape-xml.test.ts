import {expect, it} from "vitest";
import {escapeXml} from "../../lib/escape-xml.js";

it("escapeXml(text) leaves nothing that could be markup, and nothing else changed", () => {
  expect(escapeXml(`<img src="x"> & 'so' on – 20 °C`)).toBe("&lt;img src=&quot;x&quot;&gt; &amp; 'so' on – 20 °C");
});
