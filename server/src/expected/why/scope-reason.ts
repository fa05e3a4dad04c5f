import { type JsonObject, member } from "../../facts/json.ts";
import { edit, type Repair, sync } from "../repair.ts";
import { grantedScopes, scopeNames } from "../settings.ts";
import type { Reason } from "./reason.ts";
import type { Seen } from "./seen.ts";

/** Are the scopes that were asked for defined by the API, and granted? */
export function scopeReason({ question, counts, wanted, called }: Seen): Reason | undefined {
  const { api, scopes: asked = [] } = question;
  const { grant } = counts;
  if (asked.length === 0 || !counts.api) return undefined;
  const defined = scopeNames(counts.api);
  const undefinedOnes = defined ? asked.filter((scope) => !defined.includes(scope)) : [];
  const all = grant && grant !== "unknown" && member(grant, "allow_all_scopes") === true;
  if (undefinedOnes.length > 0 && (all || !grant || grant === "unknown" || lacks(grant, undefinedOnes).length > 0)) {
    const inFile = scopeNames(wanted.api?.fields ?? {}) ?? [];
    const missing = undefinedOnes.filter((scope) => !inFile.includes(scope));
    return {
      kind: "scope-not-defined",
      weight: "blocks",
      title: `${api} has no scope ${undefinedOnes.join(", ")}.`,
      detail:
        missing.length === 0
          ? "The file defines it: it is not synced yet."
          : `It has ${defined?.join(", ") || "none"}. A scope is compared to the character.`,
      repairs:
        missing.length === 0 ? [sync] : wanted.api ? [edit({ kind: "define-scopes", api, scopes: missing })] : [],
      scopes: undefinedOnes,
    };
  }
  if (!grant || grant === "unknown" || all) return undefined;
  const missing = lacks(grant, asked);
  if (missing.length === 0) return undefined;
  return {
    kind: "scope-not-granted",
    weight: "blocks",
    title: `Not granted to ${called}: ${missing.join(", ")}.`,
    detail: `The application's grant for ${api} gives ${(grantedScopes(grant) ?? []).join(", ") || "no scope"}.`,
    repairs: repairs({ question, counts, wanted }, missing),
    scopes: missing,
  };
}

function repairs(
  { question: { api }, counts, wanted }: Pick<Seen, "question" | "counts" | "wanted">,
  missing: readonly string[],
): readonly Repair[] {
  if (!wanted.grant) return [];
  const { client, fields } = wanted.grant;
  const still = member(fields, "allow_all_scopes") === true ? [] : lacks(fields, missing);
  if (still.length === 0) return [sync];
  const change = edit({ kind: "grant-scopes", api, client, subjectType: "client", scopes: still });
  return counts.basis === "tenant" ? [change, sync] : [change];
}

function lacks(grant: JsonObject, asked: readonly string[]): readonly string[] {
  const given = grantedScopes(grant) ?? [];
  return asked.filter((scope) => !given.includes(scope));
}
