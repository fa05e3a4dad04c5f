import type { ApiView } from "../../document/read/api.ts";
import { applyEdits } from "../../document/edit/apply-edits.ts";
import { itemNumbered } from "../../document/chunk.ts";
import type { Document } from "../../document/document.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Finding } from "../../document/finding.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import { indexTenant, type TenantIndex } from "../../facts/tenant-index.ts";
import type { TenantState } from "../../facts/tenant-state.ts";
import { desiredApi, desiredState, viewFor } from "../desired/desired-from-file.ts";
import { unmatchedScopes } from "../plan/api-body.ts";
import type { Thumbprint } from "../plan/encryption-key.ts";
import { addApis } from "./add-missing.ts";
import { namesReachingOut, standsAlone } from "./alone.ts";
import { fieldEdits } from "./field-edits.ts";
import { grantEdits } from "./grant-edits.ts";
import { type PullReport, reportOf } from "./report.ts";
import type { Changes, PullTarget } from "./target.ts";

/** The file, and the tenant as it was read. */
export interface PullInput {
  readonly file: AuthApisFile;
  /** One of the file's tenants, or the picked one; its `domain` is the one that was read. */
  readonly tenant: Tenant & { readonly domain: string };
  /** What `analyse` says of the file: an API with an error in it is left as it is. */
  readonly findings: readonly Finding[];
  readonly state: TenantState;
  /** Reads an edited text in the same way as `file` was read. */
  readonly read: (document: Document, previous: AuthApisFile) => AuthApisFile;
  readonly ownClientId: string | undefined;
  readonly thumbprint: Thumbprint;
  /** Add the APIs that only the tenant has. */
  readonly addMissing?: boolean;
}

/** The file after a pull, and what became of each difference. */
export interface Pulled {
  readonly document: Document;
  readonly report: PullReport;
}

/**
 * Start here: tenant -> file. The text changes only where a value differs that both sides have; everything else of it stays,
 * byte for byte: comments, order, quoting, anchors, placeholders, line ends. What the file doesn't mention stays unmentioned.
 *
 * Pure. What could not be changed without changing what the file says of something else is left, and reported.
 */
export function pull(input: PullInput): Pulled {
  const { tenant, findings } = input;
  const before = desiredState(input.file, tenant, findings);
  const concerned = concernedBy(input.file, tenant);
  const index = indexTenant(input.state);
  const sound = concerned.filter((_, nth) => before.apis[nth]?.blocked === undefined);
  const { file, notes } = pullAll({ ...input, index, sound: new Set(sound) });
  const after = desiredState(file, tenantIn(file, input), []).apis;
  const desired = { ...before, apis: after.map((api, at) => ({ ...before.apis[at], ...api })) };
  const shared = new Map(concerned.map((at, nth) => [before.apis[nth]?.identifier ?? "", othersOf(file, at, tenant)]));
  const report = reportOf(before, desired, shared, input);
  const named = new Set(input.addMissing ? report.onlyOnTenant : []);
  const missing = input.state.apis.filter(({ identifier, system }) => !system && named.has(identifier));
  const added = addApis(file, missing, tenantIn(file, input), index);
  return {
    document: added.document,
    report: { ...report, added: [...named], notes: [...notes, ...added.notes] },
  };
}

interface PullWork extends PullInput {
  readonly index: TenantIndex;
  /** Where in the file the APIs without an error stand, in its order. */
  readonly sound: ReadonlySet<number>;
}

/**
 * An edit may take away what an earlier API's was left for: the last other use of its variable. So all take their turns again
 * until nothing changes, and a second pull finds nothing that the first one left undone. A single turn ends so by itself.
 */
function pullAll(work: PullWork) {
  const notes: string[] = [];
  let { file } = work;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const start = file;
    const turns = inTurn([...work.sound], file);
    for (const together of turns) {
      const pulled = pullApis(file, together, work);
      file = pulled.file;
      notes.push(...pulled.notes);
    }
    if (file === start || turns.length === 1) break;
  }
  return { file, notes };
}

/**
 * The APIs in the file's order. Those that stand alone are edited together with their neighbours that do, so that the file is not
 * read again for each; any other one by itself.
 */
function inTurn(places: readonly number[], { chunks, document }: AuthApisFile): readonly (readonly number[])[] {
  const reaching = namesReachingOut(document);
  const entries = chunks.flatMap(({ items }) => items);
  const turns: number[][] = [];
  let open: number[] | undefined;
  for (const at of places) {
    const entry = entries[at];
    if (open && entry && standsAlone(entry, reaching)) open.push(at);
    else {
      const turn = [at];
      turns.push(turn);
      open = entry && standsAlone(entry, reaching) ? turn : undefined;
    }
  }
  return turns;
}

/** An edit may disturb what stands behind an alias in the same API; another round puts that right. */
function pullApis(start: AuthApisFile, places: readonly number[], work: PullWork) {
  const [at = -1, second] = places;
  const notes: string[] = [];
  let file = start;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const changes = places.flatMap((each) => changesOf(file, each, work));
    const edits = changes.flatMap((each) => each.edits);
    if (edits.length === 0) break;
    const next = work.read(applyEdits(file.document, edits), file);
    const mayReachOut = second === undefined && itemNumbered(file.chunks, at)?.block.parsed.anchors.length !== 0;
    if (mayReachOut && !keepsOthers(file, next, at, work)) return { file: start, notes: [] };
    file = next;
    notes.push(...changes.flatMap((each) => each.notes));
  }
  return { file, notes };
}

function changesOf(file: AuthApisFile, at: number, work: PullWork): readonly Changes[] {
  const target = targetAt(file, at, work.index, work);
  const actual = target && work.index.api(target.desired.identifier);
  if (!target || !actual || target.desired.absent) return [];
  if (actual.system !== target.desired.managementApi) return [];
  if (unmatchedScopes(target.desired.fields, actual.fields) !== undefined) return [];
  return [fieldEdits(target, actual.fields), grantEdits(target)];
}

/** What it takes to edit the API at an index of the file; nothing where it isn't for the tenant, or is an alias as a whole. */
export function targetAt(
  file: AuthApisFile,
  at: number,
  index: TenantIndex,
  input: Pick<PullInput, "tenant" | "thumbprint" | "ownClientId">,
): PullTarget | undefined {
  const tenant = tenantIn(file, input);
  const entry = itemNumbered(file.chunks, at);
  const view = entry && viewFor(entry, tenant, file);
  if (!view || view.value.via !== undefined) return undefined;
  const { thumbprint, ownClientId } = input;
  const { domain } = input.tenant;
  const desired = desiredApi(view, tenant, file);
  const sharedWith = othersOf(file, at, tenant);
  return { file, entry, view, desired, tenant, sharedWith, index, domain, ownClientId, thumbprint };
}

/** The tenant as an edited file describes it: its variables may have other values. */
function tenantIn(file: AuthApisFile, { tenant }: Pick<PullInput, "tenant">): Tenant {
  return file.tenants.find(({ name }) => name === tenant.name) ?? tenant;
}

/** Where in the file the APIs for a tenant stand; no edit of a pull moves them. */
function concernedBy(file: AuthApisFile, tenant: Tenant): readonly number[] {
  return file.apis.flatMap((entry, at) => (viewFor(entry, tenant, file) ? [at] : []));
}

/** The other tenants that the same text is for. */
function othersOf(file: AuthApisFile, at: number, tenant: Tenant): readonly string[] {
  const names = itemNumbered(file.chunks, at)?.views.flatMap((view) => view.tenants.map(({ name }) => name)) ?? [];
  return names.filter((name) => name !== tenant.name);
}

/**
 * An anchor's text may stand for other APIs as well. Those of the same tenant that are still to come are put right when it is
 * their turn; what the file says of anything else must be what it said before.
 */
function keepsOthers(
  before: AuthApisFile,
  after: AuthApisFile,
  at: number,
  { tenant, sound, index }: PullWork,
): boolean {
  // An API on which the edit has no bearing comes back as the same object; there are as many as before, in the same order.
  const affected = before.apis.flatMap((entry, nth) => (entry === after.apis[nth] ? [] : [nth]));
  const isToCome = (view: ApiView, nth: number): boolean =>
    nth >= at && sound.has(nth) && view.identifier !== undefined && index.api(view.identifier) !== undefined;
  const said = (file: AuthApisFile) =>
    affected.flatMap((nth) =>
      (file.apis[nth]?.views ?? []).flatMap((view) =>
        view.tenants
          .filter(({ name }) => name !== tenant.name || !isToCome(view, nth))
          .map((each) => JSON.stringify([nth, each.name, desiredApi(view, each, file)])),
      ),
    );
  const now = new Set(said(after));
  return said(before).every((each) => now.has(each));
}

/** Each round settles what the one before disturbed; aliases of aliases need more than one. */
const MOST_ROUNDS = 5;
