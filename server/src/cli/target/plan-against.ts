import { execFileSync } from "node:child_process";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { Document } from "../../document/document.ts";
import { readBase } from "../../document/extends.ts";
import { readFile } from "../../document/file.ts";
import { pickedTenant } from "../../document/tenants.ts";
import { indexTenant } from "../../facts/tenant-index.ts";
import { together, desiredState } from "../../tenant/desired/desired-from-file.ts";
import type { DesiredState } from "../../tenant/desired/desired.ts";
import { asTenant } from "../../tenant/plan/as-tenant.ts";
import { lastSyncOf } from "../../tenant/plan/last-sync.ts";
import { limitPlan } from "../../tenant/plan/limit.ts";
import { type Plan, plan } from "../../tenant/plan/plan.ts";
import { withOldNames } from "../../tenant/plan/renamed-scopes.ts";
import { thumbprint } from "../../tenant/thumbprint.ts";
import { pathOf } from "../../workspace/read-inside.ts";
import { UsageError } from "../exit.ts";
import type { Values } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { baseOf } from "./base.ts";
import { judge, readDocument } from "./input-file.ts";
import { inputPath } from "./input-paths.ts";
import { readOverrides } from "./overrides.ts";
import { type planOptions, requireNamed } from "./read-plan.ts";
import { chooseTenant } from "./tenant-choice.ts";

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
  const ref = refOf(against);
  const paths = operands.length > 0 ? operands : [await inputPath(operands, terminal)];
  const pairs = await Promise.all(paths.map((path) => bothVersions(path, paths.length > 1, ref, values, terminal)));
  const [first, ...others] = pairs;
  if (!first) throw new UsageError("name the files that are to be compared");
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
  readonly before: DesiredState;
  readonly after: DesiredState;
}

async function bothVersions(
  path: string,
  isNamed: boolean,
  ref: string,
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

  const whole = resolve(terminal.cwd, path);
  const versionOf = filesIn(ref, whole);
  const old = Document.of(versionOf(whole) ?? "");
  const oldBase = readBase(old, pathToFileURL(whole).href, (uri) => {
    const text = versionOf(pathOf(uri) ?? "");
    return text === undefined ? { problem: `is not there in ${ref}` } : Document.of(text);
  });
  const then = judge(path, old, { ...options, base: oldBase });
  // A tenant that the file did not name then gets everything anew.
  const tenantThen = then.file.tenants.find(({ name }) => name === tenant.name) ?? tenant;
  const name = isNamed ? path : undefined;
  return {
    before: desiredState(then.file, tenantThen, then.findings),
    after: desiredState(now.file, tenant, now.findings, name),
  };
}

/** Stands for a tenant's domain where the file names none and nobody said one. */
const noTenant = "tenant.invalid";

/** What git understands as a commit and can't take for an option, a path or a range. */
function refOf(against: string): string {
  const ref = /^git:(?<ref>[A-Za-z0-9_][A-Za-z0-9_./@^~{}+-]*)$/.exec(against)?.groups?.["ref"];
  if (ref === undefined || ref.includes("..")) {
    throw new UsageError(`--against is written git:REF, such as git:origin/main, not "${against}"`);
  }
  return ref;
}

/**
 * The texts of files in a commit of the repository in which a file lies; `undefined` where one wasn't there, or lies elsewhere.
 * No shell is in between. A bare repository that somebody has put among the files is none: git would do what its configuration says.
 *
 * @throws UsageError where it is no repository, or has no such commit
 */
function filesIn(ref: string, file: string): (path: string) => string | undefined {
  const folder = dirname(file);
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-c", "safe.bareRepository=explicit", "-C", folder, ...args], {
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      stdio: ["ignore", "pipe", "ignore"],
    });
  try {
    git("rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
  } catch (cause) {
    throw new UsageError(`git knows no commit ${ref} where ${basename(file)} lies; fetch it, or name another one`, {
      cause,
    });
  }
  return (path) => {
    try {
      return git("show", "--no-textconv", `${ref}:./${relative(folder, path).split(sep).join("/")}`);
    } catch {
      return undefined;
    }
  };
}
