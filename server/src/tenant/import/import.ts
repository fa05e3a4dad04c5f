import type { Document } from "../../document/document.ts";
import { written } from "../../document/edit/scalar-text.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Finding } from "../../document/finding.ts";
import { entryLines, itemLines } from "../../document/edit/plain-text.ts";
import type { Plain } from "../../document/read/plain-value.ts";
import { type KnownTenants, NONE_KNOWN, told } from "../../facts/known-tenants.ts";
import { matchApis } from "./match.ts";
import { mergeApi } from "./merge.ts";
import { settle } from "./settle.ts";
import { shortNames, type ShortNames } from "./short-names.ts";
import type { ImportSource } from "./source.ts";
import { newVariables, type Variables } from "./variables.ts";

export interface Imported {
  readonly document: Document;
  /** What could not be taken over, and why; sentences. */
  readonly notes: readonly string[];
}

export interface Judge {
  readonly read: (text: string) => AuthApisFile;
  readonly analyse: (file: AuthApisFile, known?: { readonly facts: KnownTenants }) => readonly Finding[];
}

/**
 * Start here: makes a first file from what stands on tenants, or in files of other tools (`from-tenant.ts`, `deploy-cli.ts`,
 * `terraform.ts` each read one kind of source). It says nothing that holds without being said, has no finding above info (what a
 * tenant has that a rule warns of gets a comment), neither for whoever is signed in to the tenants nor for others, and a sync of it plans
 * nothing.
 *
 * Pure. No secret is taken over.
 */
export function importApis(sources: readonly ImportSource[], judge: Judge): Imported {
  const variables = newVariables();
  const names = shortNames(sources);
  const merged = matchApis(sources, variables).map((match) => mergeApi(match, sources, names, variables));
  const items = merged.flatMap((each) => each.items);
  const settled = settle(fileText(sources, items, names, variables), judge, knownOf(sources));
  const notes = [...sources, ...merged].flatMap((each) => each.notes);
  return { document: settled.document, notes: [...notes, ...settled.notes] };
}

function knownOf(sources: readonly ImportSource[]): KnownTenants {
  return sources.reduce(
    (known, { domain, state }) => (domain !== undefined && state ? told(known, { domain, readAt: 0, state }) : known),
    NONE_KNOWN,
  );
}

function fileText(
  sources: readonly ImportSource[],
  items: readonly Plain[],
  names: ShortNames,
  variables: Variables,
): string {
  const tenants = sources.flatMap((source) => {
    const { name, domain } = source;
    if (name === undefined || domain === undefined) return [];
    const clients = Object.fromEntries([...(names.get(source) ?? [])].map(([id, short]) => [short, id]));
    const parts = [
      ...entryLines("domain", domain),
      ...variableLines([...source.variables, ...variables.of(source)]),
      ...(isFilled(clients) ? entryLines("clients", clients) : []),
    ];
    return [`${written(name)}:`, ...parts.map((line) => `  ${line}`)];
  });
  const head = tenants.length > 0 ? `tenants:\n${tenants.map((line) => `  ${line}\n`).join("")}\n` : "";
  if (items.length === 0) return `${head}apis: []\n`;
  const lines = items.map((item) =>
    itemLines(item)
      .map((line) => `  ${line}\n`)
      .join(""),
  );
  return `${head}apis:\n${lines.join("\n")}`;
}

/** A variable that must be given stands there with no value. */
function variableLines(all: readonly (readonly [string, Plain])[]): readonly string[] {
  const own = Object.fromEntries(all);
  if (!isFilled(own)) return [];
  if (!Object.values(own).includes(null)) return entryLines("variables", own);
  const lines = Object.entries(own).flatMap(([name, value]) =>
    value === null ? [`${written(name)}:`] : entryLines(name, value),
  );
  return ["variables:", ...lines.map((line) => `  ${line}`)];
}

function isFilled(map: object): boolean {
  return Object.keys(map).length > 0;
}
