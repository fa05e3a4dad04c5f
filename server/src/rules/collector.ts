import type { ApiEntry, ApiView } from "../document/api.ts";
import type { Document } from "../document/document.ts";
import type { Finding } from "../document/finding.ts";

/**
 * Gathers findings so that each thing is said once: what several tenants' views of an API show at one place is one finding
 * that names the tenants concerned (all of them need no naming), and what many APIs inherit from one place, too.
 */
export class Collector {
  readonly #document: Document;
  readonly #findings = new Map<string, { finding: Finding; tenants: Set<string>; entry: ApiEntry | undefined }>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** Findings of the file as a whole; one that is about an API may say which. */
  add(findings: Iterable<Finding & { readonly entry?: ApiEntry }>): void {
    for (const { entry, tenants = [], ...finding } of findings) this.#put(finding, entry, tenants);
  }

  addFor(entry: ApiEntry, api: ApiView, findings: Iterable<Finding>): void {
    const all = api.tenants.map(({ name }) => name);
    for (const { tenants = all, ...finding } of findings) this.#put(finding, entry, tenants);
  }

  /** In the order of the text; at one place the more severe first. */
  sorted(): readonly Finding[] {
    const place = new Map(this.#document.blocks.map((block, index) => [block, index]));
    return [...this.#findings.values()]
      .map(({ finding, tenants, entry }) => (entry ? named(finding, tenants, entry) : finding))
      .sort(
        (one, other) =>
          (place.get(one.at.block) ?? 0) - (place.get(other.at.block) ?? 0) ||
          one.at.start - other.at.start ||
          RANK[one.severity] - RANK[other.severity],
      );
  }

  #put(finding: Finding, entry: ApiEntry | undefined, tenants: readonly string[]): void {
    const { block, start, end } = finding.at;
    const place = `${String(this.#document.offsetOf(block) + start)}-${String(end)}`;
    const key = `${finding.rule} ${place} ${finding.message}`;
    const same = this.#findings.get(key);
    if (same === undefined) this.#findings.set(key, { finding, tenants: new Set(tenants), entry });
    else if (same.entry === entry) for (const tenant of tenants) same.tenants.add(tenant);
  }
}

function named(finding: Finding, tenants: ReadonlySet<string>, entry: ApiEntry): Finding {
  const all = new Set(entry.views.flatMap((view) => view.tenants.map(({ name }) => name)));
  if (tenants.size === 0 || tenants.size === all.size) return finding;
  return { ...finding, tenants: [...tenants], message: `${finding.message} (On ${[...tenants].join(", ")}.)` };
}

const RANK = { error: 0, warning: 1, info: 2, hint: 3 } as const;
