import type { Repair } from "../../expected/repair.ts";
import type { JsonRecord } from "../../facts/unknown-json.ts";
import type { TokenExpectation } from "../../expected/expectation.ts";

/** The rows that a verdict can have. */
export type CheckName =
  | "signature"
  | "encryption"
  | "issuer"
  | "audience"
  | "algorithm"
  | "profile"
  | "lifetime"
  | "expiry"
  | "client"
  | "organization"
  | "scopes"
  | "permissions"
  | "sender-constraint";

/** What a row shows as expected or as actual. */
export type Value = string | number | readonly string[];

/** One expectation of the file, held against the token. */
export interface Row {
  readonly check: CheckName;
  /** `held` only for a verified token. */
  readonly state: "held" | "broken" | "unknown";
  readonly expected?: Value;
  readonly actual?: Value;
  /** Of a broken row the probable cause, of an unknown one why it could not be checked; a remark on a held one. */
  readonly why?: string;
  /** Scopes that were promised and are not in the token. */
  readonly missing?: readonly string[];
  /** Scopes in the token that were not promised. */
  readonly surplus?: readonly string[];
  /** Of a broken row, where it can be told. */
  readonly cause?: RowCause;
  /** Of a broken row: what mends it, the likeliest first. */
  readonly repairs?: readonly Repair[];
}

/** Why a row is broken, as far as file and tenant tell. */
type RowCause = "file-and-tenant-differ" | "token-is-older" | "unlisted-domain";

/** One thing that a token must be, judged from its claims alone; whether they can be believed is settled elsewhere. */
export interface Check {
  readonly name: CheckName;
  /** What the file promises; undefined where it is silent, and then there is nothing to judge. */
  readonly expected: (expectation: TokenExpectation) => Value | undefined;
  /** Only asked where something is expected. */
  readonly judge: (claims: Claims, expectation: TokenExpectation, clock: Clock) => Judgement;
}

/** The moment at which a token is judged. */
export interface Clock {
  /** Unix seconds, by this machine's clock. */
  readonly now: number;
  /** Seconds by which the tenant's clock is ahead of it, where an answer has told. */
  readonly clockSkew?: number | undefined;
}

/** What the token says, believed or not. */
export interface Claims {
  readonly header: JsonRecord;
  readonly payload: JsonRecord;
}

/** How a check has ended. */
interface Judgement {
  readonly holds: boolean | "unknown";
  readonly actual?: Value;
  readonly why?: string;
  readonly missing?: readonly string[];
  readonly surplus?: readonly string[];
}

/** The usual two reasons why a setting of the API shows differently in a token. */
export const outOfStep = "The file is not synced yet, or the API was changed on the tenant.";

/** A claim as a row can show it. */
export function shown(value: unknown): { readonly actual?: Value } {
  if (value === undefined) return {};
  if (typeof value === "string" || typeof value === "number") return { actual: value };
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return { actual: value };
  return { actual: JSON.stringify(value) };
}
