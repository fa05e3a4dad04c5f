import type { Block } from "../block.ts";
import type { AnchorIndex } from "./anchors.ts";
import type { DefaultsLayer } from "./base.ts";
import type { Resolved } from "./resolve.ts";
import type { Tenant } from "./tenants.ts";

/** What the reading of an API depends on besides its own text. */
export interface ApiContext {
  readonly anchors: AnchorIndex;
  /** The base among them, so that another base makes other options. */
  readonly options: object;
  /** The blocks of `tenants`, `defaults` and `extends`. */
  readonly bearing: readonly Block[];
  readonly tenants: readonly Tenant[];
  /** The file's own first, then those of the files that it extends. */
  readonly defaults: readonly DefaultsLayer[];
  /** What they are for each tenant, as far as somebody has asked. */
  readonly resolvedDefaults: Map<Tenant | undefined, readonly Resolved[]>;
}

/** Do two contexts have the same tenants, defaults and options, so that an API without aliases reads the same in both? */
export function bearsTheSame(
  before: ApiContext,
  { options, anchors, bearing }: Pick<ApiContext, "options" | "anchors" | "bearing">,
): boolean {
  if (before.options !== options || before.bearing.length !== bearing.length) return false;
  return bearing.every(
    (block, at) =>
      block === before.bearing[at] && (anchors.identity === before.anchors.identity || !block.parsed.hasAliases),
  );
}
