import * as card from "../../src/messages/card.en.js";
import * as findings from "../../src/messages/findings.en.js";
import * as home from "../../src/messages/home.en.js";
import * as journal from "../../src/messages/journal.en.js";
import * as labels from "../../src/messages/labels.en.js";
import type {Messages} from "../../src/messages/messages.js";
import * as monitor from "../../src/messages/monitor.en.js";
import * as partitions from "../../src/messages/partitions.en.js";
import * as performance from "../../src/messages/performance.en.js";
import * as policy from "../../src/messages/policy.en.js";
import * as rows from "../../src/messages/rows.en.js";
import * as serve from "../../src/messages/serve.en.js";
import * as sql from "../../src/messages/sql.en.js";

const words = {card, findings, home, journal, labels, monitor, partitions, performance, policy, rows, serve, sql};

/** All words of the dashboard in English. */
export const english: Messages<keyof typeof words> = words;
