import type { ApiEntry, ApiView } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { errorsFor, type Finding, type Span } from "../../document/finding.ts";
import type { Grant } from "../../document/read/grant.ts";
import { hasUnknown } from "../../document/read/plain-value.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import { grouped } from "../../facts/grouped.ts";
import type { JsonObject } from "../../facts/json.ts";
import { isSecretName } from "../../schema/facts.ts";
import { isStray } from "../../document/parse/strays.ts";
import { apiFields, grantFields } from "../../schema/wire-values.ts";
import type { DesiredApi, DesiredGrant, DesiredState } from "./desired.ts";

/**
 * What a file wants of one tenant.
 *
 * Pure. An error finding inside an API blocks that API; one that concerns the whole file blocks all; one that holds only
 * on other tenants blocks nothing here.
 *
 * @param file - read with its overrides; for a file that names no tenants, with the picked one
 * @param tenant - one of the file's tenants, or the picked one
 * @param findings - what `analyse` says of the file
 * @param path - what the user calls the file, where several are planned together
 */
export function desiredState(
  file: AuthApisFile,
  tenant: Tenant,
  findings: readonly Finding[],
  path?: string,
): DesiredState {
  const errors = errorsFor(findings, tenant.name);
  const inBlocks = grouped(errors, ({ at }) => at.block);
  const inApis = new Map(
    file.apis.map((entry) => [entry, inBlocks.get(entry.block)?.filter(({ at }) => isInside(at, entry)) ?? []]),
  );
  const ofApis = new Set([...inApis.values()].flat());
  const ofFile = errors.find((error) => !ofApis.has(error));
  const domain = tenant.domain ?? "";
  const isNamed = file.tenants.some(({ name }) => name === tenant.name);
  const views = file.apis.flatMap((entry) => {
    const view = viewFor(entry, tenant, file);
    return view ? [{ entry, view }] : [];
  });
  const isUnclear = ofFile !== undefined || views.some(({ view }) => view.identifier === undefined);
  return {
    tenant: isNamed ? { name: tenant.name, domain } : { domain },
    ...(isUnclear && { unclear: true }),
    ...(ofFile && views.length === 0 && { blocked: true }),
    apis: views.map(({ entry, view }) => {
      const error = ofFile ?? inApis.get(entry)?.[0];
      const grants = view.grants?.map(({ clientAt }) => lineAt(clientAt, file));
      const source = { ...(path !== undefined && { path }), line: lineOf(view, file), ...(grants && { grants }) };
      return { ...desiredApi(view, tenant, file, error?.message), source };
    }),
  };
}

/** What several files want of one tenant, as if it stood in one. */
export function together(all: readonly [DesiredState, ...DesiredState[]]): DesiredState {
  const unclear = all.some((each) => each.unclear);
  const blocked = all.some((each) => each.blocked);
  return {
    tenant: all[0].tenant,
    ...(unclear && { unclear }),
    ...(blocked && { blocked }),
    apis: all.flatMap(({ apis }) => apis),
  };
}

/** How a tenant sees an API of the file; `undefined` where the API is not for it. */
export function viewFor(entry: ApiEntry, tenant: Tenant, file: AuthApisFile): ApiView | undefined {
  if (file.tenants.length === 0) return entry.views[0];
  return entry.views.find((view) => view.tenants.some(({ name }) => name === tenant.name));
}

/** @param blocked - why nothing may be written for it */
export function desiredApi(view: ApiView, tenant: Tenant, file: AuthApisFile, blocked?: string): DesiredApi {
  const { managementApi, absent, grants } = view;
  const unknown = view.value.kind === "map" && hasUnknown(view.value) ? "A value in it is not known here." : undefined;
  const { identifier } = view;
  const { fields, secret } = sendable(managementApi || absent ? {} : apiFields(view));
  const reason =
    blocked ?? secret ?? unknown ?? (identifier === undefined ? "Its identifier can't be read." : undefined);
  return {
    identifier: identifierIn(view, file),
    absent,
    managementApi,
    fields,
    ...(grants && { grants: grants.map((grant) => desiredGrant(grant, tenant, file)) }),
    ...(reason !== undefined && { blocked: reason }),
  };
}

/**
 * The identifier by which a desired state, and so a plan, knows an API. One that can't be read is known by its text, or its line, so
 * that the API is not simply missing from a report.
 */
export function identifierIn(view: ApiView, file: AuthApisFile): string {
  if (view.identifier !== undefined) return view.identifier;
  const { block, start, end } = identifierAt(view);
  return block.text.slice(start, end).trim() || `(line ${lineOf(view, file)})`;
}

function lineOf(view: ApiView, file: AuthApisFile): number {
  return lineAt(identifierAt(view), file);
}

function lineAt(at: Span, { document }: AuthApisFile): number {
  return document.rangeOf(at).start.line + 1;
}

function identifierAt(view: ApiView): Span {
  return view.get("identifier")?.at ?? { ...view.value.at, end: view.value.at.start };
}

function desiredGrant(grant: Grant, tenant: Tenant, file: AuthApisFile): DesiredGrant {
  const client = grant.client ?? "";
  const isShortName = file.shortNames.has(client);
  const clientId = isShortName ? tenant.clients.get(client)?.clientId : undefined;
  const { fields, secret } = sendable(grantFields(grant));
  return {
    client,
    subjectType: grant.subjectType,
    absent: grant.absent,
    fields,
    ...(clientId !== undefined && { clientId }),
    ...(isShortName && clientId === undefined && { unmapped: true }),
    ...(secret !== undefined && { blocked: secret }),
  };
}

/** What is wanted goes into plans, journals and memories, so no secret gets that far, even where its rule is off. */
function sendable(fields: JsonObject): { readonly fields: JsonObject; readonly secret?: string } {
  const name = Object.keys(fields).find(isSecretName);
  if (name === undefined) return { fields };
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([key]) => !isSecretName(key))),
    secret: `\`${name}\` means a secret, and none is sent from a file. Take it out.`,
  };
}

/**
 * Does a place in the API's block lie in the API? Not a line that doesn't belong there, such as a mark of a merge conflict: what the file
 * is to become nobody knows then.
 */
function isInside({ block, start }: Finding["at"], entry: ApiEntry): boolean {
  const { at } = entry.views[0]?.value ?? { at: undefined };
  if (block.parsed.problems.some((problem) => problem.start === start && isStray(problem))) return false;
  return block.kind === "item" || (at !== undefined && start >= at.start && start <= at.end);
}
