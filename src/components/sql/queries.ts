/** What a model's answers are, where they can be held against labels. */
export type Answers = "numbers" | "classes";

interface Query {
  /** the table that it needs */
  readonly table: string;
  /** what it takes answers for; left out where it asks for none */
  readonly answers?: Answers;
  readonly sql: string;
}

/** Queries to begin with. */
export const queries: readonly Query[] = [
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
    answers: "numbers",
    sql: "SELECT *, prediction - label AS error\nFROM requests\nWHERE label IS NOT NULL\nORDER BY abs(error) DESC\nLIMIT 10"
  },
  {
    table: "requests",
    answers: "classes",
    sql: "SELECT *\nFROM requests\nWHERE label <> prediction\nLIMIT 20"
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
