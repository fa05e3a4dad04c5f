import { isObject, type JsonObject, member } from "../facts/json.ts";

/**
 * Who may get tokens for an API, as its fields say it (`subject_type_authorization`); `undefined` where they don't.
 * https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
 */
export function accessPolicy(fields: JsonObject, subject: "client" | "user"): string | undefined {
  const policies = member(fields, "subject_type_authorization");
  const own = isObject(policies) ? member(policies, subject) : undefined;
  const policy = isObject(own) ? member(own, "policy") : undefined;
  return typeof policy === "string" ? policy : undefined;
}
