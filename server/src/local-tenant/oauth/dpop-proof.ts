import { randomBytes } from "node:crypto";
import type { Tenant } from "../tenant.ts";
import { OAuthRefusal } from "./oauth-refusal.ts";

/** Checks the proofs of possession that come with token requests. */
export interface ProofDesk {
  /** The `DPoP-Nonce` of every answer to a request with a proof. */
  readonly nonce: string;
  /**
   * The thumbprint (`jkt`) of the key that signed this proof.
   *
   * @throws OAuthRefusal 400 `invalid_dpop_proof`, or `use_dpop_nonce` for one that lacks our nonce
   */
  thumbprint(proof: string): Promise<string>;
}

/** Seconds by which a proof's `iat` may be off. */
const leeway = 60;

/**
 * RFC 9449 sections 4.3 and 8. That a tenant wants its nonce from confidential applications as well is an assumption: the
 * stricter one, so that what works here works elsewhere.
 */
export function proofDesk(tenant: Tenant): ProofDesk {
  const nonce = randomBytes(16).toString("base64url");
  const spent = new Map<string, number>();
  return {
    nonce,
    thumbprint: async (proof) => {
      const { calculateJwkThumbprint, EmbeddedJWK, jwtVerify } = await import("jose");
      const now = Math.floor(tenant.now() / 1000);
      try {
        const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, {
          typ: "dpop+jwt",
          algorithms: ["ES256", "ES384", "RS256", "PS256", "EdDSA"],
          currentDate: new Date(tenant.now()),
        });
        const { htm, htu, iat = 0, jti = "" } = payload;
        if (htm !== "POST") throw refused("htm is not POST");
        if (typeof htu !== "string" || !endpoints(tenant).includes(htu)) throw refused("htu is another address");
        if (Math.abs(iat - now) > leeway) throw refused("iat is not now");
        if (payload["nonce"] !== nonce)
          throw new OAuthRefusal(400, "use_dpop_nonce", "Authorization server requires nonce in DPoP proof");
        if (jti === "" || spent.has(jti)) throw refused("jti is missing or was used before");
        for (const [other, until] of spent) if (until < now) spent.delete(other);
        spent.set(jti, now + 2 * leeway);
        return await calculateJwkThumbprint(protectedHeader.jwk ?? {});
      } catch (error) {
        if (error instanceof OAuthRefusal) throw error;
        throw refused(error instanceof Error ? error.message : "it can't be read");
      }
    },
  };
}

/** By whichever protocol the request came. */
function endpoints({ domain }: Tenant): readonly string[] {
  return ["https", "http"].map((scheme) => `${scheme}://${domain}/oauth/token`);
}

const refused = (why: string) => new OAuthRefusal(400, "invalid_dpop_proof", `Invalid DPoP proof: ${why}`);
