import { Scalar, stringify } from "yaml";
import type { JsonObject } from "../../../server/src/facts/json.ts";
import { managementIdentifier, type Wanted } from "../build.ts";
import { domain } from "../fake-tenant.ts";

/** How a text that says the same may be written: each throw of the dice decides one thing. */
export type Dice = (sides: number) => number;

/** Dice from a list of numbers, which is used again and again. */
export function diceOf(numbers: readonly number[]): Dice {
  let at = 0;
  return (sides) => (numbers[at++ % numbers.length] ?? 0) % sides;
}

export const tenants = ["dev", "production"];

/** A file that wants these APIs, its values in anchors, merge keys, defaults and variables, in flow and in block style. */
export function fileText(apis: readonly Wanted[], dice: Dice, several: boolean): string {
  const made: Made = { dice, anchors: [], inApis: new Set(), variables: [], several };
  const items = apis.map((api) => apiText(api, made));
  const head = several ? tenantsText(made.variables) : "";
  const text = `${made.anchors.join("")}${head}apis:${items.length === 0 ? " []" : ""}\n${items.join(dice(2) ? "\n" : "")}`;
  return dice(3) === 0 ? text.replaceAll("\n", "\r\n") : text;
}

interface Made {
  readonly dice: Dice;
  readonly anchors: string[];
  /** Those that stand at a placeholder in an API. */
  readonly inApis: Set<string>;
  readonly variables: (readonly [string, unknown])[];
  readonly several: boolean;
}

function tenantsText(variables: Made["variables"]): string {
  return stringify({
    tenants: {
      dev: { domain, variables: Object.fromEntries(variables), clients: { worker: "alpha" } },
      production: {
        domain: "acme-production.eu.auth0.com",
        variables: Object.fromEntries(variables),
        clients: { worker: "elsewhere" },
      },
    },
  });
}

function apiText(api: Wanted, made: Made): string {
  const { dice } = made;
  const { fields = {}, grants, managementApi, absent } = api;
  const identifier = managementApi ? managementIdentifier : (api.identifier ?? "");
  const keys: Record<string, unknown> = {
    identifier,
    ...(absent && { state: "absent" }),
    ...(made.several && dice(3) === 0 && { tenants: dice(2) ? ["dev"] : ["dev", "production"] }),
    ...(managementApi || absent ? {} : fields),
    ...(grants &&
      !absent && {
        grants: grants.map(({ client, subjectType, absent: gone, fields: own }) => ({
          client: made.several && client === "alpha" ? "worker" : client,
          ...(subjectType === "user" && { subject_type: "user" }),
          ...(gone ? { state: "absent" } : own),
          ...(made.several && dice(4) === 0 && { tenants: dice(2) ? ["dev"] : ["production"] }),
        })),
      }),
  };
  const merged = takeSome(keys, ["token_lifetime", "enforce_policies", "signing_alg"], dice);
  const lines = Object.entries(keys).map(([key, value]) => entryText(key, value, made));
  if (Object.keys(merged).length > 0) lines.push(`<<: *${anchor(flow(merged), made)}\n`);
  if (dice(2)) lines.splice(1, 0, "# keep this comment\n");
  const text = lines.join("");
  return `  - ${text.replaceAll(/\n(?=.)/g, "\n    ")}`;
}

function takeSome(keys: Record<string, unknown>, names: readonly string[], dice: Dice): JsonObject {
  const taken = names.filter((name) => keys[name] !== undefined && dice(4) === 0);
  const entries = taken.map((name) => [name, keys[name]]);
  for (const name of taken) Reflect.deleteProperty(keys, name);
  return Object.fromEntries(entries) as JsonObject;
}

function entryText(key: string, value: unknown, made: Made): string {
  const { dice } = made;
  const comment = dice(3) === 0 ? " # here" : "";
  if (key !== "grants" && key !== "tenants" && dice(6) === 0)
    return `${key}: *${anchor(flow(value), made)}${comment}\n`;
  if (typeof value === "number" && made.several && dice(2)) {
    const name = `b${value}`;
    const isAnchor = dice(2) === 0;
    if (isAnchor && made.inApis.has(name)) return `${key}: *${name}${comment}\n`;
    if (isAnchor) made.inApis.add(name);
    return `${key}: ${isAnchor ? `&${name} ` : ""}${variable(value, made)}${comment}\n`;
  }
  if (dice(3) === 0 || typeof value !== "object") return `${key}: ${flow(value)}${comment}\n`;
  const block = stringify(
    { [key]: value },
    { lineWidth: 0, indentSeq: dice(2) === 0, defaultStringType: dice(2) ? Scalar.PLAIN : Scalar.QUOTE_SINGLE },
  );
  return comment && block.includes(":\n") ? block.replace(":\n", `:${comment}\n`) : block;
}

function variable(value: number, made: Made): string {
  const name = made.dice(2) ? `V${made.variables.length}` : "V0";
  made.variables.push([name, made.variables.find(([other]) => other === name)?.[1] ?? value]);
  return `\${${name}}`;
}

function anchor(text: string, made: Made): string {
  const name = `a${made.anchors.length}`;
  made.anchors.push(`x-${name}: &${name} ${text}\n`);
  return name;
}

/** JSON is YAML in flow style. */
function flow(value: unknown): string {
  return JSON.stringify(value);
}
