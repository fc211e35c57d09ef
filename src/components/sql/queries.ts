/** Queries to begin with, each with the table that it needs. */
export const queries: readonly {readonly table: string; readonly sql: string}[] = [
  {
    table: "journal",
    sql: "SELECT kind, count(*) AS events, min(partition) AS first, max(partition) AS last\nFROM journal\nGROUP BY kind\nORDER BY events DESC, kind"
  },
  {
    table: "journal",
    sql: "SELECT stream, column_name, count(*) AS alarms, min(partition) AS first\nFROM journal\nWHERE kind = 'alarm'\nGROUP BY ALL\nORDER BY alarms DESC, stream, column_name\nLIMIT 20"
  },
  {
    table: "evidence",
    sql: "SELECT partition, stream, kind, action, figure, evidence.value\nFROM journal JOIN evidence USING (line)\nWHERE kind <> 'decision' OR action = 'retrain'\nORDER BY line, figure"
  },
  {
    table: "profiles",
    sql: "SELECT stream, column_name, count(*) AS partitions, max(missing / rows) AS largest_share\nFROM profiles\nWHERE missing > 0 AND role = 'feature'\nGROUP BY ALL\nORDER BY largest_share DESC"
  },
  {
    table: "requests",
    sql: "SELECT *, prediction - label AS error\nFROM requests\nWHERE label IS NOT NULL\nORDER BY abs(error) DESC\nLIMIT 10"
  },
  {
    table: "incident",
    sql: "SELECT date_trunc('hour', time) AS hour, count(*) AS requests,\n  round(median(prediction), 1) AS median, round(min(prediction), 1) AS lowest, round(max(prediction), 1) AS highest\nFROM incident\nGROUP BY hour\nORDER BY hour"
  },
  {
    table: "incident",
    sql: "SELECT replica, service, count(*) AS requests, min(nox) AS lowest_nox, max(nox) AS highest_nox,\n  min(time) FILTER (nox > 1) AS since\nFROM incident\nGROUP BY ALL\nORDER BY replica, service"
  }
];
