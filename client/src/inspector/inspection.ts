import type { Row } from "../../../server/src/token/verdict/check.ts";
import type { ReadToken } from "../../../server/src/token/views/report.ts";
import type { JudgedToken, TestedToken } from "../../../server/src/token/test-token.ts";
import { overall } from "../../../server/src/token/verdict/verdict.ts";

/**
 * What the Token Inspector shows of one token: what was asked, header, payload and verdict. It opens nothing, so that the
 * page may keep it across a reload; the token itself is never part of it.
 */
export interface Inspection {
  readonly outcome: Outcome;
  /** Name and value, in the order in which they are shown: the API, the application, the tenant. */
  readonly about: readonly Fact[];
  readonly rows: readonly Row[];
  /** What was read of the token; none where the tenant gave none. */
  readonly token?: ReadToken;
  /** Why there is no token. */
  readonly refusal?: Refused;
  /** Of a token that the user gave: the API's scopes, and why one is missing. */
  readonly access?: readonly ScopeAccess[];
  /** What the user may do about it; the page knows each by its place. */
  readonly repairs: readonly string[];
}

export interface ScopeAccess {
  readonly scope: string;
  readonly granted: boolean;
  readonly why?: string;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/**
 * What became of the token. `refused`: there is none. `not-asked`: nor was one requested. `broken`: not what the file promises. `decoded`, `encrypted`: as
 * promised as far as it can be read, which is no proof. `unknown`: verified, but not all of it could be checked.
 */
export type Outcome = "refused" | "not-asked" | "unreadable" | "broken" | "decoded" | "encrypted" | "unknown" | "held";

export interface Refused {
  readonly title: string;
  readonly detail: string;
  readonly nextStep: string;
  /** The tenant's own words; none where it was not asked. */
  readonly said: readonly Fact[];
}

/** A tested token as the inspector shows it. @param about - what was asked for, and where */
export function inspectionOf(tested: TestedToken, about: readonly Fact[], repairs: readonly string[] = []): Inspection {
  if (tested.kind === "refused") return { outcome: "refused", about, rows: [], refusal: refused(tested), repairs };
  if (tested.kind === "not-asked") return { outcome: "not-asked", about, rows: [], refusal: notAsked(tested), repairs };
  return { outcome: outcomeOf(tested), about, rows: tested.rows, token: read(tested), repairs };
}

/** What a page has kept, if it is that. */
export function readInspection(kept: unknown): Inspection | undefined {
  if (typeof kept !== "object" || kept === null) return undefined;
  const { outcome, about, rows, repairs } = kept as Partial<Inspection>;
  const isWhole = typeof outcome === "string" && [about, rows, repairs].every((list) => Array.isArray(list));
  return isWhole ? (kept as Inspection) : undefined;
}

function refused({ refusal, explained }: TestedToken & { readonly kind: "refused" }): Refused {
  const { title, detail, nextStep } = explained;
  const said = [
    { name: "HTTP status", value: String(refusal.status) },
    { name: "error", value: refusal.error },
    { name: "error_description", value: refusal.description },
  ];
  return { title, detail, nextStep, said };
}

/** The reasons are the program's own. */
function notAsked({ answer: { reasons } }: TestedToken & { readonly kind: "not-asked" }): Refused {
  const [title = "", ...others] = reasons.map((reason) => `${reason.title} ${reason.detail}`);
  return { title, detail: others.join(" "), nextStep: "", said: [] };
}

function outcomeOf({ token, rows }: JudgedToken): Outcome {
  if (token.kind === "unreadable") return "unreadable";
  const state = overall(rows);
  return state === "broken" || token.kind === "verified" ? state : token.kind;
}

/** The members that are shown, and nothing that comes along with them. */
function read({ token }: JudgedToken): ReadToken {
  switch (token.kind) {
    case "verified":
    case "decoded":
      return { kind: token.kind, header: token.header, payload: token.payload };
    case "encrypted":
      return { kind: token.kind, header: token.header };
    case "unreadable":
      return token;
  }
}
