import type { CompletionItem } from "vscode-languageserver-types";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Tenant } from "../../document/read/tenants.ts";
import { type Field, fieldAt } from "../../schema/facts.ts";
import { hasForm, tenantsAt } from "../place/path.ts";
import type { Place } from "../place/place.ts";
import { isTaken } from "./can-stand.ts";
import { itemsOf, Kind } from "./candidate.ts";
import { someTenants } from "./on-tenants.ts";

/** The variables that may stand in the placeholder at the cursor; `undefined` where there is none, or none may stand. */
export function variableItems(place: Place, file: AuthApisFile, offset: number): CompletionItem[] | undefined {
  const at = offset - place.start;
  const begun = BEGUN.exec(place.text.slice(0, at));
  if (begun === null || !mayStand(place)) return undefined;
  const start = place.start + begun.index;
  const [rest] = /^\{?[\w.-]*\}?/.exec(place.text.slice(at)) ?? [""];
  const tenants = tenantsAt(place.path, file);
  const names = new Set([...tenants.flatMap(({ variables }) => [...variables.keys()]), ...BUILT_IN]);
  const isWhole = begun.index === 0 && at + rest.length === place.text.length;
  const flow = place.token.frame?.flow === true && place.token.style === "plain";
  const whole = (name: string): string =>
    `"${place.text.slice(0, begun.index)}\${${name}}${place.text.slice(at + rest.length)}"`;
  const fitting = isWhole ? [...names].filter((name) => canBeWhole(name, tenants, fieldAt(place.path))) : [...names];
  const candidates = fitting.map((name) => {
    const lacking = tenants.filter(({ variables }) => !variables.has(name) && !name.startsWith("tenant."));
    return {
      label: `\${${name}}`,
      kind: Kind.Variable,
      about: { field: place.path, variable: name },
      ...(lacking.length > 0 && { detail: `not on ${someTenants(lacking)}` }),
      text: flow ? whole(name) : `\${${name}}`,
    };
  });
  // In flow style a placeholder must be quoted, so the whole scalar is replaced there.
  const word = flow ? place : { ...place, start, end: offset + rest.length };
  const typed = place.text.slice(0, begun.index);
  return itemsOf(candidates, { ...word, token: { ...place.token, glued: false } }, file.document).map((item) =>
    flow && typed !== "" ? { ...item, filterText: typed + item.label } : item,
  );
}

/** May a variable be all that stands in a field? It brings the type of its value, be that of some tenant alone. */
function canBeWhole(name: string, tenants: readonly Tenant[], field: Field | undefined): boolean {
  const values = BUILT_IN.includes(name) ? [name] : tenants.map(({ variables }) => variables.get(name)?.value);
  const known = values.filter((value) => value !== undefined);
  return field === undefined || known.length === 0 || known.some((value) => isTaken(value, field));
}

/** Placeholders are read under `apis` and `defaults`, and in the `clients` of tenants. */
function mayStand({ path }: Place): boolean {
  return path[0] === "apis" || path[0] === "defaults" || hasForm(path, ["tenants", "*", "clients", "*"]);
}

/** Text on every tenant. */
const BUILT_IN: readonly string[] = ["tenant.domain", "tenant.name"];
/** A placeholder without its end; `$${` is a literal. */
const BEGUN = /(?<!\$)\$(?:\{[^{}]*)?$/;
