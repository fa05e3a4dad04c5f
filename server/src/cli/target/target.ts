import type { Document } from "../../document/document.ts";
import { readFile, type ReadOptions } from "../../document/read/file.ts";
import type { Credentials } from "../../tenant/connection/credentials.ts";
import { environmentCredentials } from "../../tenant/connection/environment.ts";
import { conceal } from "../../tenant/connection/secret.ts";
import { UsageError } from "../exit.ts";
import type { Values } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { baseOf } from "./base.ts";
import { type InputFile, judge, readDocument } from "./input-file.ts";
import { eachOnce, inputPath } from "./input-paths.ts";
import { type LocalDirectory, localDirectoryPath, readLocalDirectory } from "./local-directory.ts";
import { readOverrides, requireListed, variableOption } from "./overrides.ts";
import { type ChosenTenant, chooseTenant } from "./tenant-choice.ts";
import { typed } from "../typed.ts";

/** A file and the tenant on which a command acts. */
export interface Target {
  readonly input: InputFile;
  readonly tenant: ChosenTenant;
  /** Set where `--tenant local` asked for it: only then do its credentials count, never because a domain is loopback. */
  readonly local?: LocalDirectory;
}

export const targetOptions = {
  tenant: {
    type: "string",
    short: "t",
    value: "TENANT",
    help: "a name from the file, `local`, or, for a file that names no tenants, a domain",
  },
  ...variableOption,
  dir: { type: "string", value: "DIR", help: "where the local tenant lives (with --tenant local)" },
} as const;

/** Finds the file and the tenant that the arguments mean. @throws UsageError; nothing has been sent then */
export async function findTarget(
  operands: readonly string[],
  values: Values<typeof targetOptions>,
  terminal: Terminal,
): Promise<Target> {
  const target = await targetOf(await inputPath(operands, terminal), values, terminal);
  requireListed(values.var, target.input.file.tenants);
  return target;
}

/**
 * The same for several files that are planned together. All must be for one tenant; a file that names none goes along
 * with those that do.
 *
 * @throws UsageError; nothing has been sent then
 */
export async function findTargets(
  operands: readonly string[],
  values: Values<typeof targetOptions>,
  terminal: Terminal,
): Promise<readonly [Target, ...Target[]]> {
  const paths = eachOnce(operands, terminal.cwd);
  if (paths.length < 2) return [await findTarget(paths, values, terminal)];
  const files = await Promise.all(
    paths.map(async (path) => {
      const document = await readDocument(path, terminal);
      return { path, tenants: readFile(document, { base: baseOf(path, document, terminal) }).tenants };
    }),
  );
  requireListed(
    values.var,
    files.flatMap(({ tenants }) => tenants),
  );
  const inOrder = [...files].sort((one, other) => Number(other.tenants.length > 0) - Number(one.tenants.length > 0));
  const targets: Target[] = [];
  for (const { path, tenants } of inOrder) {
    const [first] = targets;
    const follows = tenants.length === 0 && first !== undefined && values.tenant !== "local";
    const asked = follows ? { ...values, tenant: first.tenant.domain } : values;
    try {
      targets.push(await targetOf(path, asked, terminal));
    } catch (error) {
      // Of several files, the error says which one it is about.
      throw error instanceof UsageError ? new UsageError(`${path}: ${error.message}`, { cause: error }) : error;
    }
  }
  const [first, ...others] = targets;
  if (!first) throw new UsageError("name the files that are to be planned");
  const other = others.find(({ tenant }) => tenant.domain !== first.tenant.domain);
  if (!other) return [first, ...others];
  const where = ({ input, tenant }: Target) => `${input.path} is for ${tenant.domain}`;
  throw new UsageError(`files that are planned together go to one tenant: ${where(first)}, ${where(other)}`);
}

async function targetOf(path: string, values: Values<typeof targetOptions>, terminal: Terminal): Promise<Target> {
  const isLocal = values.tenant === "local";
  if (values.dir !== undefined && !isLocal) throw new UsageError("--dir goes with --tenant local");
  const document = await readDocument(path, terminal);
  const overrides = readOverrides(values.var, terminal.env);
  const given = { overrides, base: baseOf(path, document, terminal) };
  const asItStands = readFile(document, given);

  if (isLocal) {
    const local = await readLocalDirectory(values.dir ?? localDirectoryPath(terminal));
    return localTarget(path, document, given, local);
  }
  const tenant = chooseTenant(asItStands, values.tenant, terminal.env);
  return { input: judge(path, document, { ...given, chosen: tenant.name, picked: tenant }), tenant };
}

/** What signs in to the target's Management API. @throws UsageError, before anything is sent */
export async function targetCredentials(
  { tenant, local }: { readonly tenant: Pick<ChosenTenant, "domain">; readonly local?: LocalDirectory },
  { env, cwd }: Terminal,
): Promise<Credentials> {
  const { domain } = tenant;
  if (!local) {
    const found = await environmentCredentials(domain, env, cwd);
    if ("problem" in found) throw new UsageError(found.problem);
    return found.credentials;
  }
  return administratorCredentials({ ...local, domain });
}

/** What signs in to a local tenant, as its directory says. */
export function administratorCredentials({ domain, administrator }: LocalDirectory): Credentials {
  const { clientId, clientSecret } = administrator;
  return { kind: "client-secret", domain, clientId, clientSecret: conceal(clientSecret ?? "") };
}

/** The local tenant takes a file that names no tenants, and one with the tenant whose place it was started to take. */
function localTarget(path: string, document: Document, given: ReadOptions, local: LocalDirectory): Target {
  const { domain, standsInFor } = local;
  const file = readFile(document, given);
  const { tenants } = file;
  if (tenants.length === 0) {
    const tenant = chooseTenant(file, domain, {});
    return { input: judge(path, document, { ...given, picked: tenant }), tenant, local };
  }
  const standIn = standsInFor === undefined ? undefined : { tenant: standsInFor, domain };
  const input = judge(path, document, { ...given, ...(standIn && { standIn, chosen: standIn.tenant }) });
  const tenant = input.file.tenants.find(({ name }) => name === standsInFor);
  if (!tenant) {
    const names = tenants.map(({ name }) => name).join(", ");
    const start = `auth-apis local-tenant --file ${typed(path)} --as NAME`;
    throw new UsageError(`the file names its tenants (${names}); start the local tenant in the place of one: ${start}`);
  }
  return { input, tenant: { ...tenant, domain }, local };
}
