import { member } from "../../facts/json.ts";
import { demandedProof } from "../settings.ts";
import type { Reason } from "./reason.ts";
import type { Seen } from "./seen.ts";

/** Does the API demand a token that is bound to a key (`proof_of_possession`)? */
export function proofReason({ question: { api }, counts }: Seen): Reason | undefined {
  const mechanism = demandedProof(counts.api && member(counts.api, "proof_of_possession"));
  if (mechanism === undefined) return undefined;
  if (mechanism === "mtls") {
    return {
      kind: "certificate-needed",
      weight: "note",
      title: `${api} demands a client certificate (proof_of_possession: mtls).`,
      detail: "Such a token is only given over mutual TLS, which cannot be done here.",
      repairs: [],
    };
  }
  return {
    kind: "proof-needed",
    weight: "note",
    title: `${api} demands proof of possession (DPoP).`,
    detail: "The request must carry a proof, and so must every call with the token (RFC 9449). A test token does it.",
    repairs: [],
  };
}
