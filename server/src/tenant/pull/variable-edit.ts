import { type AuthApisFile, documentsOf } from "../../document/read/file.ts";
import type { Edit } from "../../document/finding.ts";
import { isJson } from "../../document/edit/as-json.ts";
import { replaceScalar } from "../../document/edit/edits.ts";
import { written } from "../../document/edit/scalar-text.ts";
import type { Plain } from "../../document/read/plain-value.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import { aliasNames, isBroughtElsewhere } from "../../document/read/used-anchors.ts";
import type { ScalarValue, Value } from "../../document/read/value.ts";
import { sum } from "../../document/sum.ts";

/**
 * The edit that gives a placeholder its new value where the tenant's variable stands. Only for a scalar that is exactly one
 * placeholder, whose variable is meant nowhere else and has its value from the file itself: then nothing else changes.
 */
export function variableEdit(value: ScalarValue, to: Plain, tenant: Tenant, file: AuthApisFile): Edit | undefined {
  const [name] = value.variables;
  const variable = name === undefined ? undefined : tenant.variables.get(name);
  if (name === undefined || variable === undefined || value.source.trim() !== `\${${name}}`) return undefined;
  if (typeof to === "object" && to !== null) return undefined;
  if (usesOf(name, file) !== 1) return undefined;
  const aliases = aliasNames(file.document);
  if (isBroughtElsewhere(value.at, aliases)) return undefined;

  const tenants = file.keys.findLast(({ key }) => key === "tenants");
  if (!tenants || tenants.block.parsed.hasAliases) return undefined;
  const own = [tenant.name, "variables", name].reduce<Value | undefined>(
    (map, key) => (map?.kind === "map" ? map.entries.get(key)?.value : undefined),
    tenants.value,
  );
  // A value given on the command line is not the file's, and one that has none yet stands on no line of its own.
  if (own?.kind !== "scalar" || own.value === null || own.value !== variable.value) return undefined;
  if (isBroughtElsewhere(own.at, aliases)) return undefined;
  if (typeof to !== "string") return { at: own.at, text: String(to) };
  if (typeof own.value === "string") return replaceScalar(own, to);
  return { at: own.at, text: written(to, isJson(file.document) ? "double" : "plain") };
}

/** How often a variable is used in the file and in those that it extends. */
function usesOf(name: string, file: AuthApisFile): number {
  const blocks = documentsOf(file).flatMap((document) => document.blocks);
  return sum(blocks, ({ parsed }) => parsed.variables.filter((use) => use.name === name).length);
}
