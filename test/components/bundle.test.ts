import {describe, expect, it} from "vitest";
import {bundleUrl} from "../../src/components/bundle.js";

describe("bundleUrl(summaryHref, name, version)", () => {
  it.each([
    {
      where: "a build at the root",
      href: "https://a.org/_file/data/boston/summary.1a2b3c4d.json",
      url: "https://a.org/data/boston/profiles-S1.bin?v=7f"
    },
    {
      where: "a build below a folder",
      href: "https://a.org/team/book/_file/data/boston/summary.1a2b3c4d.json",
      url: "https://a.org/team/book/data/boston/profiles-S1.bin?v=7f"
    },
    {
      where: "a build below a folder named like Framework's",
      href: "https://a.org/_file/book/_file/data/boston/summary.1a2b3c4d.json",
      url: "https://a.org/_file/book/data/boston/profiles-S1.bin?v=7f"
    },
    {
      where: "the preview",
      href: "http://127.0.0.1:3000/_file/data/boston/summary.json?sha=1a2b",
      url: "http://127.0.0.1:3000/_file/data/boston/profiles-S1.bin?v=7f"
    }
  ])("in $where", ({href, url}) => expect(bundleUrl(href, "profiles-S1.bin", "7f")).toBe(url));
});
