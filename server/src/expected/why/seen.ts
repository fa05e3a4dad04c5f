import type { JsonObject } from "../../facts/json.ts";
import { indexTenant, type TenantIndex } from "../../facts/tenant-index.ts";
import type { TenantClient, TenantState } from "../../facts/tenant-state.ts";
import { grantOnTenant } from "../grant-on-tenant.ts";
import { isGrantOf, type NamedApplication, type WantedApi, type WantedGrant } from "../wanted.ts";

/** What is asked: why can, or can't, this application get a token of its own for this API? */
export interface WhyQuestion {
  /** An identifier, to the character. */
  readonly api: string;
  readonly application: NamedApplication;
  /** Asked for; left out, the question is about a token at all. */
  readonly scopes?: readonly string[];
  /** As it would be sent. */
  readonly organization?: string;
  /** All APIs that the file has for the tenant. */
  readonly file: readonly WantedApi[];
  /** What stands on the tenant; without it the answer holds for a tenant that has been synced. */
  readonly tenant?: TenantState;
}

/** What file and tenant say about the question, looked up once. */
export interface Seen {
  readonly question: WhyQuestion;
  /** The API and the application's grant in the file. */
  readonly wanted: { readonly api?: WantedApi; readonly grant?: WantedGrant; readonly userGrant?: WantedGrant };
  /** What counts: the tenant where it is known, else the file. */
  readonly counts: {
    readonly basis: "tenant" | "file";
    /** Fields of the API; none where it doesn't exist. */
    readonly api?: JsonObject;
    /** Fields of the application's grant; `unknown` where the file doesn't list the API's grants. */
    readonly grant?: JsonObject | "unknown";
    readonly hasUserGrant: boolean;
  };
  /** Identifiers of file and tenant; none that the file alone names, to be absent. */
  readonly identifiers: readonly string[];
  readonly client: TenantClient | "several" | undefined;
  /** As a reader knows it. */
  readonly called: string;
}

/** Looks the question's API, application and grants up. Pure. */
export function seen(question: WhyQuestion): Seen {
  const { application, file, tenant } = question;
  const index = tenant && indexTenant(tenant);
  const client = index && clientOf(application, index);
  const known: NamedApplication =
    typeof client === "object" ? { ...application, clientId: client.clientId, name: client.name } : application;
  const api = file.find(({ identifier, absent }) => identifier === question.api && !absent);
  const mine = (api?.grants ?? []).filter((grant) => !grant.absent && isGrantOf(grant, known));
  const grant = mine.find(({ subjectType }) => subjectType === "client");
  const userGrant = mine.find(({ subjectType }) => subjectType === "user");
  return {
    question,
    wanted: { ...(api && { api }), ...(grant && { grant }), ...(userGrant && { userGrant }) },
    counts: index ? onTenant(question.api, client, application, index) : inFile(api, grant, userGrant),
    identifiers: [...(tenant?.apis ?? []), ...file.filter(({ absent }) => !absent)].map(({ identifier }) => identifier),
    client,
    called: application.named,
  };
}

function clientOf({ named, clientId }: NamedApplication, index: TenantIndex): Seen["client"] {
  if (clientId !== undefined) return index.client(clientId);
  const byId = index.client(named);
  if (byId) return byId;
  const [first, second] = index.clientsNamed(named);
  return second ? "several" : first;
}

/** One that isn't listed may have a grant of its own all the same. */
function onTenant(
  audience: string,
  client: Seen["client"],
  application: NamedApplication,
  index: TenantIndex,
): Seen["counts"] {
  const api = index.api(audience);
  const clientId = clientIdOf(client, application);
  const granted = (subjectType: "client" | "user") => {
    const grant = clientId === undefined ? undefined : grantOnTenant(index, audience, clientId, subjectType);
    return typeof client === "object" || grant?.clientId === clientId ? grant : undefined;
  };
  const grant = granted("client");
  return {
    basis: "tenant",
    ...(api && { api: api.fields }),
    ...(grant && { grant: grant.fields }),
    hasUserGrant: granted("user") !== undefined,
  };
}

function clientIdOf(client: Seen["client"], { clientId, named }: NamedApplication): string | undefined {
  if (client === undefined) return clientId ?? named;
  return client === "several" ? undefined : client.clientId;
}

function inFile(
  api: WantedApi | undefined,
  grant: WantedGrant | undefined,
  userGrant: WantedGrant | undefined,
): Seen["counts"] {
  return {
    basis: "file",
    ...(api && { api: api.fields }),
    ...(grant ? { grant: grant.fields } : api && !api.grants ? { grant: "unknown" as const } : {}),
    hasUserGrant: userGrant !== undefined,
  };
}
