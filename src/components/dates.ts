/** Dates on the page. Days are ISO dates without a time; UTC keeps them the same day in every time zone. */
const short = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "short", timeZone: "UTC"});
const long = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"});

/** Returns an ISO date as "31 Mar". */
export function shortDate(iso: string): string {
  return short.format(new Date(iso));
}

/** Returns an ISO date as "31 March 2026". */
export function longDate(iso: string): string {
  return long.format(new Date(iso));
}

/** Returns a span of days, both ends included, as "1 Jan – 30 Jan", or as one date where they are the same. */
export function dateSpan(first: string, last: string): string {
  return first === last ? shortDate(first) : `${shortDate(first)} – ${shortDate(last)}`;
}
