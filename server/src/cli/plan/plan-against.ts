import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Document } from "../../document/document.ts";
import { readBase } from "../../document/read/extends.ts";
import { readFile } from "../../document/read/file.ts";
import { errorsFor } from "../../document/finding.ts";
import { pickedTenant, type Tenant } from "../../document/read/tenants.ts";
import { indexTenant } from "../../facts/tenant-index.ts";
import { together, desiredState } from "../../tenant/desired/desired-from-file.ts";
import { type DesiredState, noTenant } from "../../tenant/desired/desired.ts";
import { asTenant } from "../../tenant/plan/as-tenant.ts";
import { counted } from "../../tenant/plan/counted.ts";
import { lastSyncOf } from "../../tenant/plan/last-sync.ts";
import { limitPlan } from "../../tenant/plan/limit.ts";
import { type Plan, plan } from "../../tenant/plan/plan.ts";
import { withOldNames } from "../../tenant/plan/renamed-scopes.ts";
import { thumbprint } from "../../tenant/thumbprint.ts";
import { pathOf } from "../../workspace/read-inside.ts";
import { UsageError } from "../exit.ts";
import type { Values } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { baseOf } from "../target/base.ts";
import { type CommittedFiles, committedFiles } from "./committed.ts";
import { judge, readDocument } from "../target/input-file.ts";
import { eachOnce, inputPath } from "../target/input-paths.ts";
import { readOverrides, requireListed } from "../target/overrides.ts";
import { type planOptions, requireNamed } from "./read-plan.ts";
import { chooseTenant } from "../target/tenant-choice.ts";

/**
 * What a sync would do on a tenant that is as the files were in a commit. Needs no credentials and asks no tenant; what stands
 * there besides, it can't know.
 *
 * @param against - `git:REF`
 * @throws UsageError where there is no such commit, or no tenant is meant
 */
export async function planAgainst(
  against: string,
  operands: readonly string[],
  values: Values<typeof planOptions>,
  terminal: Terminal,
): Promise<Plan> {
  const paths = operands.length > 0 ? eachOnce(operands, terminal.cwd) : [await inputPath(operands, terminal)];
  const pairs = await Promise.all(paths.map((path) => bothVersions(path, paths.length > 1, against, values, terminal)));
  const [first, ...others] = pairs;
  if (!first) throw new UsageError("name the files that are to be compared");
  requireListed(
    values.var,
    pairs.flatMap(({ tenants }) => tenants),
  );
  const before = together([first.before, ...others.map((pair) => pair.before)]);
  const after = together([first.after, ...others.map((pair) => pair.after)]);
  requireNamed(values.api, after);
  const tenant = asTenant(before, after);
  const wanted = values["keep-renamed"] ? withOldNames(after, tenant) : after;
  const made = plan(wanted, tenant, { thumbprint, lastSync: lastSyncOf(before, indexTenant(tenant)) });
  const whole = { ...made, requests: 0 };
  return values.api.length > 0 ? { ...limitPlan(whole, new Set(values.api)), requests: 0 } : whole;
}

interface Versions {
  /** Of either version. */
  readonly tenants: readonly Tenant[];
  readonly before: DesiredState;
  readonly after: DesiredState;
}

async function bothVersions(
  path: string,
  isNamed: boolean,
  against: string,
  { tenant: wanted, var: given }: Values<typeof planOptions>,
  terminal: Terminal,
): Promise<Versions> {
  const overrides = readOverrides(given, terminal.env);
  const document = await readDocument(path, terminal);
  const base = baseOf(path, document, terminal);
  const file = readFile(document, { overrides, base });
  const tenant = file.tenants.length > 0 ? chooseTenant(file, wanted, {}) : pickedTenant(wanted ?? noTenant);
  const options = { overrides, chosen: tenant.name, picked: tenant };
  const now = judge(path, document, { ...options, base });

  const commit = committedFiles(against, resolve(terminal.cwd, path), terminal);
  const pathThen = pathIn(commit, path, terminal);
  const old = Document.of(commit.textOf(pathThen) ?? "");
  const oldBase = readBase(old, pathToFileURL(pathThen).href, (uri) => {
    const text = commit.textOf(pathOf(uri) ?? "");
    return text === undefined ? { problem: `is not there in ${commit.ref}` } : Document.of(text);
  });
  const asItStood = readFile(old, { overrides, base: oldBase });
  // What the file calls a tenant may have changed; another domain is another tenant.
  const tenantThen =
    asItStood.tenants.length === 0
      ? tenant
      : asItStood.tenants.find(({ domain }) => domain?.toLowerCase() === tenant.domain);
  if (!tenantThen) terminal.talk(`${path} did not name ${tenant.domain} in ${commit.ref}, so all of it counts as new.`);
  const then = tenantThen
    ? judge(path, old, { ...options, chosen: tenantThen.name, base: oldBase })
    : judge(path, Document.of(""), options);
  const errors = errorsFor(then.findings, (tenantThen ?? tenant).name);
  if (errors.length > 0) {
    const count = counted(errors.length, "error");
    terminal.talk(`${path} has ${count} in ${commit.ref}; what they concern may be compared wrongly.`);
  }
  const name = isNamed ? path : undefined;
  return {
    tenants: [...file.tenants, ...asItStood.tenants],
    before: desiredState(then.file, tenantThen ?? tenant, then.findings),
    after: desiredState(now.file, tenant, now.findings, name),
  };
}

/** The absolute path of a file in a commit. Says on stderr where it had another one, or wasn't there. */
function pathIn(commit: CommittedFiles, path: string, terminal: Terminal): string {
  const whole = resolve(terminal.cwd, path);
  if (commit.textOf(whole) !== undefined) return whole;
  const before = commit.pathBefore();
  terminal.talk(
    before === undefined
      ? `${path} is not there in ${commit.ref}, so all of it counts as new.`
      : `${path} was ${relative(terminal.cwd, before)} in ${commit.ref}.`,
  );
  return before ?? whole;
}
