import { clientGrants } from "../../expected/wanted.ts";
import type { DesiredApi } from "../../tenant/desired/desired.ts";
import { UsageError } from "../exit.ts";
import { meant } from "../meant.ts";

/** The API that `--api` means, by identifier or else by name; without it the file's only one. @throws UsageError */
export function chooseApi(apis: readonly DesiredApi[], wanted: string | undefined): DesiredApi {
  const candidates = apis.filter(({ absent }) => !absent);
  const identifiers = candidates.map(({ identifier }) => identifier);
  const [only] = candidates;
  if (!only) throw new UsageError("the file has no API for this tenant");
  if (wanted === undefined) {
    if (candidates.length === 1) return only;
    throw new UsageError(`choose an API with --api: ${identifiers.join(", ")}`);
  }
  const byIdentifier = candidates.find(({ identifier }) => identifier === wanted);
  const found = byIdentifier ?? candidates.find(({ fields }) => fields["name"] === wanted);
  if (found) return found;
  const names = candidates.flatMap(({ fields: { name } }) => (typeof name === "string" ? [name] : []));
  const all = candidates.map(({ identifier, fields: { name } }) =>
    typeof name === "string" ? `${identifier} (${name})` : identifier,
  );
  const hint = meant(wanted, [...identifiers, ...names], `it has ${all.join(", ")}`);
  throw new UsageError(`the file has no API "${wanted}" for this tenant${hint}`);
}

/** The application that `--client` names; without it the only one to which the API's grants give tokens. @throws UsageError */
export function chooseClient(api: DesiredApi, wanted: string | undefined): string {
  if (wanted !== undefined) return wanted;
  const names = clientGrants(api).map(({ client }) => client);
  const [only] = names;
  if (only !== undefined && names.length === 1) return only;
  if (names.length === 0)
    throw new UsageError(`${api.identifier} has no grant for an application; name one with --client`);
  throw new UsageError(`choose an application with --client: ${names.join(", ")}`);
}
