import {checkTable} from "./table-checks.js";
import {tableMonitor} from "./table-fields.js";
import type {TableMonitor} from "./types.js";

/** The same with its parts checked against each other and defaults that depend on other parts filled in. */
export const checkedTableMonitor = tableMonitor.check(checkTable).transform((value): TableMonitor => {
  const {data, drift} = value;
  return {
    ...value,
    data: {
      ...data,
      reference: data.reference ?? null,
      labels: data.labels ?? null,
      time: data.time ?? null,
      key: data.key ?? null
    },
    partition: data.time === undefined ? "file" : (value.partition ?? "day"),
    task: value.task ?? null,
    columns: value.columns.map((column) => ({...column, type: column.type ?? null, kind: column.kind ?? null})),
    target: value.target ?? null,
    model: value.model ?? null,
    retrain: value.retrain ?? null,
    drift: {...drift, reference: data.reference === undefined ? (drift.reference ?? {first: 30}) : null}
  };
});
