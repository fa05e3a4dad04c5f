/** The keys of a file that the format knows, but for those of one's own (`x-…`). */
export const FILE_KEYS: ReadonlySet<string> = new Set(["apis", "tenants", "rules", "defaults", "extends"]);
