import { type JsonRecord, oneOf, record, strings } from "../../expected/json.ts";
import type { RefusalFacts } from "./refusal-cause.ts";

/**
 * What the file says that may explain a refusal. Pure.
 *
 * @param api - what the file mentions of the API, under the Management API's names
 * @param grant - what it mentions of the application's grant there; undefined where it has none
 */
export function refusalFactsOf(
  api: JsonRecord,
  grant: JsonRecord | undefined,
): Pick<RefusalFacts, "clientPolicy" | "grantInFile" | "scopesInFile"> {
  const policies = record(record(api["subject_type_authorization"])?.["client"]);
  const clientPolicy = oneOf(policies?.["policy"], ["deny_all", "require_client_grant"] as const);
  const scopesInFile = strings(grant?.["scope"]);
  return {
    grantInFile: grant !== undefined,
    ...(clientPolicy === undefined ? {} : { clientPolicy }),
    ...(scopesInFile === undefined ? {} : { scopesInFile }),
  };
}
