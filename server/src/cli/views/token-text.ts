import { oneLine } from "../../text/printable.ts";
import { plainReport } from "../../token/views/report.ts";
import type { TokenInspection } from "../../token/inspect-token.ts";
import type { TestedToken } from "../../token/test-token.ts";

/** A tested token for a person: verdict, header and payload, or why the tenant refused. Never the token itself. */
export function tokenText(tested: TestedToken, now: number): string {
  if (tested.kind === "judged") return plainReport(tested, now).trimEnd();
  if (tested.kind === "not-asked") {
    return tested.answer.reasons.map(({ title, detail }) => oneLine(`${title} ${detail}`)).join("\n");
  }
  const { title, detail, nextStep } = tested.explained;
  const { status, error, description } = tested.refusal;
  const said = [error, description].filter((part) => part !== "").join(": ");
  const lines = [`Refused: ${title}`, "", detail, nextStep, "", `The tenant said: ${said} (HTTP ${status})`];
  return lines.map((line) => oneLine(line)).join("\n");
}

/** Which scopes of its API an inspected token has, and why the others are missing. */
export function accessText({ subject, api, meant, access }: TokenInspection): readonly string[] {
  const about = api ? `${api.identifier} (known from the ${api.in})` : (meant ?? "an API that is not known here");
  const who = { application: "an application itself", user: "a user", unknown: "somebody" }[subject];
  const lines = access.map(({ scope, description = "", inScope, inPermissions, why = "" }) => {
    const has = inScope || inPermissions;
    const where = [inScope ? "scope" : "", inPermissions ? "permissions" : ""].filter(Boolean).join(", ");
    return `  ${has ? "✔" : "✘"} ${scope}${description && ` (${description})`}: ${has ? `in ${where}` : why}`;
  });
  return ["", `Access: given to ${who}, for ${about}`, ...lines].map((line) => oneLine(line, 600));
}
