import { createHash } from "node:crypto";
import { canonical, isList, isObject, type Json, type JsonObject, member } from "../facts/json.ts";
import type { Plan } from "./plan/plan.ts";
import { changeToJson, planToJson } from "./plan/plan-json.ts";
import { writesOf } from "./plan/write.ts";

/**
 * A plan that somebody reviews before it is applied elsewhere (`plan --out`, `sync --plan`). It holds no writes: whoever applies it
 * plans anew, and goes on only where the outcome is the same. So it needs no seal of its own; an edited one fits nothing.
 * Nothing in it is secret.
 */
export interface PlanFile {
  readonly domain: string;
  readonly made: PlanMade;
  /** The rows that are written or blocked, as JSON. */
  readonly rows: readonly JsonObject[];
  /** Of each API that is written: a digest of all that was read of it and its grants, unmanaged fields too. */
  readonly read: Readonly<Record<string, string>>;
}

/** How the plan was asked for: what a fresh one must be asked for in the same way. */
export interface PlanMade {
  readonly files: readonly string[];
  /** A name from the file, or a domain. */
  readonly tenant: string;
  readonly apis: readonly string[];
  readonly keepRenamed: boolean;
}

const format = "auth-apis-plan";
const version = 1;

export function planFileText(plan: Plan, made: PlanMade): string {
  const content = { format, version, made, read: digests(plan), plan: planToJson(plan) };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** Was this written as a plan, by whichever version, and in whatever state it is now? */
export function isPlanFile(text: string): boolean {
  return isPlan(parsed(text));
}

export function readPlanFile(text: string): PlanFile | { readonly problem: string } {
  const content = parsed(text);
  if (!isPlan(content)) return { problem: "it is no plan of `plan --out`" };
  if (member(content, "version") !== version) return { problem: "another version of this program wrote it" };
  const { made, read, plan } = content;
  if (!isObject(made) || !isObject(read) || !isObject(plan)) return { problem: "it is damaged" };
  const { tenant, changes } = plan;
  const domain = isObject(tenant) ? member(tenant, "domain") : undefined;
  if (typeof domain !== "string" || !isList(changes) || typeof made["tenant"] !== "string") {
    return { problem: "it is damaged" };
  }
  return {
    domain,
    made: {
      files: texts(made["files"]),
      tenant: made["tenant"],
      apis: texts(made["apis"]),
      keepRenamed: made["keepRenamed"] === true,
    },
    rows: changes.filter((row) => isObject(row)),
    read: Object.fromEntries(Object.entries(read).map(([identifier, digest]) => [identifier, shown(digest)])),
  };
}

/**
 * What is no longer as it was reviewed, each a sentence; none where the fresh plan does the very same. Rows that only report are
 * not compared, since nothing is done for them.
 */
export function movedSince(reviewed: PlanFile, fresh: Plan): readonly string[] {
  const before = byName(reviewed.rows);
  const now = byName(fresh.changes.map((change) => changeToJson(change)));
  const gone = [...before.keys()].filter((name) => !now.has(name)).map((name) => `No longer to do: ${name}.`);
  const come = [...now.keys()].filter((name) => !before.has(name)).map((name) => `Not in the reviewed plan: ${name}.`);
  const other = [...now].filter(([name, row]) => before.has(name) && before.get(name) !== row);
  const digestsNow = digests(fresh);
  const unseen = Object.keys(digestsNow).filter(
    (identifier) => reviewed.read[identifier] !== undefined && reviewed.read[identifier] !== digestsNow[identifier],
  );
  const rows = [...gone, ...come, ...other.map(([name]) => `Not as reviewed: ${name}.`)];
  if (rows.length > 0) return rows;
  return unseen.map((identifier) => `${identifier} changed on the tenant, in what the plan does not touch.`);
}

/** Rows by what they are about, as text that is equal for equal rows; where they stand in a file does not count. */
function byName(rows: readonly JsonObject[]): ReadonlyMap<string, string> {
  const counting = rows.filter((row) =>
    ["create", "update", "removal", "blocked"].includes(shown(member(row, "kind"))),
  );
  return new Map(
    counting.map((row) => [nameOf(row), canonical(compared.map((key) => [key, member(row, key) ?? null]))]),
  );
}

const compared = ["kind", "resource", "identifier", "client", "clientId", "subjectType", "fields"];

function nameOf(row: JsonObject): string {
  const { kind, resource, identifier, client, clientId, subjectType, fields } = row;
  const who = client ?? clientId;
  const holder = who === undefined ? "" : ` of ${shown(who)} (${shown(subjectType)})`;
  const field = isList(fields) ? fields[0] : undefined;
  const scope = kind === "removal" && isObject(field) ? ` ${shown(member(field, "path"))}` : "";
  return `${shown(kind)} ${shown(resource)}${holder} ${shown(identifier)}${scope}`;
}

function digests({ work }: Plan): Readonly<Record<string, string>> {
  return Object.fromEntries(
    work.map((each) => {
      const seen = writesOf([each]).flatMap((write): Json[] => (write.seen ? [write.seen.id, write.seen.fields] : []));
      return [each.identifier, `sha256:${createHash("sha256").update(canonical(seen)).digest("hex")}`];
    }),
  );
}

function isPlan(content: Json): content is JsonObject {
  return isObject(content) && member(content, "format") === format;
}

function parsed(content: string): Json {
  try {
    return JSON.parse(content) as Json;
  } catch {
    return null;
  }
}

function texts(list: Json | undefined): readonly string[] {
  return isList(list) ? list.filter((each) => typeof each === "string") : [];
}

function shown(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
