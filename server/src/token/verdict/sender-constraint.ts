import { record } from "../../facts/unknown-json.ts";
import { type Check, outOfStep } from "./check.ts";

/** The member of `cnf` that binds a token: DPoP (RFC 9449 section 6.1), mutual TLS (RFC 8705 section 3.1). */
const members = { dpop: "jkt", mtls: "x5t#S256" } as const;

/** Is the token bound to a key, where the API demands proof of possession? */
export const senderConstraint: Check = {
  name: "sender-constraint",
  expected: (expectation) => expectation.senderConstraint,
  judge: ({ payload: { cnf } }, { senderConstraint: wanted = "dpop", proofKey }) => {
    const bound = (["dpop", "mtls"] as const).find(
      (mechanism) => typeof record(cnf)?.[members[mechanism]] === "string",
    );
    if (bound === "dpop" && proofKey !== undefined && record(cnf)?.["jkt"] !== proofKey) {
      const why = "It is bound to another key than the one that signed the proof, and so of no use to whoever asked.";
      return { holds: false, actual: "dpop, another key", why };
    }
    if (bound === wanted) return { holds: true, actual: bound };
    return { holds: false, actual: bound ?? "none", why: `Whoever finds this token can use it. ${outOfStep}` };
  },
};
