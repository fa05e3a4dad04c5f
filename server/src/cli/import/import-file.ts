import type { Json, JsonObject } from "../../facts/json.ts";
import { isObject, member } from "../../facts/json.ts";
import { parseDomain } from "../../tenant/connection/domain.ts";
import { type DeployCliConfig, fromDeployCli, NoTenantYaml } from "../../tenant/import/deploy-cli.ts";
import { exclusions, removedBlocks } from "../../tenant/import/leaving.ts";
import { fromTerraform } from "../../tenant/import/terraform.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { readInputJson } from "../target/input-json.ts";
import { readInputText } from "../target/input-text.ts";
import type { FoundSource } from "./import-source.ts";

/** A `tenant.yaml` of auth0-deploy-cli, or what `terraform show -json` has printed. @throws UsageError where it is neither */
export async function readToolFile(path: string, config: string | undefined, terminal: Terminal): Promise<FoundSource> {
  if (/\.json$/i.test(path)) return fromTerraformFile(path, await readInputJson(path, terminal));
  const { text } = await readInputText(path, terminal);
  try {
    const source = fromDeployCli(text, config === undefined ? undefined : await readConfig(config, terminal));
    return { source, leaving: exclusions(source) };
  } catch (error) {
    if (error instanceof NoTenantYaml)
      throw new UsageError(`${path} is no tenant.yaml of auth0-deploy-cli: ${error.message}`);
    throw error;
  }
}

function fromTerraformFile(path: string, json: Json): FoundSource {
  const { source, addresses } = fromTerraform(json);
  if (!isObject(json) || !("values" in json || "planned_values" in json)) {
    throw new UsageError(`${path} is not what terraform show -json prints: it has neither values nor planned_values`);
  }
  const advice =
    "So that Terraform forgets these and leaves them on the tenant, put this in the place of their blocks:";
  return { source, leaving: addresses.length > 0 ? [advice, ...removedBlocks(addresses).trimEnd().split("\n")] : [] };
}

/** `NAME=FILE`. Nothing but the domain and the keywords is looked at: the file may hold secrets. */
async function readConfig(option: string, terminal: Terminal): Promise<DeployCliConfig> {
  const [, name, path] = /^([\w-]+)=(.+)$/.exec(option) ?? [];
  if (name === undefined || path === undefined || name === "local") {
    throw new UsageError(
      `--config is written NAME=FILE, where NAME is what the file is to call the tenant, not "${option}"`,
    );
  }
  const json = await readInputJson(path, terminal);
  const wire: JsonObject = isObject(json) ? json : {};
  const domain = member(wire, "AUTH0_DOMAIN");
  const parsed = parseDomain(typeof domain === "string" ? domain : "");
  if ("problem" in parsed) throw new UsageError(`${path}: AUTH0_DOMAIN: ${parsed.problem}`);
  const mappings = member(wire, "AUTH0_KEYWORD_REPLACE_MAPPINGS");
  return { name, domain: parsed.domain, mappings: isObject(mappings) ? mappings : {} };
}
