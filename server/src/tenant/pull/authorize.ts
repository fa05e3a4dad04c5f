import { applyEdits } from "../../document/edit/apply-edits.ts";
import type { Document } from "../../document/document.ts";
import { type Json, isList, member } from "../../facts/json.ts";
import { noOwnTokens } from "../../facts/own-tokens.ts";
import { indexTenant, type TenantIndex } from "../../facts/tenant-index.ts";
import type { TenantClient, TenantGrant, TenantState } from "../../facts/tenant-state.ts";
import type { DesiredApi } from "../desired/desired.ts";
import { isOrdinary, namedGrants } from "../desired/named-grant.ts";
import { apiOrder } from "./api-item.ts";
import { grantEdits, grantItems, grantRewriting } from "./grant-edits.ts";
import { rewriteKey } from "./rewrite.ts";
import type { PullTarget } from "./target.ts";

/** An application of the tenant, and what it may ask for at an API by its own right (client credentials). */
export interface Candidate {
  readonly clientId: string;
  readonly name: string;
  /** `all`, or the scopes that it is granted; none: it isn't authorised. */
  readonly granted: "all" | readonly string[] | undefined;
  /** Why it can't get a token, granted or not; a sentence. */
  readonly problem: string | undefined;
}

/** Every application of the tenant, authorised ones first: by the file where that lists the API's grants, else by the tenant. */
export function candidates(api: DesiredApi, state: TenantState): readonly Candidate[] {
  const index = indexTenant(state);
  const grants = new Map(
    grantsOf(api, index).flatMap((each) => (each.subjectType === "client" ? [[each.clientId, each]] : [])),
  );
  const all = state.clients.map((client): Candidate => {
    const grant = grants.get(client.clientId);
    return {
      clientId: client.clientId,
      name: client.name,
      granted: grant && grantedBy(grant),
      problem: problemOf(client),
    };
  });
  const rank = ({ granted, problem }: Candidate): number => (granted !== undefined ? 0 : problem === undefined ? 1 : 2);
  return all.sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
}

/**
 * The document in which exactly these applications are authorised at the API. A list of grants that the file doesn't have yet
 * begins with what the tenant has, since it would be the whole list from then on.
 *
 * @param chosen - client id -> what it may ask for; what is granted already and not to change needs no scopes
 */
export function authorize(
  target: PullTarget,
  state: TenantState,
  chosen: ReadonlyMap<string, "as granted" | "all" | readonly string[]>,
): Document {
  const { desired, view, file } = target;
  const audience = desired.identifier;
  const known = grantsOf(desired, indexTenant(state));
  const kept = known.filter(({ subjectType, clientId }) => subjectType !== "client" || chosen.has(clientId ?? ""));
  const anew = [...chosen].flatMap(([clientId, scope]): TenantGrant[] => {
    if (scope === "as granted") return [];
    const fields = scope === "all" ? { allow_all_scopes: true } : { scope };
    return [
      {
        id: `new ${clientId}`,
        clientId,
        audience,
        subjectType: "client",
        system: false,
        defaultFor: undefined,
        fields,
      },
    ];
  });
  const replaced = new Set(anew.map(({ clientId }) => clientId));
  const grants = [...kept.filter((each) => each.subjectType !== "client" || !replaced.has(each.clientId)), ...anew];
  const wanted = { ...target, index: indexTenant({ ...state, grants }) };
  if (desired.grants || view.value.kind !== "map") return applyEdits(file.document, grantEdits(wanted, true).edits);
  const items = grantItems(wanted);
  const how = { ...grantRewriting, order: apiOrder };
  return applyEdits(file.document, items.length > 0 ? rewriteKey(view.value, "grants", items, how) : []);
}

/** The grants that the file wants, as if the tenant had them already; else those that it has. */
function grantsOf(api: DesiredApi, index: TenantIndex): readonly TenantGrant[] {
  if (!api.grants) return index.grants(api.identifier).filter(isOrdinary);
  return namedGrants(api, index).flatMap(({ desired, application, there }): TenantGrant[] => {
    if (desired.absent || "problem" in application) return [];
    const { fields, subjectType } = desired;
    const { clientId } = application;
    return [
      {
        id: there?.id ?? clientId,
        clientId,
        audience: api.identifier,
        subjectType,
        system: false,
        defaultFor: undefined,
        fields,
      },
    ];
  });
}

function grantedBy({ fields }: TenantGrant): Candidate["granted"] {
  if (member(fields, "allow_all_scopes") === true) return "all";
  const scope: Json = member(fields, "scope") ?? [];
  return isList(scope) ? scope.filter((each) => typeof each === "string") : [];
}

function problemOf(client: TenantClient): string | undefined {
  const why = noOwnTokens(client);
  return why && PROBLEMS[why];
}

const PROBLEMS = {
  public: "It is public: it has no secret, and gets no token of its own.",
  "grant type": "Its grant types lack client_credentials.",
} as const;
