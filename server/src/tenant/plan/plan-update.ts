import { apiDifference, laidOver, scopeOf, unmatchedScopes } from "./api-body.ts";
import type { Change, FieldChange } from "./change.ts";
import type { DesiredApi } from "../desired/desired.ts";
import { member } from "../../facts/json.ts";
import { noteOf } from "./note.ts";
import { keyedItems } from "./keyed.ts";
import { withoutScopes } from "./overlay.ts";
import type { ApiWrites, PlanContext } from "./plan-context.ts";
import { secretComes } from "./plan-create.ts";
import { heldBy } from "./held-by.ts";
import { type Renames, renamedScopes } from "./renamed-scopes.ts";
import type { TenantApi } from "../../facts/tenant-state.ts";
import { orUnset } from "./unset.ts";
import { webLifetimeNote } from "./web-lifetime.ts";
import type { ApiWrite } from "./write.ts";

/** An API that is there: one write for what differs, and another that takes scopes away. */
export function planUpdate(
  desired: DesiredApi,
  actual: TenantApi,
  context: PlanContext,
): ({ rows: readonly Change[] } & ApiWrites) | { readonly blocked: string } {
  const { identifier, fields: wanted } = desired;
  const depth = desired.exact ? "exact" : "mentioned";
  const unmatched = unmatchedScopes(wanted, actual.fields);
  if (unmatched !== undefined) return { blocked: unmatched };
  const { fields, scopesLeftOut } = apiDifference(wanted, actual.fields, context.thumbprint, depth);
  const renames = renamedScopes(desired, actual, context.tenant);
  const changed = [...new Set(fields.map(({ path }) => path.split(".", 1).join()))];
  if (changed.includes("token_encryption") && laidOver("token_encryption", wanted, actual.fields) === undefined) {
    return {
      blocked: "A tenant doesn't give an encryption key back, so to change token_encryption the file needs its pem.",
    };
  }
  const api = { resource: "api", identifier } as const;
  const update: ApiWrite = {
    ...api,
    method: "PATCH",
    rows: [
      {
        kind: "update",
        ...api,
        fields,
        ...noteOf(desired.note, ...secretNotes(fields), webLifetimeNote(fields, actual.fields)),
      },
    ],
    removal: false,
    seen: actual,
    body: (fresh) => Object.fromEntries(changed.map((field) => [field, laidOver(field, wanted, fresh, depth) ?? null])),
    remaining: (now) => apiDifference(wanted, now, context.thumbprint, depth).fields,
  };
  const scopeRemoval: ApiWrite = {
    ...api,
    method: "PATCH",
    rows: scopesLeftOut.map((change) => ({
      kind: "removal",
      ...api,
      fields: [change],
      reason: [heldBy(scopeOf(change), actual, context), ...renamed(scopeOf(change), renames)].join(" "),
    })),
    removal: true,
    seen: actual,
    body: (fresh) => ({ scopes: withoutScopes(member(fresh, "scopes"), new Set(scopesLeftOut.map(scopeOf))) }),
    remaining: (now) => {
      const left = keyedItems("scopes", orUnset("scopes", member(now, "scopes")));
      return scopesLeftOut.filter((change) => left?.has(scopeOf(change)));
    },
  };
  const writes = {
    ...(fields.length > 0 && { update }),
    ...(scopesLeftOut.length > 0 && { scopeRemoval }),
  };
  return { rows: Object.values(writes).flatMap(({ rows }) => rows), ...writes };
}

/** What can't be undone about a change to HS256, or from it. */
function secretNotes(fields: readonly FieldChange[]): readonly string[] {
  const signing = fields.find(({ path }) => path === "signing_alg");
  if (signing?.after === "HS256") return [secretComes];
  const lost = "The signing secret may be lost; if so, going back to HS256 makes another one.";
  return signing?.before === "HS256" ? [lost] : [];
}

function renamed(scope: string, renames: Renames): readonly string[] {
  const now = renames.get(scope);
  if (now === undefined) return [];
  return [
    `It is probably renamed to ${now}, and callers that still ask for ${scope} are refused at once. ` +
      `In two steps they survive: ${now} first, granted beside ${scope}; later ${scope} goes.`,
  ];
}
