import type { ApiView } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { concerns, type Grant } from "../../document/read/grant.ts";
import { hasUnknown } from "../../document/read/plain-value.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import { type ExpectedClaim, expectedToken } from "../../expected/expected-token.ts";
import { ORIGINS } from "../../expected/origin.ts";
import { clientReason } from "../../expected/why/application-reason.ts";
import { grouped } from "../../facts/grouped.ts";
import { type KnownTenants, knownTenant } from "../../facts/known-tenants.ts";
import { type Meant, meantBy } from "../../rules/about/application.ts";
import type { FieldPath } from "../../schema/facts.ts";
import { apiFields, grantFields } from "../../schema/wire-values.ts";
import { code, table, words } from "./markdown.ts";
import { apiOf } from "../place/path.ts";

/**
 * Header and claims of the client-credentials token for an API, or for the grant in which the path lies, on each of its tenants;
 * nothing where there can be none. What is known of a tenant counts where the file is silent. Markdown.
 */
export function tokenTable(path: FieldPath, file: AuthApisFile, facts: KnownTenants): readonly string[] {
  const all = (apiOf(path, file)?.views ?? []).flatMap((view) => tokensOf(view, path, file, facts));
  const tokens = all.filter(({ refused }) => refused === undefined);
  const none = refusals(all, path);
  if (tokens.length === 0) return none;
  const names = new Set(tokens.flatMap(({ rows }) => [...rows.keys()]));
  const rows = [...names].map((name) => [name, cell(tokens, name)]);
  const doubts = tokens.some(({ doubtful }) => doubtful)
    ? " Some of the file's values are not known here: what depends on them may differ."
    : "";
  return [
    `**The token for ${subjectOf(path)}** with client credentials. Nothing was requested.${doubts}`,
    table(["", "Value"], rows),
    ...none,
  ];
}

/** That there is no token, and why. https://auth0.com/docs/get-started/apis/api-access-policies-for-applications */
function refusals(tokens: readonly Token[], path: FieldPath): readonly string[] {
  return [...grouped(tokens, ({ refused }) => refused)].flatMap(([why, on]) => {
    if (why === undefined) return [];
    const where = on.length === tokens.length ? "" : ` on ${on.map(({ tenant }) => words(tenant)).join(", ")}`;
    return [`**No token for ${subjectOf(path)}** with client credentials${where}: ${why}`];
  });
}

function subjectOf(path: FieldPath): string {
  return path[2] === "grants" ? "this grant" : "this API";
}

interface Token {
  readonly tenant: string;
  /** What is written of each header parameter and claim, by its title. */
  readonly rows: ReadonlyMap<string, string>;
  readonly doubtful: boolean;
  /** Why there is none: a sentence in Markdown. */
  readonly refused: string | undefined;
}

function tokensOf(view: ApiView, path: FieldPath, file: AuthApisFile, facts: KnownTenants): readonly Token[] {
  const { identifier, absent, tenants } = view;
  if (identifier === undefined || absent) return [];
  const grant = path[2] === "grants" ? view.grants?.find(({ index }) => index === path[3]) : undefined;
  if (path[2] === "grants" && (grant === undefined || grant.absent || grant.subject !== "client")) return [];
  const concerned = tenants.filter((tenant) => grant === undefined || concerns(grant.map, [tenant]));
  const api = { identifier, fields: apiFields(view) };
  const policy = view.get("subject_type_authorization", "client", "policy");
  const isDenied = policy?.kind === "scalar" && policy.value === "deny_all" && !view.managementApi;
  const allMeant = grant ? meantBy(grant, view, file, facts) : [];
  return (tenants.length === 0 ? [undefined] : concerned).map((tenant) => {
    const meant = allMeant.find((each) => each.tenant === tenant);
    const clientId = grant && tenant && clientOn(tenant, grant, file, meant);
    const known = knownTenant(facts, tenant?.domain)?.index;
    const there = known?.grants(identifier).find((one) => one.clientId === clientId && one.subjectType === "client");
    const token = expectedToken({
      domain: tenant?.domain,
      api,
      grant: { clientId, fields: grant ? grantFields(grant) : {} },
      ...(known && {
        tenant: { api: known.api(identifier)?.fields, grant: clientId === undefined ? undefined : there?.fields },
      }),
    });
    const rows = [
      ...(token.outerHeader ?? []).map((each) => [`${code(each.name)} (outer header)`, claimText(each)] as const),
      ...token.header.map((each) => [`${code(each.name)} (header)`, claimText(each)] as const),
      ...token.payload.map((each) => [code(each.name), claimText(each)] as const),
      [`${code("token_type")} (response)`, code(token.tokenType)] as const,
    ];
    return {
      tenant: tenant?.name ?? "",
      rows: new Map(rows),
      doubtful: isDoubtful(view, grant),
      refused: isDenied ? DENIED : refusal(grant?.client, meant),
    };
  });
}

/** Why the application that a grant means gets no token; nothing where the tenant isn't known. */
function refusal(client = "", meant: Meant | undefined): string | undefined {
  if (meant === undefined) return undefined;
  const [first, second] = meant.applications;
  const reason = clientReason(second ? "several" : first, client);
  return reason && words(reason.title);
}

/** The id of a grant's application on a tenant, where it is known. */
function clientOn(tenant: Tenant, { client }: Grant, file: AuthApisFile, meant: Meant | undefined) {
  if (client === undefined) return undefined;
  if (file.shortNames.has(client)) return tenant.clients.get(client)?.clientId;
  return meant?.applications.length === 1 ? meant.applications[0]?.clientId : undefined;
}

function isDoubtful({ value }: ApiView, grant: Grant | undefined): boolean {
  if (grant && hasUnknown(grant.map)) return true;
  return value.kind === "map" && [...value.entries].some(([key, entry]) => key !== "grants" && hasUnknown(entry.value));
}

/** One value where all tenants agree, else each with its tenant's name. */
function cell(tokens: readonly Token[], name: string): string {
  const texts = grouped(tokens, ({ rows }) => rows.get(name) ?? "none");
  const [only = "", ...more] = texts.keys();
  if (more.length === 0) return only;
  return [...texts].map(([text, of]) => `${words(of.map(({ tenant }) => tenant).join(", "))}: ${text}`).join(" · ");
}

/** The value, or what is to be said where only the token will tell; behind it, in parentheses, what else is known. */
function claimText({ value, from, note }: ExpectedClaim): string {
  const shown = value === undefined ? [] : [code(typeof value === "string" ? value : JSON.stringify(value))];
  const said = [...shown, ...(note === undefined ? [] : [words(note)]), ORIGINS[from]].filter((part) => part !== "");
  const [first = "", ...remarks] = said;
  return remarks.length === 0 ? first : `${first} (${remarks.join("; ")})`;
}

const DENIED = "`client.policy` is `deny_all`, which refuses every application.";
