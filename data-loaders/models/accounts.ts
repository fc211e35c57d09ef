import type {AnswerAccount} from "../stages/own-answers.js";

/** Adds up what became of the rows of several files; reasons in order of how many rows have them. */
export function addAccounts(accounts: Iterable<AnswerAccount>): AnswerAccount {
  const reasons = new Map<string, AnswerAccount["gaps"][number]>();
  let rows = 0;
  for (const account of accounts) {
    rows += account.rows;
    for (const {column, reason, rows: own} of account.gaps) {
      const name = JSON.stringify([column, reason]);
      reasons.set(name, {column, reason, rows: (reasons.get(name)?.rows ?? 0) + own});
    }
  }
  const gaps = [...reasons].sort(([a, {rows: most}], [b, {rows: other}]) => other - most || (a < b ? -1 : 1));
  return {rows, gaps: gaps.map(([, gap]) => gap)};
}

/** "12 of 3,000 rows have no answer: job without a code (8), age missing (4)" */
export function accountText({rows, gaps}: AnswerAccount): string {
  const count = (n: number): string => n.toLocaleString("en-US");
  const missing = gaps.reduce((sum, gap) => sum + gap.rows, 0);
  if (missing === 0) return `all of ${count(rows)} rows have an answer`;
  const reasons = gaps.map(
    ({column, reason, rows: own}) => `${column === "" ? "" : `${column} `}${reason} (${count(own)})`
  );
  return `${count(missing)} of ${count(rows)} rows have no answer: ${reasons.join(", ")}`;
}
