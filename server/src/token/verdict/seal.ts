import type { UnreadableReason } from "../verify/decode.ts";
import type { JsonRecord } from "../../facts/unknown-json.ts";
import type { TokenExpectation } from "../../expected/expectation.ts";
import { signatureProblems } from "../verify/signature-problem.ts";
import type { InspectedToken } from "../verify/verify.ts";
import { type Check, outOfStep, type Row, shown } from "./check.ts";

const unreadable: Readonly<Record<UnreadableReason, string>> = {
  opaque:
    "It is not a JWT. Auth0 gives an opaque token where no audience is named and the tenant has no default audience.",
  truncated: "It begins like a JWT, but a part is missing: it was cut off.",
  damaged: "It has the shape of a JWT, but what is inside cannot be read: it was damaged or is something else.",
  "too-large": "It is larger than 1 MB and was not looked at.",
};

const closed = {
  "no-key": "The signed token is encrypted; its signature can only be checked after decrypting it.",
  "bad-key": "The key that was given is no unencrypted RSA private key (PEM), so the token could not be opened.",
  "wrong-key": "The key that was given does not open the token: it is encrypted for another one, or was changed.",
} as const;

/** May the token be believed at all? */
export function signature(token: InspectedToken): Row {
  switch (token.kind) {
    case "verified":
      return { check: "signature", state: "held", ...keyOf(token) };
    case "decoded":
      return { check: "signature", ...signatureProblems[token.problem], ...keyOf(token) };
    case "encrypted":
      return { check: "signature", state: "unknown", why: closed[token.problem ?? "no-key"] };
    case "unreadable":
      return { check: "signature", state: "broken", why: unreadable[token.reason] };
  }
}

function keyOf({ header: { kid } }: { readonly header: JsonRecord }): { actual?: string } {
  return typeof kid === "string" ? { actual: `key ${kid}` } : {};
}

/** Is the token encrypted exactly where `token_encryption` asks for it? The outer header shows that without a key. */
export function encryption(token: InspectedToken, { encryption: wanted }: TokenExpectation): Row | undefined {
  if (wanted === undefined || token.kind === "unreadable") return undefined;
  const check = "encryption" as const;
  const expected = wanted === "none" ? "none" : (wanted.alg ?? "encrypted");
  const outer = token.kind === "encrypted" ? token.header : token.outerHeader;
  const seen = token.kind === "verified" ? "held" : "unknown";
  if (!outer) {
    if (wanted !== "none") return { check, state: "broken", expected, actual: "none", why: outOfStep };
    // Signed but not encrypted is plain to see, whoever signed it; yet only a verified token earns a tick.
    return { check, state: seen, expected, actual: "none" };
  }
  const { alg, kid } = outer;
  const wrong =
    wanted === "none" ||
    (wanted.alg !== undefined && alg !== wanted.alg) ||
    (wanted.kid !== undefined && kid !== undefined && kid !== wanted.kid);
  if (wrong) return { check, state: "broken", expected, ...shown(alg), why: outOfStep };
  if (token.kind === "verified") return { check, state: "held", expected, ...shown(alg) };
  const why = "Its outer header reads as promised; whether our key opens it was not tried.";
  return {
    check,
    state: "unknown",
    expected,
    ...shown(alg),
    ...(token.kind === "encrypted" && !token.problem ? { why } : {}),
  };
}

/** `alg`: exactly the file's `signing_alg`. */
export const algorithm: Check = {
  name: "algorithm",
  expected: ({ signingAlg }) => signingAlg,
  judge: ({ header: { alg } }, { signingAlg }) =>
    alg === signingAlg ? { holds: true, ...shown(alg) } : { holds: false, ...shown(alg), why: outOfStep },
};
