/** What a policy concluded about one partition, with the figures it rests on. */
export interface Decision {
  readonly action: "keep" | "retrain";
  /** the trigger that fired, or null */
  readonly trigger: "error" | null;
  /** one sentence, for people */
  readonly reason: string;
  readonly evidence: Readonly<Record<string, number>>;
}
