import type { Json } from "../facts/json.ts";
import { durationWords } from "../text/duration.ts";

/** What mends something, as data: who shows it makes a button or a sentence of it, and carries it out. */
export type Repair =
  | { readonly kind: "sync" }
  | { readonly kind: "edit"; readonly edit: FileEdit }
  /** Ask for a token anew; one that is kept is not used. */
  | { readonly kind: "new-token" }
  /** `after`: seconds, where the tenant has said so. */
  | { readonly kind: "retry"; readonly after?: number }
  | { readonly kind: "give-secret" }
  | { readonly kind: "name-organization" }
  /** On the tenant itself, since no file says it. */
  | { readonly kind: "on-tenant"; readonly what: "application" | "grant-organizations" | "log" };

/** An edit of the file. `api` is the identifier, `client` is as the file writes it. */
export type FileEdit =
  | { readonly kind: "set-identifier"; readonly api: string; readonly value: string }
  | { readonly kind: "set-field"; readonly api: string; readonly path: readonly string[]; readonly value: Json }
  | { readonly kind: "define-scopes"; readonly api: string; readonly scopes: readonly string[] }
  | { readonly kind: "add-grant"; readonly api: string; readonly client: string; readonly scope: readonly string[] }
  | {
      readonly kind: "set-grant-field";
      readonly api: string;
      readonly client: string;
      readonly subjectType: "client" | "user";
      readonly field: string;
      readonly value: Json;
    }
  | {
      readonly kind: "grant-scopes";
      readonly api: string;
      readonly client: string;
      readonly subjectType: "client" | "user";
      readonly scopes: readonly string[];
    }
  | { readonly kind: "add-custom-domain"; readonly domain: string };

/** What the file says already has to get to the tenant. */
export const sync: Repair = { kind: "sync" };

/** The file has to say something else. */
export const edit = (change: FileEdit): Repair => ({ kind: "edit", edit: change });

/** A repair as a sentence without its full stop. Text of file and tenant stands in it as it is. */
export function repairText(repair: Repair): string {
  switch (repair.kind) {
    case "sync":
      return "Sync the file to this tenant";
    case "edit":
      return editText(repair.edit);
    case "new-token":
      return "Request a new token";
    case "retry":
      return repair.after === undefined ? "Try again later" : `Try again in ${durationWords(repair.after)}`;
    case "give-secret":
      return "Give the application's credentials anew";
    case "name-organization":
      return "Name an organization in the request";
    case "on-tenant":
      return onTenant[repair.what];
  }
}

const onTenant = {
  application: "Change the application's settings on the tenant",
  "grant-organizations": "Assign the grant to the organization on the tenant",
  log: "Look into the tenant's log (Monitoring, Logs in the Dashboard)",
} as const;

function editText(change: FileEdit): string {
  switch (change.kind) {
    case "set-identifier":
      return `Write the identifier as ${change.value} in the file`;
    case "set-field":
      return `Set ${change.path.join(".")} to ${JSON.stringify(change.value)} in the file`;
    case "define-scopes":
      return `Add ${change.scopes.join(", ")} to the API's scopes in the file`;
    case "add-grant": {
      const scope = change.scope.length > 0 ? ` with ${change.scope.join(", ")}` : "";
      return `Add a grant of ${change.client}${scope} under ${change.api} in the file`;
    }
    case "set-grant-field":
      return `Set ${change.field} of the grant of ${change.client} to ${JSON.stringify(change.value)} in the file`;
    case "grant-scopes":
      return `Add ${change.scopes.join(", ")} to the grant of ${change.client} in the file`;
    case "add-custom-domain":
      return `Add ${change.domain} to the tenant's custom_domains in the file`;
  }
}
