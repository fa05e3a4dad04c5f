import { isObject, member } from "../../facts/json.ts";
import { fieldOf } from "../../schema/facts.ts";
import { type Change, type FieldChange, isWritten } from "./change.ts";
import { apiEffects, cosmetic, type Effect, grantEffects, type Tag, tags, unlisted, wholeEffects } from "./effects.ts";

/** What a row does, and why. */
export interface Consequence {
  readonly tag: Tag;
  readonly why: string;
}

/** All that a row does, the gravest first, each said once; nothing where the row is only a report. */
export function consequencesOf(change: Change): readonly Consequence[] {
  if (!isWritten(change)) return [];
  const all =
    change.kind === "update" || isScopeRemoval(change) ? change.fields.map(fieldEffect(change)) : [whole(change)];
  const once = [...new Map(all.map(({ tag, why }) => [why, { tag, why }])).values()];
  return once.sort((one, other) => tags.indexOf(one.tag) - tags.indexOf(other.tag));
}

/** The gravest of what a row does; `undefined` where the row is only a report. */
export function tagOf(change: Change): Tag | undefined {
  return consequencesOf(change).at(0)?.tag;
}

function isScopeRemoval({ kind, resource, fields }: Change): boolean {
  return kind === "removal" && resource === "api" && fields.length > 0;
}

function whole({ kind, resource, subjectType, fields }: Change): Consequence {
  if (resource === "grant") {
    if (subjectType === "user") return kind === "create" ? wholeEffects.userGrant : wholeEffects.userGrantGoes;
    return kind === "create" ? wholeEffects.clientGrant : wholeEffects.clientGrantGoes;
  }
  if (kind === "removal") return wholeEffects.apiGoes;
  const after = (path: string) => fields.find((field) => field.path === path)?.after;
  // What the file leaves out is as a tenant makes it: open to all first-party applications, and without RBAC.
  if ((after("subject_type_authorization.user.policy") ?? "allow_all") !== "allow_all") return wholeEffects.closedApi;
  return after("enforce_policies") === true ? wholeEffects.roleApi : wholeEffects.openApi;
}

function fieldEffect({ resource }: Change) {
  const [effects, definition] =
    resource === "api" ? ([apiEffects, "Api"] as const) : ([grantEffects, "Grant"] as const);
  return (field: FieldChange): Consequence => {
    const steps = stepsOf(field);
    if (fieldOf(definition, steps)?.cosmetic) return cosmetic;
    const path = steps.map((step) => (step === 0 ? "*" : step)).join(".");
    return effects.find((effect) => fits(effect, path, field)) ?? unlisted;
  };
}

function fits({ path, when }: Effect, place: string, { before, after }: FieldChange): boolean {
  return (place === path || place.startsWith(`${path}.`)) && (when?.(before, after) ?? true);
}

/** The path in the schema: 0 for an item of a list, whose name may have dots of its own. */
function stepsOf({ path, before, after }: FieldChange): readonly (string | 0)[] {
  const [field = "", ...rest] = path.split(".");
  if (!lists.has(field) || rest.length === 0) return [field, ...rest];
  const item = after ?? before;
  const isWhole = (before === null || after === null) && isNamed(item, path.slice(field.length + 1));
  return isWhole ? [field, 0] : [field, 0, rest.at(-1) ?? ""];
}

function isNamed(item: FieldChange["after"], name: string): boolean {
  return isObject(item) ? member(item, "value") === name || member(item, "type") === name : item === name;
}

const lists: ReadonlySet<string> = new Set(["scopes", "authorization_details", "scope", "authorization_details_types"]);
