import {buildSchemas} from "./build-schemas.js";
import type {EventSchemas} from "./event-schema.js";
import {modelSchemas} from "./model-schemas.js";
import {partitionSchemas} from "./partition-schemas.js";
import type {EventKind} from "./types.js";

/** What each kind of event has: what the check of a journal and docs/journal.md are made of. */
export const journalSchemas: EventSchemas<EventKind> = {...partitionSchemas, ...modelSchemas, ...buildSchemas};

/** The kinds of events, in the order in which a step writes them; builds come last. */
export const EVENT_KINDS = Object.keys(journalSchemas) as readonly EventKind[];
