import { sameButFor } from "../near-miss.ts";
import { edit, sync } from "../repair.ts";
import type { Reason } from "./reason.ts";
import type { Seen } from "./seen.ts";

/** Is there such an API? Identifiers compare to the character; the usual miss is a slash at the end. */
export function apiReason({ question: { api, file, tenant }, counts, wanted, identifiers }: Seen): Reason | undefined {
  if (counts.api) return undefined;
  const where = counts.basis === "tenant" ? "The tenant" : "The file";
  const title = `${where} has no API ${api}.`;
  const near = sameButFor(api, identifiers);
  if (!near) {
    const detail = wanted.api
      ? "The file has it: it is not synced yet."
      : "Identifiers are compared to the character: scheme, letter case and trailing slash count.";
    return { kind: "no-api", weight: "blocks", title, detail, repairs: wanted.api ? [sync] : [] };
  }
  const meant = near.identifier;
  const isOnTenant = tenant?.apis.some(({ identifier }) => identifier === meant) ?? false;
  const inFile = file.some(({ identifier }) => identifier === meant);
  return {
    kind: "no-api",
    weight: "blocks",
    title,
    detail: `There is ${meant}, which differs in ${near.differs} only; to Auth0 that is another API.`,
    // What the file already spells like the other one needs no edit: the request does.
    repairs: wanted.api
      ? [...(isOnTenant && !inFile ? [edit({ kind: "set-identifier", api, value: meant })] : []), sync]
      : [],
    meant,
  };
}
