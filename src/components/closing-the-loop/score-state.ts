import {allTests, claims} from "../../lib/course/closing-the-loop/testscore.js";
import type {Claims} from "../../lib/course/closing-the-loop/testscore.js";
import type {Fields} from "../state-fields.js";

/** What is claimed of each test, written as a digit each, in the order of the tests: 0 not done, 1 by hand, 2 automated. */
export function claimsField(initial: Claims): Fields<{claims: Claims}>["claims"] {
  return {
    initial,
    parse: (text) =>
      text.length === allTests.length && /^[0-2]+$/.test(text)
        ? (Object.fromEntries(allTests.map((id, i) => [id, claims[Number(text[i])]!])) as Claims)
        : undefined,
    format: (claimed) => allTests.map((id) => claims.indexOf(claimed[id])).join("")
  };
}
