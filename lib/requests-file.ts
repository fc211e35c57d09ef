/**
 * Returns the file of a stream's sampled requests within a monitor's bundle: an Arrow IPC stream with a row per request.
 * Only simulated streams have one, since the rows of a table are never published.
 * @example requestsFile("S0") // "requests-S0.arrow"
 */
export function requestsFile(stream: string): string {
  return `requests-${stream}.arrow`;
}
