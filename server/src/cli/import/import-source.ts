import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { connection } from "../../tenant/connection/connection.ts";
import type { Credentials } from "../../tenant/connection/credentials.ts";
import { parseDomain } from "../../tenant/connection/domain.ts";
import { environmentCredentials } from "../../tenant/connection/environment.ts";
import { connect } from "../../tenant/connection/management-api.ts";
import { readTenant } from "../../tenant/connection/read.ts";
import { fromTenant } from "../../tenant/import/from-tenant.ts";
import { shortName } from "../../tenant/import/short-names.ts";
import type { ImportSource } from "../../tenant/import/source.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { readToolFile } from "./import-file.ts";
import { localDirectoryPath, readLocalDirectory } from "../target/local-directory.ts";
import { administratorCredentials } from "../target/target.ts";

/** Something to import from, and what its user must do so that the tool which it came from leaves the tenant alone. */
export interface FoundSource {
  readonly source: ImportSource;
  /** Lines. */
  readonly leaving: readonly string[];
}

export interface SourceOptions {
  readonly config: string | undefined;
  readonly dir: string | undefined;
}

/**
 * Reads what an operand of `import` names: a file of another tool, the local tenant, or a tenant by its domain.
 *
 * @throws UsageError; TenantError where the tenant can't be read
 */
export async function readSource(from: string, options: SourceOptions, terminal: Terminal): Promise<FoundSource> {
  if (/\.(?:ya?ml|json)$/i.test(from)) return readToolFile(from, options.config, terminal);
  if (/\.(?:tf|tfstate|tfplan)$/i.test(from)) {
    throw new UsageError(`${from} is for Terraform alone; terraform show -json > state.json prints what import reads`);
  }
  const [, name, place = from] = /^([\w-]+)=(.*)$/.exec(from) ?? [];
  if (name === "local") throw new UsageError("a file can't call a tenant `local`; choose another name");
  if (place === "local" || place.startsWith("local:")) {
    const directory = place.slice("local:".length) || options.dir || localDirectoryPath(terminal);
    const local = await readLocalDirectory(directory);
    return readFrom(administratorCredentials(local), name, terminal);
  }
  const parsed = parseDomain(place);
  if ("problem" in parsed) throw new UsageError(await whyNoSource(from, parsed.problem, terminal));
  const found = await environmentCredentials(parsed.domain, terminal.env, terminal.cwd);
  if ("problem" in found) throw new UsageError(found.problem);
  return readFrom(found.credentials, name ?? shortName(parsed.domain), terminal);
}

/** Why it is none of the things to import from, in words. @param problem - why it is no domain */
async function whyNoSource(from: string, problem: string, { cwd }: Terminal): Promise<string> {
  const found = await stat(resolve(cwd, from)).catch(() => undefined);
  if (!found?.isDirectory()) return `${from}: ${problem}`;
  return `${from} is a folder; name the tenant.yaml in it (a0deploy export --format=yaml writes one)`;
}

async function readFrom(credentials: Credentials, name: string | undefined, terminal: Terminal): Promise<FoundSource> {
  const { domain } = credentials;
  terminal.progress(`Reading ${domain}`);
  const onPage = (read: number, total: number) => terminal.progress(`Reading ${domain}: ${read} of ${total}`);
  const state = await readTenant(connect(credentials, connection(domain)), { onPage });
  return { source: fromTenant(state, { ...(name !== undefined && { name }), domain }), leaving: [] };
}
