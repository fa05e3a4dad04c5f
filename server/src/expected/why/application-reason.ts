import { noOwnTokens } from "../../facts/own-tokens.ts";
import type { Repair } from "../repair.ts";
import type { Reason } from "./reason.ts";
import type { Seen } from "./seen.ts";

const onTenant: readonly Repair[] = [{ kind: "on-tenant", what: "application" }];

/** Is there such an application, can it keep a secret, and may it use client credentials? Only a tenant can say. */
export function applicationReason({ client, called, counts }: Seen): Reason | undefined {
  if (counts.basis === "file") return undefined;
  return client === undefined && counts.grant ? unlisted(called) : clientReason(client, called);
}

/** Where the tenant has its grant, there is such an application: a plan says so, too. */
function unlisted(called: string): Reason {
  return {
    kind: "no-application",
    weight: "unknown",
    title: `The tenant has a grant of ${called}, but doesn't list the application.`,
    detail: "Whether it may ask for tokens of its own can't be told from here.",
    repairs: [],
  };
}

/**
 * Why what stands on a tenant under a name gets no token of its own, whatever is granted to it.
 *
 * @param called - the name, as a reader knows it
 */
export function clientReason(client: Seen["client"], called: string): Reason | undefined {
  if (client === "several") {
    return {
      kind: "several-applications",
      weight: "unknown",
      title: `Several applications on the tenant are named ${called}.`,
      detail: "Each has its own grants, so one must be meant.",
      repairs: [],
    };
  }
  if (!client) {
    return {
      kind: "no-application",
      weight: "blocks",
      title: `The tenant has no application ${called}.`,
      detail:
        "Neither a client id nor the name of an application there is written like this. Correct it, or create the application there.",
      repairs: [],
    };
  }
  const why = noOwnTokens(client);
  if (why === "public") {
    const kind = client.appType === undefined ? "" : ` (${client.appType})`;
    return {
      kind: "public-application",
      weight: "blocks",
      title: `${called} is a public application${kind}.`,
      detail: "It has no secret that it could keep, so it gets no token without a user.",
      repairs: onTenant,
    };
  }
  if (why === "grant type") {
    return {
      kind: "no-client-credentials",
      weight: "blocks",
      title: `${called} may not use client credentials.`,
      detail: "The grant type client_credentials is not among its grant_types.",
      repairs: onTenant,
    };
  }
  return undefined;
}
