/** What a line of a project is there for; those of its code, in the order of a row's journey. */
export const codeRoles = [
  "collection",
  "verification",
  "features",
  "model",
  "serving",
  "monitoring",
  "process",
  "configuration"
] as const;

/** Roles of all lines that somebody wrote. */
export const roles = [...codeRoles, "tests", "pages", "docs"] as const;
export type Role = (typeof roles)[number];

/** A file and the number of its lines. */
export type CountedFile = readonly [path: string, lines: number];

/** repo.json: the files of this project by role, each role's in order of their paths. */
export interface Repository {
  readonly roles: Readonly<Record<Role, readonly CountedFile[]>>;
  /** files whose lines nobody wrote: data of tests, pictures, lists of packages */
  readonly uncounted: readonly string[];
}

/** What a role comes to. */
export interface RoleShare {
  readonly role: Role;
  readonly files: number;
  readonly lines: number;
  /** of the lines of all roles, in [0, 1] */
  readonly share: number;
}

/**
 * Adds up the lines of each role.
 * @returns one entry per role, in the order of `roles`; their shares add up to 1, and are NaN where there is no line
 * @example sharesOf({roles: {collection: [], verification: [], features: [], model: [["a.ts", 1]], serving: [], monitoring: [["b.ts", 3]], process: [], configuration: [], tests: [], pages: [], docs: []}, uncounted: []})[3] // {role: "model", files: 1, lines: 1, share: 0.25}
 */
export function sharesOf(repository: Repository): RoleShare[] {
  const counted = roles.map((role) => {
    const files = repository.roles[role];
    return {role, files: files.length, lines: files.reduce((sum, [, lines]) => sum + lines, 0)};
  });
  const all = counted.reduce((sum, {lines}) => sum + lines, 0);
  return counted.map((entry) => ({...entry, share: entry.lines / all}));
}

/** How much of a project its model is. */
export interface ModelShare {
  readonly lines: number;
  /** of all lines, in [0, 1] */
  readonly ofAll: number;
  /** of the lines of code that works when the model does: without tests, pages and documentation; in [0, 1] */
  readonly ofCode: number;
  /** lines of everything else for each line of the model */
  readonly others: number;
}

/** Returns how much of a project its model is; NaN where there is no line to compare it with. */
export function modelShareOf(shares: readonly RoleShare[]): ModelShare {
  const sum = (some: readonly RoleShare[]): number => some.reduce((total, {lines}) => total + lines, 0);
  const {lines, share} = shares.find(({role}) => role === "model")!;
  const code = shares.filter(({role}) => (codeRoles as readonly Role[]).includes(role));
  return {lines, ofAll: share, ofCode: lines / sum(code), others: (sum(shares) - lines) / lines};
}
