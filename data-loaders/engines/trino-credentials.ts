/**
 * Who asks. It comes from the environment alone and goes to the server alone: it is no part of the configuration, of an
 * artefact's key, of a message or of an error.
 */
export interface TrinoCredentials {
  readonly user: string;
  readonly password: string | null;
  readonly token: string | null;
}

const REMEDY = "set TRINO_USER and, where the server asks for more, TRINO_PASSWORD or TRINO_ACCESS_TOKEN";

/**
 * Reads TRINO_USER, TRINO_PASSWORD and TRINO_ACCESS_TOKEN; an empty one counts as not set.
 * @throws Error if there is no user, or both a password and a token
 */
export function trinoCredentials(
  environment: Readonly<Record<string, string | undefined>> = process.env
): TrinoCredentials {
  const read = (name: string): string | null => environment[name] || null;
  const [user, password, token] = [read("TRINO_USER"), read("TRINO_PASSWORD"), read("TRINO_ACCESS_TOKEN")];
  if (user === null) throw new Error(`no user for Trino: ${REMEDY}`);
  if (password !== null && token !== null)
    throw new Error("TRINO_PASSWORD and TRINO_ACCESS_TOKEN are both set: keep one");
  return {user, password, token};
}

/**
 * Checks that an address names a server and nothing else, and that nobody can listen to a password on its way.
 * @throws Error if not; the address is left out of the message where it holds credentials
 */
export function checkTrinoServer(server: string, {password, token}: TrinoCredentials): URL {
  const url = URL.canParse(server) ? new URL(server) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Error("invalid address of the Trino server, expected one as https://trino.example.org:8443");
  if (url.username !== "" || url.password !== "")
    throw new Error(`the address of the Trino server ${url.origin} holds credentials: take them out, and ${REMEDY}`);
  const isLoopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol === "http:" && !isLoopback && (password !== null || token !== null))
    throw new Error(`a password or token needs an https address: ${url.origin}`);
  return url;
}

/** Returns a text without the secrets, in whatever form they were sent. */
export function withoutSecrets(text: string, {user, password, token}: TrinoCredentials): string {
  const basic = password === null ? null : Buffer.from(`${user}:${password}`).toString("base64");
  return [basic, password, token].reduce<string>(
    (clean, secret) => (secret === null ? clean : clean.replaceAll(secret, "…")),
    text
  );
}
