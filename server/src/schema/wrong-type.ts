import { asJson, isKeyAsInJson } from "../document/edit/as-json.ts";
import { written as asYaml } from "../document/edit/scalar-text.ts";
import type { Finding, Fix } from "../document/finding.ts";
import type { MapValue, ScalarValue, Value } from "../document/read/value.ts";
import { onlyVariable } from "../document/read/variables.ts";
import { withoutLooseEnd } from "../text/loose-end.ts";
import type { Field } from "./field.ts";
import { GLUED_KEY } from "./glued-key.ts";
import { isSecretName } from "./never.ts";
import { childOf, entryOf, resolved, type SchemaNode } from "./node.ts";
import { secondsOf } from "../text/duration.ts";
import { finding, type Problem, replacement, subject } from "./problem.ts";
import { expected, got, shown, written } from "./words.ts";

/** A value of another kind than its key takes: what it is, why it is that, and how to write it. */
export function wrongType(problem: Problem): Finding {
  const { value, field, entry } = problem;
  const must = `${subject(problem)} must be ${expected(field)}`;
  const advice = value.kind === "scalar" ? adviceFor({ ...problem, value }) : undefined;
  if (advice) return finding(value.at, `${must}${advice.says}`, advice.fixes);
  const list = value.kind === "map" && field.types.includes("array") ? value : undefined;
  const inBrackets = list?.flow === true ? asListInBrackets(problem, list) : undefined;
  if (inBrackets) return finding(value.at, `${must}, not ${got(value)}${inBrackets.says}`, inBrackets.fixes);
  const begin = list ? `: begin each item with \`- \`${[...list.entries.keys()].some(isDashed) ? WITH_SPACE : ""}` : "";
  return finding(
    entry && isLong(value) ? entry.keyAt : value.at,
    `${must}, not ${got(value)}${begin}${named(problem)}.`,
    list ? asFirstItem(problem, list) : [],
  );
}

/** How to write a list as the map that names its items, as `tenants` and `variables` do. */
function named({ node, value }: Problem): string {
  const { additionalProperties } = node;
  if (value.kind !== "list" || typeof additionalProperties !== "object") return "";
  const key = resolved(additionalProperties)["x-text-means"];
  return `: write each as \`NAME: ${key === undefined ? "…" : `{ ${key}: … }`}\``;
}

/** Does a value stand on lines of its own? */
function isLong(value: Value): boolean {
  return value.kind !== "scalar" && value.kind !== "unknown" && !value.flow;
}

/** One item that lacks the brackets around it. */
function asListInBrackets({ node, own, inFlow }: Problem, map: MapValue): Advice | undefined {
  if (!isItemOf(node, map)) return inFlow ? { says: ": a list stands in brackets, `[…]`.", fixes: [] } : undefined;
  const { block, start, end } = map.at;
  const edit = { at: map.at, text: `[${block.text.slice(start, end)}]` };
  return {
    says: ": put it in brackets, `[{ … }]`.",
    fixes: own ? [{ title: "Put it in brackets", edits: [edit], safe: false }] : [],
  };
}

function isItemOf(node: SchemaNode, map: MapValue): boolean {
  const item = childOf(node, 0);
  return [...map.entries.keys()].some((key) => entryOf(item?.properties, key) !== undefined);
}

/** One item that lacks its dash: its lines move to the right by the dash. */
function asFirstItem({ node, own }: Problem, map: MapValue): readonly Fix[] {
  if (!own || map.flow) return [];
  const { block, start, end } = map.at;
  const dashed = [...map.entries.values()].filter(({ key }) => isDashed(key));
  if (dashed.length > 0) {
    const edits = dashed.map(({ keyAt }) => ({
      at: { block, start: keyAt.start + 1, end: keyAt.start + 1 },
      text: " ",
    }));
    return [{ title: "Put a space behind the dash", edits, safe: false }];
  }
  if (!isItemOf(node, map)) return [];
  const text = `- ${block.text.slice(start, end).replaceAll(/\n(?=[^\r\n])/g, "\n  ")}`;
  return [{ title: "Make it the first item of the list", edits: [{ at: map.at, text }], safe: false }];
}

type ScalarProblem = Problem & { readonly value: ScalarValue };

interface Advice {
  /** What follows "`key` must be text". */
  readonly says: string;
  readonly fixes: readonly Fix[];
}

function adviceFor(problem: ScalarProblem): Advice | undefined {
  const { value, field } = problem;
  if (value.variables.length > 0) return ofVariable(problem);
  if (typeof value.value !== "string") return field.types.includes("string") ? inQuotes(problem) : undefined;
  const text = value.value.trim();
  if (field.types.includes("boolean")) return truthOf(problem, text);
  if (field.types.includes("integer")) return numberOf(problem, text);
  if (field.types.includes("array")) return listOf(problem, text);
  return mapOf(problem);
}

/** A placeholder that stands alone takes the variable's type as well. */
function ofVariable(problem: ScalarProblem): Advice | undefined {
  const name = onlyVariable(problem.value.source);
  const meant = meantScalar(problem);
  if (name === undefined || meant === undefined || isSecretName(name)) return undefined;
  const says = `, not ${got(problem.value)}: write \`${shown(name)}: ${meant}\` among the tenant's variables.`;
  return { says, fixes: [] };
}

/** The value in the type that its key takes, as YAML. */
function meantScalar({ value, field }: ScalarProblem): string | number | undefined {
  const { types } = field;
  if (typeof value.value !== "string") return types.includes("string") ? JSON.stringify(written(value)) : undefined;
  const text = value.value.trim();
  if (types.includes("boolean")) return TRUTHS.get(text.toLowerCase());
  return types.includes("integer") ? (secondsIn(field, text) ?? digitsIn(text)) : undefined;
}

/** `identifier: 1.10` is the number 1.1. */
function inQuotes(problem: ScalarProblem): Advice {
  const plain = written(problem.value);
  const kind = typeof problem.value.value === "number" ? "a number" : "a boolean";
  const quoted = JSON.stringify(plain);
  const says = `, and ${plain} without quotes is ${kind}: write \`${quoted}\`.`;
  return { says, fixes: replacement(problem, `Put ${plain} in quotes`, quoted) };
}

/** `yes` was true in YAML 1.1. */
function truthOf(problem: ScalarProblem, text: string): Advice | undefined {
  const truth = TRUTHS.get(text.toLowerCase());
  if (truth === undefined) return undefined;
  const why = problem.value.style === "plain" ? `${text} is text in YAML 1.2` : `"${text}" in quotes is text`;
  return { says: `, and ${why}: write \`${truth}\`.`, fixes: replacement(problem, `Change to ${truth}`, truth) };
}

function numberOf(problem: ScalarProblem, text: string): Advice | undefined {
  const seconds = secondsIn(problem.field, text);
  if (seconds !== undefined) {
    const says = `, and ${text} is text: write \`${seconds}\`.`;
    return { says, fixes: replacement(problem, `Change to ${seconds}`, String(seconds)) };
  }
  const number = digitsIn(text);
  if (number === undefined) return undefined;
  const why = problem.value.style === "plain" ? `${text} is text in YAML 1.2` : `"${text}" in quotes is text`;
  return { says: `, and ${why}: write \`${number}\`.`, fixes: replacement(problem, `Change to ${number}`, number) };
}

function secondsIn(field: Field, text: string): number | undefined {
  return field.unit === "seconds" ? secondsOf(text) : undefined;
}

function digitsIn(text: string): string | undefined {
  if (!/^-?\d[\d_]*$/.test(text) || text.length > LONGEST_NUMBER) return undefined;
  return text.replaceAll("_", "").replace(/^(-?)0+(?=\d)/, "$1");
}

/** `scope: read:orders` names the one item of a list; OAuth writes several with spaces between them. */
function listOf(problem: ScalarProblem, text: string): Advice | undefined {
  const { node, value, entry } = problem;
  const item = childOf(node, 0);
  if (text.length > LONGEST_LIST) return undefined;
  if (value.style === "plain" && isDashed(text) && entry) return dashes(problem);
  const map = mapWith(item?.["x-text-means"], value);
  if (map !== undefined) return insteadOf(problem, `[{ ${map} }]`);
  if (item?.type !== "string") return undefined;
  const own = withoutLooseEnd(text);
  const words = entry?.key === "scope" ? own.split(/[\s,]+/) : [own];
  if (words.some((word) => word === "" || /[\s,]/.test(word))) return undefined;
  const style = value.style === "double" ? "double" : "plain";
  return insteadOf(problem, `[${words.map((word) => asYaml(word, style)).join(", ")}]`);
}

/** `-read:orders` is one word, and goes on in the lines below. */
function dashes(problem: ScalarProblem): Advice {
  const { block, start, end } = problem.value.at;
  const spaced = block.text.slice(start, end).replaceAll(/^([ \t]*-)(?=\S)/gm, "$1 ");
  const fixes = replacement(problem, "Put a space behind the dash", spaced);
  return { says: `, not ${got(problem.value)}: begin each item with \`- \`${WITH_SPACE}.`, fixes };
}

/** `value:read:orders` is one word, and so are the lines below. */
function colons(problem: ScalarProblem, key: string): Advice {
  const { node, value } = problem;
  const { block, start, end } = value.at;
  const spaced = block.text
    .slice(start, end)
    .replaceAll(GLUED_KEYS, (line: string, name: string) => (entryOf(node.properties, name) ? `${line} ` : line));
  return {
    says: `, not ${got(value)}: write \`${key}: \`, with a space behind the colon.`,
    fixes: replacement(problem, "Put a space behind the colon", spaced),
  };
}

function isDashed(text: string): boolean {
  return /^-[^\s-]/.test(text);
}

/** `- read:orders` where an item is a map with `value`. */
function mapOf(problem: ScalarProblem): Advice | undefined {
  const { node, value, entry } = problem;
  const glued = value.style === "plain" ? GLUED_KEY.exec(value.source)?.[1] : undefined;
  if (glued !== undefined && entryOf(node.properties, glued) !== undefined) return colons(problem, glued);
  const map = withColon(problem) ?? mapWith(node["x-text-means"], value);
  if (map === undefined) return undefined;
  return insteadOf(problem, entry !== undefined || isInBrackets(problem) ? `{ ${map} }` : map);
}

/** `identifier https://…` and `client = worker` lack the colon. */
function withColon({ node, value }: ScalarProblem): string | undefined {
  const [, key, text = ""] = (value.style === "plain" && UNKEYED.exec(value.source)) || [];
  if (key === undefined || entryOf(node.properties, key) === undefined) return undefined;
  return `${key}: ${/^(?:true|false|\d+)$/.test(text) ? text : asYaml(text)}`;
}

/** The one entry of a map, as YAML, whose value keeps its quotes: they must be whole. */
function mapWith(key: string | undefined, value: ScalarValue): string | undefined {
  const { block, start, end } = value.at;
  const source = block.text.slice(start, end);
  if (key === undefined || value.style === "block" || source.length > LONGEST_LIST || source.includes("\n")) {
    return undefined;
  }
  if (value.style !== "plain" && block.parsed.problems.length > 0) return undefined;
  return `${key}: ${value.style === "plain" ? asYaml(source) : source}`;
}

/** An item of a list in brackets. */
function isInBrackets({ entry, inFlow }: Problem): boolean {
  return entry === undefined && inFlow;
}

function insteadOf(problem: ScalarProblem, yaml: string): Advice {
  const { entry, value } = problem;
  const isJson = entry ? isKeyAsInJson(entry) : isInBrackets(problem) && value.style === "double";
  const text = isJson ? asJson(yaml) : yaml;
  return {
    says: `, not ${got(problem.value)}: write \`${text}\`.`,
    fixes: replacement(problem, `Change to ${text}`, text),
  };
}

const WITH_SPACE = ", with a space behind the dash";
const TRUTHS = new Map([
  ...["true", "yes", "on", "y"].map((word) => [word, "true"] as const),
  ...["false", "no", "off", "n"].map((word) => [word, "false"] as const),
]);
const GLUED_KEYS = /^[ \t]*([a-z_]+):(?=\S)/gm;
const UNKEYED = /^([a-z_]+)(?:[ \t]*[=;]|[ \t])[ \t]*(\S[^\r\n]{0,300})$/;
const LONGEST_NUMBER = 20;
const LONGEST_LIST = 300;
