import { invalidBody, Refusal } from "../http/refusal.ts";
import type { Api } from "./api.ts";
import type { Application } from "./application.ts";
import type { CreateGrant, UpdateGrant } from "./grant-shape.ts";
import { type Kept, lay, without } from "./lay.ts";

/** A client grant, as kept and as shown. */
export type Grant = Kept<CreateGrant> & { readonly id: string; readonly subject_type: "client" | "user" };

/** A grant is unique by application (or group of applications), audience and subject type. */
export function grantKey(grant: Pick<CreateGrant, "client_id" | "default_for" | "audience" | "subject_type">): string {
  return JSON.stringify([grant.client_id, grant.default_for, grant.audience, grant.subject_type ?? "client"]);
}

/**
 * Scopes are not checked against the API: a real tenant echoes any. That the Management API drops unknown ones silently has been
 * reported, and is not imitated.
 *
 * @param application - the one with the body's `client_id`; none for `default_for`.
 * @throws Refusal 400. The wording is an assumption but for `allow_all_scopes` on a system API.
 */
export function makeGrant(id: string, body: CreateGrant, api: Api, application: Application | undefined): Grant {
  if (api.is_system && (body.default_for !== undefined || application?.is_first_party === false))
    throw new Refusal(400, "Client grants for this API cannot be created for third-party clients.", "invalid_body");
  if (body.allow_any_organization === true && (body.default_for !== undefined || application?.is_first_party === false))
    throw invalidBody("Not allowed for third-party clients", "allow_any_organization");
  checkAllScopes(body, body.allow_all_scopes === true, api);
  const scope = body.allow_all_scopes === true ? {} : { scope: [] };
  return settle({ id, ...scope, ...body, subject_type: body.subject_type ?? "client" });
}

/** Top-level merge. `allow_all_scopes: true` makes `scope` vanish; to go back takes `{allow_all_scopes: false, scope: […]}`. */
export function patchGrant(grant: Grant, body: UpdateGrant, api: Api | undefined): Grant {
  const patched = lay(grant, body);
  checkAllScopes(body, patched.allow_all_scopes === true, api);
  return settle({ ...patched, ...(patched.scope === undefined && { scope: [] }) });
}

function settle(grant: Grant): Grant {
  return grant.allow_all_scopes === true ? without(grant, "scope") : grant;
}

function checkAllScopes(body: UpdateGrant, all: boolean, api: Api | undefined): void {
  if (api?.is_system && body.allow_all_scopes !== undefined)
    // Even for `false` (https://github.com/pulumi/pulumi-auth0/issues/1069).
    throw new Refusal(400, "`allow_all_scopes` cannot be provided when `audience` is a system API", "invalid_body");
  // Both official tools refuse this before they send it; that the server does is an assumption.
  if (all && body.scope && body.scope.length > 0)
    throw invalidBody("`scope` cannot be provided when `allow_all_scopes` is true", "scope");
}
