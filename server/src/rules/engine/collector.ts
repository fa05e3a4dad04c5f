import type { ApiEntry, ApiView } from "../../document/read/api.ts";
import type { Block } from "../../document/block.ts";
import type { Finding } from "../../document/finding.ts";
import { memoryKey } from "../../document/memory.ts";

/** A finding with the tenants on which it holds, out of all to which the APIs concerned go. */
export interface Gathered {
  readonly finding: Finding;
  readonly tenants: ReadonlySet<string>;
  readonly among: ReadonlySet<string>;
}

interface Growing extends Gathered {
  readonly tenants: Set<string>;
  /** Of one API most often: a set is copied when it must grow. */
  among: ReadonlySet<string>;
}

/**
 * Gathers findings so that each thing is said once: what several tenants' views of an API show at one place is one finding
 * that names the tenants concerned (all of them need no naming), and what many APIs inherit from one place, too.
 */
export class Collector {
  readonly #places = new Map<Block, Map<string, Growing>>();

  /** Findings of the file as a whole; one that is about an API may say which. */
  add(findings: Iterable<Finding & { readonly entry?: ApiEntry }>): void {
    for (const { entry, tenants = [], ...finding } of findings) {
      this.put({ finding, tenants, among: entry ? tenantsOf(entry) : new Set() });
    }
  }

  addFor(entry: ApiEntry, api: ApiView, findings: Iterable<Finding>): void {
    for (const { tenants = api.tenants.map(({ name }) => name), ...finding } of findings) {
      this.put({ finding, tenants, among: tenantsOf(entry) });
    }
  }

  /** What was gathered elsewhere, or is like it: its tenants are copied, since they may be somebody else's, and many. */
  put({ finding, tenants, among }: Omit<Gathered, "tenants"> & { readonly tenants: Iterable<string> }): void {
    const { block, start, end } = finding.at;
    const place = this.#places.get(block) ?? new Map<string, Growing>();
    this.#places.set(block, place);
    const key = `${finding.rule} ${start}-${end} ${finding.message}`;
    const same = place.get(key);
    if (same === undefined) {
      place.set(key, { finding, tenants: new Set(tenants), among });
      return;
    }
    for (const tenant of tenants) same.tenants.add(tenant);
    if (same.among !== among) same.among = new Set([...same.among, ...among]);
  }

  get gathered(): readonly Gathered[] {
    return [...this.#places.values()].flatMap((place) => [...place.values()]);
  }
}

/** The finding as it is said: it names its tenants where those are not all. Without an API, its own words name them. */
export function said({ finding, tenants, among }: Gathered): Finding {
  if (tenants.size === 0 || tenants.size === among.size) return finding;
  if (among.size === 0) return { ...finding, tenants: [...tenants] };
  return { ...finding, tenants: [...tenants], message: `${finding.message} (On ${[...tenants].join(", ")}.)` };
}

function tenantsOf(entry: ApiEntry): ReadonlySet<string> {
  return entry.remember(TENANTS, () => new Set(entry.views.flatMap((view) => view.tenants.map(({ name }) => name))));
}

const TENANTS = memoryKey<ReadonlySet<string>>();
