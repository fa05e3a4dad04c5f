import type { JsonObject } from "../facts/json.ts";

/** An API of the file as it holds for one tenant: variables, defaults and short names are resolved. */
export interface WantedApi {
  readonly identifier: string;
  readonly absent: boolean;
  /** What the file mentions of it, under the Management API's names. */
  readonly fields: JsonObject;
  /** Left out where the file has no `grants` for it. */
  readonly grants?: readonly WantedGrant[];
}

/** A grant of the file as it holds for one tenant. */
export interface WantedGrant {
  /** As the file writes it. */
  readonly client: string;
  /** Where a short name of the tenant maps it. */
  readonly clientId?: string;
  readonly subjectType: "client" | "user";
  readonly absent: boolean;
  readonly fields: JsonObject;
}

/** An application as somebody names it: short name, client id, or name on the tenant. */
export interface NamedApplication {
  readonly named: string;
  readonly clientId?: string | undefined;
  /** On the tenant. */
  readonly name?: string | undefined;
}

/** The grants of an API with which applications get tokens of their own, without a user. */
export function clientGrants({ grants = [] }: Pick<WantedApi, "grants">): readonly WantedGrant[] {
  return grants.filter(({ subjectType, absent }) => subjectType === "client" && !absent);
}

/** Does this grant mean that application? Where the file maps a short name, only the client id counts. */
export function isGrantOf({ client, clientId }: WantedGrant, application: NamedApplication): boolean {
  if (clientId !== undefined && application.clientId !== undefined) return clientId === application.clientId;
  return [application.clientId, application.name, application.named].includes(client);
}
