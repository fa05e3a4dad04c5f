import { connection } from "../../../server/src/tenant/connection.ts";
import { connect, type ManagementApi } from "../../../server/src/tenant/management-api.ts";
import { conceal } from "../../../server/src/tenant/secret.ts";
import { signIn } from "../credentials/sign-in.ts";
import type { Services } from "../services.ts";
import type { Target } from "./tenant-choice.ts";

/** Connects to a target's Management API with what is kept for its domain; asks where nothing is. */
export async function connectTo({ tenant, local }: Target, { secrets }: Services): Promise<ManagementApi | undefined> {
  const { domain } = tenant;
  const found = local?.administrator ?? (await secrets.management(domain)) ?? (await signIn(domain, secrets));
  if (!found) return undefined;
  const { clientId, clientSecret } = found;
  return connect({ kind: "client-secret", domain, clientId, clientSecret: conceal(clientSecret) }, connection(domain));
}
