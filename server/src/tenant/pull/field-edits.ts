import { isObject, type Json, type JsonObject, member, withMember } from "../../facts/json.ts";
import { apiOrder } from "./api-item.ts";
import { comparable } from "../plan/encryption-key.ts";
import { nameInList } from "../plan/keyed.ts";
import { pulledFields } from "./pulled-fields.ts";
import { pullPlaceholders } from "./placeholders.ts";
import { rewriteMap } from "./rewrite.ts";
import type { Changes, PullTarget } from "./target.ts";

/**
 * The edits after which the API's own fields mean what the tenant has. Text that other tenants share isn't changed; what
 * differs by a variable of this tenant alone is changed in that.
 */
export function fieldEdits(target: PullTarget, have: JsonObject): Changes {
  const { view, desired, sharedWith } = target;
  if (view.value.kind !== "map") return { edits: [], notes: [] };
  const to = pulledApi(target, have);
  const placeholders = pullPlaceholders(target);
  const edits = rewriteMap(view.value, to, (key) => Object.hasOwn(desired.fields, key), {
    order: apiOrder,
    key: nameInList,
    placeholder: placeholders.rewrite,
  });
  if (sharedWith.length > 0) return { edits: placeholders.inVariables, notes: placeholders.notes("variables") };
  return { edits: [...edits, ...placeholders.inVariables], notes: placeholders.notes("all") };
}

function pulledApi({ desired, thumbprint }: PullTarget, now: JsonObject): JsonObject {
  const { want, have } = comparable(desired.fields, now, thumbprint);
  const to = pulledFields(want, have);
  const encryption = member(to, "token_encryption");
  if (encryption === undefined) return to;
  const own = member(desired.fields, "token_encryption") ?? null;
  return withMember(to, "token_encryption", withKeyOf(own, encryption, member(want, "token_encryption") ?? null));
}

/** The tenant answers with the thumbprint of a key alone: the file's key stays, unless that is another one. */
function withKeyOf(own: Json, encryption: Json, want: Json): Json {
  if (encryption === null) return null;
  const key = keyOf(encryption);
  const wanted = keyOf(want);
  const isSame = member(key, "thumbprint_sha256") === member(wanted, "thumbprint_sha256");
  const pem = member(keyOf(own), "pem");
  // A `pem` that is still there is none that has a thumbprint.
  if (!isObject(encryption) || !isSame || pem === undefined || member(wanted, "pem") !== undefined) return own;
  const whole = withMember(withMember(key, "thumbprint_sha256", undefined), "pem", pem);
  return withMember(encryption, "encryption_key", whole);
}

function keyOf(encryption: Json): JsonObject {
  const key = isObject(encryption) ? member(encryption, "encryption_key") : undefined;
  return isObject(key) ? key : {};
}
