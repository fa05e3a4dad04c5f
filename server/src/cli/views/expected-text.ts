import { oneLine } from "../../text/printable.ts";
import type { ExpectedClaim, ExpectedToken } from "../../expected/expected-token.ts";
import { ORIGINS } from "../../expected/origin.ts";

/** What a token would be, for a person: each claim, where its value comes from, and what can't be known. */
export function expectedText({
  api,
  client,
  outerHeader,
  header,
  payload,
}: ExpectedToken & { readonly api: string; readonly client: string }): string {
  const sections = [
    ...(outerHeader ? [{ title: "Outer header", claims: outerHeader }] : []),
    { title: "Header", claims: header },
    { title: "Payload", claims: payload },
  ];
  const lines = sections.flatMap(({ title, claims }) => ["", title, ...claimLines(claims)]);
  return [oneLine(`Expected: a token of ${client} for ${api}. Nothing was requested.`), ...lines].join("\n");
}

function claimLines(claims: readonly ExpectedClaim[]): readonly string[] {
  const width = Math.max(...claims.map(({ name }) => name.length));
  return claims.map(({ name, value, from, note = "" }) => {
    const shown = value === undefined ? "…" : typeof value === "string" ? value : JSON.stringify(value);
    const remarks = [ORIGINS[from], note].filter(Boolean).join("; ");
    return `  ${oneLine(name.padEnd(width))}  ${oneLine(shown, 600)}${remarks === "" ? "" : `  (${oneLine(remarks)})`}`;
  });
}
