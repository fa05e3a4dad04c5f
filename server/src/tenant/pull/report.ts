import type { TenantState } from "../../facts/tenant-state.ts";
import type { DesiredState } from "../desired/desired.ts";
import type { Change, FieldChange } from "../plan/change.ts";
import type { Thumbprint } from "../plan/encryption-key.ts";
import { plan } from "../plan/plan.ts";

/** What a pull has done to a file, told by the plans before and after it. */
export interface PullReport {
  readonly changed: readonly PullRow[];
  /** What still differs, and why it was left. */
  readonly left: readonly PullRow[];
  /** Identifiers of APIs that were added to the file. */
  readonly added: readonly string[];
  /** What a reader should know besides: placeholders that have another value, or went. */
  readonly notes: readonly string[];
  /** Identifiers of APIs that the tenant doesn't have. */
  readonly onlyInFile: readonly string[];
  /** Identifiers of APIs that the file doesn't have, or not for this tenant. */
  readonly onlyOnTenant: readonly string[];
}

/** An API or a grant that file and tenant describe differently. `added` and `removed` tell what becomes of it in the file. */
export interface PullRow {
  readonly kind: "changed" | "added" | "removed";
  readonly identifier: string;
  /** A grant's application, as a plan names it. */
  readonly client?: string;
  readonly subjectType?: string;
  /** `before` is what the file says, `after` what the tenant has. */
  readonly fields: readonly FieldChange[];
  /** Set where it was left. */
  readonly why?: WhyLeft;
  readonly reason?: string;
}

/**
 * `blocked`: an error of the file, or an application that can't be told; `absent`: the file wants it gone; `key`: a tenant
 * doesn't give encryption keys back; `shared`: other tenants share the text; `text`: so does something else of the file.
 */
type WhyLeft = "blocked" | "absent" | "key" | "shared" | "text";

interface ReportInput {
  readonly state: TenantState;
  readonly ownClientId: string | undefined;
  readonly thumbprint: Thumbprint;
}

/** @param shared - identifier -> the other tenants that share the API's text */
export function reportOf(
  before: DesiredState,
  after: DesiredState,
  shared: ReadonlyMap<string, readonly string[]>,
  { state, ownClientId, thumbprint }: ReportInput,
): Omit<PullReport, "notes" | "added"> {
  const options = { ownClientId, thumbprint };
  const were = plan(before, state, options).changes;
  const now = plan(after, state, options).changes;
  const left = onBothSides(now);
  const why = reasons(after, shared);
  const stays = new Set(left.flatMap(keysOf));
  const changed = onBothSides(were).flatMap((change): Change[] => {
    const fields = change.fields.filter((field) => !stays.has(keyOf(change, field.path)));
    return fields.length > 0 || (change.fields.length === 0 && !stays.has(keyOf(change)))
      ? [{ ...change, fields }]
      : [];
  });
  return {
    changed: together(changed.map((change) => rowOf(change))),
    left: together(left.map((change) => rowOf(change, why(change)))),
    onlyInFile: now.flatMap(({ kind, resource, identifier }) => (isNew(kind, resource) ? [identifier] : [])),
    onlyOnTenant: were.flatMap(({ kind, resource, identifier }) =>
      kind === "extra" && resource === "api" ? [identifier] : [],
    ),
  };
}

/** Grants of an API that is only in the file are only there, too. */
function onBothSides(changes: readonly Change[]): readonly Change[] {
  const made = new Set(
    changes.filter(({ kind, resource }) => isNew(kind, resource)).map(({ identifier }) => identifier),
  );
  return changes.filter(({ kind, identifier }) => kind !== "extra" && kind !== "released" && !made.has(identifier));
}

function isNew(kind: Change["kind"], resource: Change["resource"]): boolean {
  return kind === "create" && resource === "api";
}

/** One row for what is said of one thing: a plan has its removals apart, since only they are asked about. */
function together(rows: readonly PullRow[]): readonly PullRow[] {
  const merged = new Map<string, PullRow>();
  for (const row of rows) {
    const key = JSON.stringify({ ...row, fields: [] });
    merged.set(key, { ...row, fields: [...(merged.get(key)?.fields ?? []), ...row.fields] });
  }
  return [...merged.values()];
}

function rowOf(
  { kind, resource, identifier, client, subjectType, fields }: Change,
  left?: { readonly why: WhyLeft; readonly reason: string },
): PullRow {
  const isWhole = resource === "grant" && fields.length === 0 && kind === "removal";
  return {
    kind: isWhole ? "added" : resource === "grant" && kind === "create" ? "removed" : "changed",
    identifier,
    ...(client !== undefined && { client }),
    ...(subjectType !== undefined && { subjectType }),
    fields: fields.map(({ path, before, after }) => ({ path, before: after, after: before })),
    ...left,
  };
}

/** Why a row is left. */
function reasons({ apis }: DesiredState, shared: ReadonlyMap<string, readonly string[]>) {
  const absent = new Set(
    apis.flatMap(({ identifier, absent: whole, grants = [] }) => [
      ...(whole ? [identifier] : []),
      ...grants
        .filter((grant) => grant.absent)
        .map(({ client, subjectType }) => `${identifier} ${subjectType} ${client}`),
    ]),
  );
  return ({ kind, identifier, client, subjectType, fields, reason }: Change): { why: WhyLeft; reason: string } => {
    const name = client === undefined ? identifier : `${identifier} ${String(subjectType)} ${client}`;
    if (kind === "blocked" && reason !== undefined) return { why: "blocked", reason };
    if (kind === "removal" && (absent.has(name) || absent.has(identifier))) {
      return { why: "absent", reason: "The file marks it absent." };
    }
    if (fields.some(({ path }) => path.startsWith("token_encryption"))) {
      return { why: "key", reason: "A tenant doesn't give an encryption key back: put its pem here by hand." };
    }
    const others = shared.get(identifier) ?? [];
    return others.length > 0
      ? { why: "shared", reason: `${others.join(", ")} ${others.length > 1 ? "share" : "shares"} this text.` }
      : { why: "text", reason: "It can't be changed here without changing what the file says of something else." };
  };
}

function keysOf(change: Change): readonly string[] {
  return change.fields.length === 0 ? [keyOf(change)] : change.fields.map(({ path }) => keyOf(change, path));
}

function keyOf({ resource, identifier, client, clientId, subjectType }: Change, path = ""): string {
  return JSON.stringify([resource, identifier, clientId ?? client ?? "", subjectType ?? "", path]);
}
