/** The fields of a schedule in their order, with the numbers that each may hold. */
export const cronFields = [
  {name: "minute", min: 0, max: 59, names: []},
  {name: "hour", min: 0, max: 23, names: []},
  {name: "day", min: 1, max: 31, names: []},
  {name: "month", min: 1, max: 12, names: "jan feb mar apr may jun jul aug sep oct nov dec".split(" ")},
  {name: "weekday", min: 0, max: 6, names: "sun mon tue wed thu fri sat".split(" ")}
] as const satisfies readonly {name: string; min: number; max: number; names: readonly string[]}[];
export type CronField = (typeof cronFields)[number]["name"];

/** The numbers at which a schedule fires, ascending; `null` where a field says `*`, which is not the same for days. */
export type Cron = Readonly<Record<CronField, readonly number[] | null>>;

/** Why a text is no schedule. */
export type CronFault =
  | {readonly kind: "count"; readonly count: number}
  | {
      readonly kind: "field";
      readonly field: CronField;
      readonly text: string;
      readonly min: number;
      readonly max: number;
    };

/**
 * Reads a schedule of five fields: minute, hour, day of the month, month, day of the week, from Sunday, which is 0. Each
 * is `*`, a number, a range `a-b`, either with a step `/n`, or several of them with commas between; months and days of
 * the week have names of three letters as well.
 * @returns why the text is no schedule, where it is none
 * Source: the format of `spec.schedule` in the Kubernetes reference of CronJob, and crontab(5).
 */
export function parseCron(text: string): Cron | CronFault {
  const words = text.trim().split(/\s+/).filter(Boolean);
  if (words.length !== cronFields.length) return {kind: "count", count: words.length};
  const read: Partial<Record<CronField, readonly number[] | null>> = {};
  for (const [i, {name, min, max, names}] of cronFields.entries()) {
    const numbers = numbersOf(words[i]!, min, max, names);
    if (numbers === undefined) return {kind: "field", field: name, text: words[i]!, min, max};
    read[name] = numbers;
  }
  return read as Cron;
}

/** Returns whether what `parseCron` returned is why there is no schedule. */
export function isFault(read: Cron | CronFault): read is CronFault {
  return "kind" in read;
}

function numbersOf(text: string, min: number, max: number, names: readonly string[]): number[] | null | undefined {
  if (text === "*" || text === "*/1") return null;
  const all = new Set<number>();
  for (const part of text.split(",")) {
    const [, range = "", from = "", to, step = "1"] =
      /^(\*|([a-z]{3}|\d{1,2})(?:-([a-z]{3}|\d{1,2}))?)(?:\/(\d{1,2}))?$/i.exec(part) ?? [];
    if (range === "") return undefined;
    const numberOf = (word: string): number => {
      const position = names.indexOf(word.toLowerCase());
      return /^\d+$/.test(word) ? Number(word) : position < 0 ? NaN : position + min;
    };
    const low = range === "*" ? min : numberOf(from);
    // a number with a step runs on to the end of its field
    const high = to !== undefined ? numberOf(to) : range === "*" || part.includes("/") ? max : low;
    if (!(low >= min && high <= max && low <= high && Number(step) >= 1)) return undefined;
    for (let value = low; value <= high; value += Number(step)) all.add(value);
  }
  return [...all].sort((a, b) => a - b);
}

/**
 * Returns how often a schedule fires in a year. Where both the day of the month and the day of the week are given, a day
 * fires that fits either, which surprises many.
 */
export function runsInYear({minute, hour, day, month, weekday}: Cron, year: number): number {
  const perDay = (minute?.length ?? 60) * (hour?.length ?? 24);
  let days = 0;
  for (
    const date = new Date(Date.UTC(year, 0, 1));
    date.getUTCFullYear() === year;
    date.setUTCDate(date.getUTCDate() + 1)
  ) {
    const fitsDay = day?.includes(date.getUTCDate());
    const fitsWeekday = weekday?.includes(date.getUTCDay());
    const fits =
      fitsDay === undefined || fitsWeekday === undefined ? (fitsDay ?? fitsWeekday ?? true) : fitsDay || fitsWeekday;
    if (fits && (month?.includes(date.getUTCMonth() + 1) ?? true)) ++days;
  }
  return perDay * days;
}
