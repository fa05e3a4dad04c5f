import type { Document } from "../document/document.ts";
import type { Tenant } from "../document/tenants.ts";
import type { ReadOptions } from "../document/file.ts";
import type { Credentials } from "../tenant/credentials.ts";
import { conceal } from "../tenant/secret.ts";
import { environmentCredentials } from "./environment-credentials.ts";
import { UsageError } from "./exit.ts";
import { type InputFile, inputPath, judge, readDocument } from "./input-file.ts";
import { type LocalDirectory, localDirectoryPath, readLocalDirectory } from "./local-directory.ts";
import { readOverrides } from "./overrides.ts";
import { chooseTenant } from "./tenant-choice.ts";
import type { Terminal } from "./terminal.ts";

/** A file and the tenant on which a command acts. */
export interface Target {
  readonly input: InputFile;
  readonly tenant: Tenant & { readonly domain: string };
  /** Set where it is the local tenant of a known directory. */
  readonly local?: LocalDirectory;
}

export const targetOptions = {
  tenant: { type: "string", short: "t" },
  var: { type: "string", multiple: true },
  dir: { type: "string" },
} as const;

export interface TargetValues {
  readonly tenant?: string | undefined;
  readonly var?: string[] | undefined;
  readonly dir?: string | undefined;
}

/** Finds the file and the tenant that the arguments mean. @throws UsageError */
export async function findTarget(files: readonly string[], values: TargetValues, terminal: Terminal): Promise<Target> {
  const path = await inputPath(files, terminal);
  const document = await readDocument(path, terminal);
  const overrides = readOverrides(values.var ?? [], terminal.env);
  if (values.tenant === "local") {
    const local = await readLocalDirectory(values.dir ?? localDirectoryPath(terminal));
    return localTarget(path, document, { overrides }, local);
  }
  const tenant = chooseTenant(judge(path, document, { overrides }).file, values.tenant, terminal.env);
  const input = judge(path, document, { overrides, picked: tenant });
  return { input, tenant };
}

/** What signs in to the target's Management API. @throws UsageError, before anything is sent */
export function targetCredentials({ tenant, local }: Target, env: Terminal["env"]): Credentials {
  const { domain } = tenant;
  if (!local) return environmentCredentials(domain, env);
  const { clientId, clientSecret } = local.administrator;
  return { kind: "client-secret", domain, clientId, clientSecret: conceal(clientSecret ?? "") };
}

/** The local tenant takes a file that names no tenants, and one with the tenant whose place it was started to take. */
function localTarget(path: string, document: Document, options: ReadOptions, local: LocalDirectory): Target {
  const { domain, standsInFor } = local;
  const bare = judge(path, document, options).file;
  if (bare.tenants.length === 0) {
    const tenant = chooseTenant(bare, domain, {});
    return { input: judge(path, document, { ...options, picked: tenant }), tenant, local };
  }
  const standIn = standsInFor === undefined ? undefined : { tenant: standsInFor, domain };
  const input = judge(path, document, { ...options, ...(standIn && { standIn }) });
  const tenant = input.file.tenants.find(({ name }) => name === standsInFor);
  if (!tenant) {
    const names = bare.tenants.map(({ name }) => name).join(", ");
    throw new UsageError(
      `the file names its tenants (${names}); start the local tenant in the place of one: auth-apis local-tenant --file ${path} --as NAME`,
    );
  }
  return { input, tenant: { ...tenant, domain }, local };
}
