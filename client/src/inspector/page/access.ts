import type { ScopeAccess } from "../inspection.ts";
import type { Words } from "../protocol.ts";
import { element, section, table } from "./dom.ts";

/** The API's scopes: which the token has, and why another is missing. */
export function accessSection(access: readonly ScopeAccess[], words: Words): HTMLElement | undefined {
  if (access.length === 0) return undefined;
  const rows = access.map(({ scope, granted, why = "" }) =>
    element(
      "tr",
      { class: granted ? "held" : "unknown" },
      element("th", { scope: "row" }, element("code", {}, scope)),
      element("td", { class: "state" }, granted ? words.inToken : words.notInToken),
      element("td", {}, why),
    ),
  );
  return section("access", words.scopes, table("access", [words.scope, words.state, words.meaning], rows));
}
