import { type ExplainedClaim, explainHeader, explainPayload } from "../../../../server/src/token/views/claims.ts";
import type { ReadToken } from "../../../../server/src/token/views/report.ts";
import type { Words } from "../protocol.ts";
import { element, section, table } from "./dom.ts";

/** Header and payload with what each claim means. Times are told as dates; `now` is in Unix seconds. */
export function claimSections(token: ReadToken, words: Words, now: number): readonly HTMLElement[] {
  switch (token.kind) {
    case "verified":
    case "decoded":
      return [
        claims("header", words.header, explainHeader(token.header), words),
        claims("payload", words.payload, explainPayload(token.payload, now), words),
      ];
    case "encrypted":
      return [claims("header", words.outerHeader, explainHeader(token.header), words)];
    case "unreadable":
      return [];
  }
}

function claims(id: string, title: string, explained: readonly ExplainedClaim[], words: Words): HTMLElement {
  const rows = explained.map(({ name, value, meaning }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, element("code", {}, name)),
      element("td", {}, element("code", {}, value)),
      element("td", {}, meaning),
    ),
  );
  return section(id, title, table(id, [words.claim, words.value, words.meaning], rows));
}
