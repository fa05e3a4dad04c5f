import { parse } from "yaml";
import { escaped } from "../../document/edit/plain-text.ts";
import type { Plain } from "../../document/read/plain-value.ts";
import { grouped } from "../../facts/grouped.ts";
import { type Json, type JsonObject, isObject, member } from "../../facts/json.ts";
import { type JsonType, wireFields } from "../../schema/facts.ts";
import type { ImportSource, SourceApi } from "./source.ts";
import { objectsIn, type Taken, takeFields, textOf } from "./wire.ts";

/** What a `config.json` of the tool says of one tenant. */
export interface DeployCliConfig {
  /** What the file is to call the tenant. */
  readonly name: string;
  readonly domain: string;
  /** `AUTH0_KEYWORD_REPLACE_MAPPINGS`. */
  readonly mappings: JsonObject;
}

/** The text of a `tenant.yaml` isn't one. */
export class NoTenantYaml extends Error {
  override readonly name = "NoTenantYaml";
}

/**
 * What a `tenant.yaml` of auth0-deploy-cli gives: its `##KEY##` and `@@KEY@@` become variables. The tool replaces them as text
 * before it reads the YAML; a value that is `@@KEY@@` as a whole keeps its type here, too. No variable can be a list or a map:
 * what the configuration has for such a keyword takes its place, and without it the field is left out.
 *
 * @param config - the tenant that the file is for; without one, its keywords are listed for a tenant still to be named
 * @throws NoTenantYaml
 */
export function fromDeployCli(text: string, config?: DeployCliConfig): ImportSource {
  const root = readYaml(text, config?.mappings ?? {});
  const keys = [...new Set([...text.matchAll(KEYWORD)].map((match) => match[1] ?? match[2] ?? ""))];
  const notes: string[] = [];
  const allGrants = objectsIn(member(root, "clientGrants"));
  const byAudience = new Map(grouped(allGrants, (grant) => textOf(grant, "audience") ?? ""));
  const apis = objectsIn(member(root, "resourceServers")).flatMap((api): SourceApi[] => {
    const identifier = textOf(api, "identifier");
    if (identifier === undefined || member(api, "is_system") === true || identifier.endsWith("/api/v2/")) return [];
    const taken = takeFields("Api", api, identifier, QUIET);
    const grants = (byAudience.get(identifier) ?? []).flatMap((grant) => grantOf(grant, identifier, notes));
    byAudience.delete(identifier);
    const { fields, notes: unfilled } = withoutUnfilled("Api", taken.fields, identifier);
    notes.push(...taken.notes, ...unfilled);
    return [{ identifier, fields, grants }];
  });
  notes.push(
    ...[...byAudience.keys()].map((audience) => `The grants of ${audience} were left out: it is no API of the file.`),
  );
  const used = keys.filter((key) => JSON.stringify(apis).includes(`\${${key}}`));
  const named = config ?? (used.length > 0 ? { ...UNNAMED, mappings: {} } : undefined);
  if (named && !config)
    notes.push(`Put your tenant's name and domain in the place of ${UNNAMED.name} and ${UNNAMED.domain}.`);
  const mapped = used.map((key): [string, Plain] => [key, scalarOf(member(named?.mappings ?? {}, key))]);
  return { ...(named && { name: named.name, domain: named.domain }), variables: new Map(mapped), apis, notes };
}

function grantOf(grant: JsonObject, audience: string, notes: string[]): SourceApi["grants"] {
  const client = textOf(grant, "client_id");
  if (client === undefined) {
    notes.push(`${audience}: a grant that is a default for many applications was left out.`);
    return [];
  }
  const what = `${client} on ${audience}`;
  const taken = takeFields("Grant", grant, what, QUIET);
  const { fields, notes: unfilled } = withoutUnfilled("Grant", taken.fields, what);
  notes.push(...taken.notes, ...unfilled);
  return [
    {
      clientId: undefined,
      clientName: undefined,
      called: client,
      subjectType: textOf(grant, "subject_type") ?? "client",
      fields,
    },
  ];
}

/** The fields without lists and maps of which there is only the keyword. */
function withoutUnfilled(name: "Api" | "Grant", fields: JsonObject, what: string): Taken {
  const structured = new Set(wireFields(name).flatMap(({ key, types }) => (types.some(isScalar) ? [] : [key])));
  const unfilled = Object.entries(fields).filter(([key, value]) => structured.has(key) && typeof value === "string");
  return {
    fields: Object.fromEntries(Object.entries(fields).filter((entry) => !unfilled.some(([key]) => key === entry[0]))),
    notes: unfilled.map(
      ([key]) => `${what}: ${key} was left out; its value stands in the config.json of the tool: see --config.`,
    ),
  };
}

const isScalar = (type: JsonType) => !["array", "object", "null"].includes(type);

/** Keywords as placeholders, and nothing else as one; a keyword that means a list or a map as that. */
function readYaml(text: string, mappings: JsonObject): JsonObject {
  const marked = text.replaceAll(
    KEYWORD,
    (_, typed: string | undefined, literal: string | undefined) => `${OPEN}${typed ?? literal ?? ""}${CLOSE}`,
  );
  let value: unknown;
  try {
    value = parse(marked);
  } catch (cause) {
    throw new NoTenantYaml("it can't be read as YAML", { cause });
  }
  const plain = JSON.parse(JSON.stringify(value ?? null)) as Json;
  if (!isObject(plain) || !("resourceServers" in plain)) throw new NoTenantYaml("it has no resourceServers");
  const filled = JSON.stringify(plain, (_, each: Json) => structureOf(each, mappings) ?? each);
  const unmarked = JSON.stringify(escaped(JSON.parse(filled) as Json))
    .replaceAll(OPEN, "${")
    .replaceAll(CLOSE, "}");
  return JSON.parse(unmarked) as JsonObject;
}

/** The list or map that a text as a whole is the keyword of. */
function structureOf(text: Json, mappings: JsonObject): Json | undefined {
  if (typeof text !== "string" || !text.startsWith(OPEN) || !text.endsWith(CLOSE)) return undefined;
  const value = member(mappings, text.slice(OPEN.length, -CLOSE.length));
  return typeof value === "object" && value !== null ? value : undefined;
}

function scalarOf(value: Json | undefined): Plain {
  return value === undefined || typeof value === "object" ? null : value;
}

const KEYWORD = /@@([\w-]+)@@|##([\w-]+)##/g;
/** What the tool or the Management API answers, and a file doesn't say; or says in another place. */
const QUIET: ReadonlySet<string> = new Set(["id", "identifier", "is_system", "client_id", "audience", "subject_type"]);
const UNNAMED = { name: "my-tenant", domain: "my-tenant.auth0.com" };
// Private-use characters: they have no meaning in YAML and no place in a configuration file.
const OPEN = "\uE0F0";
const CLOSE = "\uE0F1";
