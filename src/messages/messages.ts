import type * as card from "./card.en.js";
import type * as findings from "./findings.en.js";
import type * as home from "./home.en.js";
import type * as journal from "./journal.en.js";
import type * as labels from "./labels.en.js";
import type * as monitor from "./monitor.en.js";
import type * as partitions from "./partitions.en.js";
import type * as performance from "./performance.en.js";
import type * as policy from "./policy.en.js";
import type * as rows from "./rows.en.js";
import type * as serve from "./serve.en.js";
import type * as sql from "./sql.en.js";

/** The words of the dashboard by subject, as the modules of each language have them. */
interface Subjects {
  readonly card: typeof card;
  readonly findings: typeof findings;
  readonly home: typeof home;
  readonly journal: typeof journal;
  readonly labels: typeof labels;
  readonly monitor: typeof monitor;
  readonly partitions: typeof partitions;
  readonly performance: typeof performance;
  readonly policy: typeof policy;
  readonly rows: typeof rows;
  readonly serve: typeof serve;
  readonly sql: typeof sql;
}

/** Words of some subjects in the reader's language, as a page gives them to what draws. */
export type Messages<Subject extends keyof Subjects> = Pick<Subjects, Subject>;
