import type { Row, Value } from "../verdict/check.ts";
import { marks } from "./marks.ts";
import { type ExplainedClaim, explainHeader, explainPayload } from "./claims.ts";
import { roughDuration } from "../../text/duration.ts";
import { markdownCell, markdownText, oneLine } from "../../text/printable.ts";
import type { EncryptedToken, UnreadableToken } from "../verify/decode.ts";
import type { JsonRecord } from "../../facts/unknown-json.ts";

export interface ReportedToken {
  readonly token: ReadToken;
  readonly rows: readonly Row[];
}

/** What was read of a token, to be shown. Only text: whether a token is verified is settled where its signature was checked. */
export type ReadToken =
  | { readonly kind: "verified" | "decoded"; readonly header: JsonRecord; readonly payload: JsonRecord }
  | EncryptedToken
  | UnreadableToken;

/** A claim may be as long as the sender likes; a line of a report may not. */
const longest = 600;

/**
 * Verdict, header and payload as text for a terminal. What comes from the token or the file has no control characters.
 *
 * @param now - Unix seconds
 */
export function plainReport({ token, rows }: ReportedToken, now: number): string {
  const width = Math.max(...rows.map(({ check }) => check.length));
  return [
    headline(token),
    "",
    "Verdict",
    ...rows.flatMap((row) => {
      const line = `  ${marks[row.state]} ${row.check.padEnd(width)}  ${row.state.padEnd(7)}  ${compared(row, plain)}`;
      return [line.trimEnd(), ...(row.why === undefined ? [] : [`    ${" ".repeat(width)}  ${oneLine(row.why)}`])];
    }),
    ...sections(token, now).flatMap(({ title, claims }) => ["", title, ...plainClaims(claims)]),
    "",
  ].join("\n");
}

/** The same as Markdown, in which nothing of the token or the file can be more than text. */
export function markdownReport({ token, rows }: ReportedToken, now: number): string {
  const verdictTable = [
    "| | Check | Value |",
    "| --- | --- | --- |",
    ...rows.map((row) => {
      const value = compared(row, (text) => markdownCell(text, longest));
      const why = row.why === undefined ? "" : markdownText(row.why);
      // A space that doesn't break, so that the narrow column stays narrow and the row flat.
      return `| ${marks[row.state]}\u00a0${row.state} | ${row.check} | ${[value, why].filter(Boolean).join(". ")} |`;
    }),
  ];
  const claimTables = sections(token, now).flatMap(({ title, claims }) => [
    "",
    `## ${title}`,
    "",
    "| Claim | Value | Meaning |",
    "| --- | --- | --- |",
    ...claims.map(
      ({ name, value, meaning }) =>
        `| ${markdownCell(name, 100)} | ${markdownCell(value, longest)} | ${markdownText(meaning)} |`,
    ),
  ]);
  return [`# ${headline(token)}`, "", "## Verdict", "", ...verdictTable, ...claimTables, ""].join("\n");
}

function headline(token: ReadToken): string {
  switch (token.kind) {
    case "verified":
      return "Token: verified";
    case "decoded":
      return "Token: decoded only, not verified";
    case "encrypted":
      return "Token: encrypted, only its outer header can be read";
    case "unreadable":
      return "Token: not a readable JWT";
  }
}

function sections(token: ReadToken, now: number): { title: string; claims: readonly ExplainedClaim[] }[] {
  switch (token.kind) {
    case "verified":
    case "decoded":
      return [
        { title: "Header", claims: explainHeader(token.header) },
        { title: "Payload", claims: explainPayload(token.payload, now) },
      ];
    case "encrypted":
      return [{ title: "Outer header", claims: explainHeader(token.header) }];
    case "unreadable":
      return [];
  }
}

/** What is there, and what was expected where it is not that. @param show - makes a value harmless where it stands */
function compared({ check, state, expected, actual }: Row, show: (text: string) => string): string {
  if (actual === undefined) return expected === undefined ? "" : `expected ${show(valueText(expected, check))}`;
  const value = show(valueText(actual, check));
  if (expected === undefined || state === "held" || check === "expiry") return value;
  return `expected ${show(valueText(expected, check))}, actual ${value}`;
}

function plain(text: string): string {
  return oneLine(text, longest);
}

/** The value of a row as a reader takes it in; not yet made harmless. */
export function valueText(value: Value, check: Row["check"]): string {
  if (typeof value === "number") return check === "lifetime" ? `${value} (${roughDuration(value)})` : String(value);
  if (typeof value === "string") return value;
  return value.length > 0 ? value.join(" ") : "none";
}

function plainClaims(claims: readonly ExplainedClaim[]): string[] {
  const width = Math.min(24, Math.max(0, ...claims.map(({ name }) => name.length)));
  return claims.map(({ name, value, meaning }) => {
    const line = `  ${oneLine(name, 100).padEnd(width)}  ${oneLine(value, longest)}`;
    return meaning === "" ? line : `${line}  (${meaning})`;
  });
}
