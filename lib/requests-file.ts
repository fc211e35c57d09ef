/**
 * Returns the file of a stream's sampled requests within a monitor's bundle: an Arrow IPC stream with a row per request.
 * Simulated streams have one; those of a table only where its configuration says that rows may be published.
 * @example requestsFile("S0") // "requests-S0.arrow"
 */
export function requestsFile(stream: string): string {
  return `requests-${stream}.arrow`;
}
