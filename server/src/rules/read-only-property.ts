import { removeEntry } from "../document/edit/removals.ts";
import { isInherited } from "../document/read/value.ts";
import { apiNever } from "../schema/facts.ts";
import { ownMap } from "./about/fixes.ts";
import { defineRule } from "./rule.ts";

export const readOnlyProperty = defineRule({
  id: "read-only-property",
  on: "api",
  severity: "error",
  summary: "A property that only Auth0 sets stands under an API.",
  why: `\`id\`, \`is_system\` and \`client_id\` are in what the Management API answers, but it takes none of them: a request that
holds one is refused as a whole. They are not needed either, since a sync finds an API by its identifier, and they differ
from tenant to tenant. They mostly come along when an API is copied from the Management API's answer; remove them.`,
  *check(api) {
    if (api.value.kind !== "map") return;
    const map = ownMap(api);
    for (const entry of api.value.entries.values()) {
      const never = apiNever.get(entry.key);
      if (never?.kind !== "read-only" || isInherited(entry)) continue;
      const edits = map && entry.via === undefined ? [removeEntry(map, entry)] : [];
      yield {
        at: entry.keyAt,
        message: `\`${entry.key}\` can't be set: ${never.reason}. As long as it is here, this API can't be synced.`,
        fixes: edits.length > 0 ? [{ title: `Remove ${entry.key}`, edits, safe: true }] : [],
      };
    }
  },
  good: ["apis:\n  - identifier: https://api.acme.com\n    grants:\n      - client: orders-worker\n"],
  bad: [
    "apis:\n  - ⟦id⟧: 65f1c0ffee65f1c0ffee65f1\n    identifier: https://api.acme.com\n    ⟦is_system⟧: false\n    ⟦client_id⟧: Lz8TqXWm1VbYfQd3\n",
  ],
});
