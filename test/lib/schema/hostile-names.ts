/** Names that have broken something, somewhere. */
export const hostileNames: readonly string[] = [
  "__proto__",
  "constructor",
  "<script>alert(1)</script>",
  '"',
  "'",
  "\\",
  "\\n",
  "a\nb\r\tc",
  "\u0000\u0007\u007f",
  "",
  " ",
  "a.b(c)",
  "# no comment",
  "}",
  "שלום \u202eevil",
  "日本",
  "💥",
  "\ud800",
  "a\udfffb",
  "\udc00\ud800"
];
