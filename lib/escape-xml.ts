const ENTITIES: Readonly<Record<string, string>> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};

/**
 * Writes a text so that HTML and XML show it as it is, between tags and in double quotes.
 * @example escapeXml('R&D "<x>"') // "R&amp;D &quot;&lt;x&gt;&quot;"
 */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}
