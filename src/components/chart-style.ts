/** One colour is one role on every page. */
export const roles = {
  reference: "var(--reference)",
  current: "var(--current)",
  alarm: "var(--alarm)",
  label: "var(--label)",
  prediction: "var(--prediction)",
  missing: "var(--missing)",
  muted: "var(--theme-foreground-muted)",
  rule: "var(--rule)"
} as const;
