import type { Finding } from "../document/finding.ts";
import { templateIn } from "../document/foreign-words.ts";
import type { Entry, Value } from "../document/read/value.ts";
import { MOST_MISTYPED } from "../text/nearest.ts";
import { emptyValue } from "./empty-value.ts";
import { Api, Defaults, Extends, Rules, Tenants } from "./generated/validators.cjs";
import { templateFinding } from "./foreign-template.ts";
import { withoutMisplaced } from "./misplaced-tenant.ts";
import { missingKey } from "./missing-key.ts";
import { noNamesIn } from "./no-name.ts";
import { definition } from "./node.ts";
import { notListed } from "./not-listed.ts";
import { outOfBounds } from "./out-of-bounds.ts";
import { plainOf, withoutPlaceholders } from "./plain.ts";
import { finding, isMapProblem, locate, type Problem } from "./problem.ts";
import { displacedKey, meantKey, strayIn, unknownKey } from "./unknown-key.ts";
import { isTornOff } from "./torn-off.ts";
import { unindented, unindentedKey } from "./unindented.ts";
import { wrongType } from "./wrong-type.ts";

/**
 * Judges values by the schema, block by block: an API, or what stands under one key at the top of the file. Every answer
 * is a list of findings in plain words (`rule: "schema"`), one for each thing that is wrong; nothing throws.
 */

/**
 * An item of `apis` as one tenant sees it. What `defaults` brought is not judged again, unless a variable made it what it is.
 *
 * @param partial - some of the API can't be read, so that what seems to be missing may be there
 * @param most - about so many findings, at most
 */
export function checkApi(api: Value, partial = false, most = Infinity): readonly Finding[] {
  return check(Api, api, (pointer) => locate("Api", api, pointer), partial, most);
}

/** The value of `apis`, where the file has no items of it: it should be a list. Items are judged one by one. */
export function checkApis(apis: Value): readonly Finding[] {
  const problem = apis.kind === "list" || isTornOff(apis) ? undefined : under("apis", apis)("");
  return problem ? [findingOf(problem, new Set(["type"]))] : [];
}

/** The value of `tenants`; `partial` as for an API. */
export function checkTenants(tenants: Value, partial = false): readonly Finding[] {
  const { others, findings } = withoutMisplaced(tenants);
  const nameless = noNamesIn(tenants);
  const found = check(Tenants, others, under("tenants", others), partial);
  // A key that is no name has nothing behind it, as a rule.
  const starts = new Set(nameless.map(({ at }) => at.start));
  const isTold = ({ at }: Finding): boolean => at.block === tenants.at.block && starts.has(at.start);
  return [...findings, ...found.filter((each) => !isTold(each)), ...nameless];
}

/** The value of `rules`; which rules there are is not the schema's business. */
export function checkRules(rules: Value): readonly Finding[] {
  return check(Rules, rules, under("rules", rules));
}

/** The value of `defaults`, its variables not put in: what has one is judged in the APIs that it reaches. */
export function checkDefaults(defaults: Value): readonly Finding[] {
  const value = withoutPlaceholders(defaults);
  return check(Defaults, value, under("defaults", value));
}

/** The value of `extends`. */
export function checkExtends(path: Value): readonly Finding[] {
  return check(Extends, path, under("extends", path));
}

/** The keys at the top of the file. */
export function checkRoot(keys: readonly Pick<Entry, "key" | "keyAt" | "value" | "via">[]): readonly Finding[] {
  const node = definition("File");
  const present = new Set(keys.map(({ key }) => key));
  const meantBy = meanings();
  const belonging = unindented(keys);
  return keys.flatMap((entry) => {
    const toIndent = belonging.get(entry);
    if (toIndent) return unindentedKey(entry, toIndent);
    if (entry.key.startsWith("x-") || (node.properties && Object.hasOwn(node.properties, entry.key))) return [];
    const own = entry.via === undefined;
    const stray = { node, place: "the file", entry, keys: present, own };
    return unknownKey(stray, meantBy(stray)) ?? [];
  });
}

function check(
  validate: typeof Api,
  value: Value,
  read: (pointer: string) => Problem | undefined,
  partial = false,
  most = Infinity,
): readonly Finding[] {
  if (validate(plainOf(value))) return [];
  const found: Finding[] = [];
  /** Pointer -> the keywords that its value offends. */
  const offended = new Map<string, Set<string>>();
  /** Pointers of keys that are there under a name which is nearly theirs. */
  const meant = new Set<string>();
  const missing: { at: string; key: string }[] = [];
  /** Pointers of maps that stand at the wrong column. Of several items of a list the first says it. */
  const displaced = new Set<string>();
  /** Placeholders of templates: one finding for each. */
  const templates = new Map<Value, Problem>();
  const meantBy = meanings();

  for (const { instancePath: at, keyword, params, propertyName } of validate.errors?.slice(0, most) ?? []) {
    const within = read(at);
    if (within && templateIn(within.value)) {
      templates.set(within.value, within);
      continue;
    }
    if (keyword === "additionalProperties") {
      const stray = within && isMapProblem(within) && strayIn(within, String(params.additionalProperty));
      if (!stray) continue;
      const elsewhere = displacedKey(stray);
      if (elsewhere) {
        if (!displaced.has(at) && !displaced.has(itemBefore(at))) found.push(elsewhere);
        displaced.add(at);
        continue;
      }
      const known = meantBy(stray);
      if (known !== undefined) meant.add(`${at}/${known}`);
      const unknown = unknownKey(stray, known);
      if (unknown) found.push(unknown);
    } else if (keyword === "required") missing.push({ at, key: String(params.missingProperty) });
    else if (keyword === "propertyNames") found.push(...reservedName(value, String(params.propertyName)));
    else if (keyword !== "if" && propertyName === undefined) {
      offended.set(at, (offended.get(at) ?? new Set()).add(keyword));
    }
  }
  for (const { at, key } of missing) {
    const problem = partial || displaced.has(at) || meant.has(`${at}/${key}`) ? undefined : read(at);
    if (problem && isMapProblem(problem)) found.push(missingKey(problem, key));
  }
  for (const [at, keywords] of offended) {
    const problem = read(at);
    if (problem && !isTornOff(problem.value)) found.push(findingOf(problem, keywords));
  }
  for (const problem of templates.values()) found.push(findingOf(problem, new Set()));
  return found;
}

/** The pointer of the item above that of a pointer. */
function itemBefore(pointer: string): string {
  return pointer.replace(/(?<=\/)\d+$/, (number) => String(Number(number) - 1));
}

/** Looks for what stray keys mean, as long as they are so few that somebody may have mistyped them. */
function meanings(): typeof meantKey {
  let left = MOST_MISTYPED;
  return (stray) => (left-- > 0 ? meantKey(stray) : undefined);
}

/** One finding for a value, however many keywords it offends. */
function findingOf(problem: Problem, keywords: ReadonlySet<string>): Finding {
  const { value, field } = problem;
  const template = templateIn(value);
  if (template) return templateFinding(problem, template);
  if (value.kind === "scalar") {
    if (value.value === null) return emptyValue({ ...problem, value });
    if (field.values) return notListed({ ...problem, value }, field.values);
  }
  return keywords.has("type") || keywords.has("enum") ? wrongType(problem) : outOfBounds(problem);
}

/** `tenants` may not use the name of the embedded tenant. */
function reservedName(tenants: Value, name: string): readonly Finding[] {
  const entry = tenants.kind === "map" ? tenants.entries.get(name) : undefined;
  const message = `A tenant of the file can't be called \`${name}\`: that is the embedded tenant's name. Choose another.`;
  return entry ? [finding(entry.keyAt, message)] : [];
}

/** Finds what a pointer names in the value of a key at the top of the file. */
function under(key: string, value: Value): (pointer: string) => Problem | undefined {
  // The key itself is not at hand. What points at it points at the first one below it instead, if there is one.
  const [first] = value.kind === "map" ? value.entries.values() : [];
  const entries = new Map([[key, { key, keyAt: first?.keyAt ?? value.at, value }]]);
  const root: Value = { kind: "map", entries, flow: false, at: value.at };
  return (pointer) => locate("File", root, `/${key}${pointer}`);
}
