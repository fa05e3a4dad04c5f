import type { Dialect } from "../../expected/expectation.ts";
import { type Check, type Claims, outOfStep } from "./check.ts";

interface Profile {
  readonly typ: string;
  readonly claims: readonly string[];
}

/** RFC 9068 sections 2.1 and 2.2. */
const rfc9068: Profile = { typ: "at+jwt", claims: ["iss", "exp", "aud", "sub", "client_id", "iat", "jti"] };

/** Auth0's own (secure/tokens/access-tokens/access-token-profiles). */
const auth0: Profile = { typ: "JWT", claims: ["iss", "exp", "aud", "sub", "azp", "iat"] };

/** `typ` and the claims that the dialect requires. Whether it is the `_authz` form is judged by `permissions`. */
export const profile: Check = {
  name: "profile",
  expected: ({ dialect }) => (dialect === undefined ? undefined : profileName(dialect)),
  judge: (claims, { dialect = "access_token" }) => {
    const wanted = profileName(dialect) === "rfc9068_profile" ? rfc9068 : auth0;
    const missing = wanted.claims.filter((name) => claims.payload[name] === undefined);
    const rightType = typeOf(claims) === wanted.typ.toLowerCase();
    const actual = typeOf(claims) === "at+jwt" ? "rfc9068_profile" : "access_token";
    if (rightType && missing.length === 0) return { holds: true, actual };
    const faults = [
      ...(rightType
        ? []
        : [`The header says typ: ${JSON.stringify(claims.header["typ"] ?? null)}, not ${wanted.typ}.`]),
      ...(missing.length > 0
        ? [`The profile's ${missing.join(", ")} ${missing.length > 1 ? "are" : "is"} missing.`]
        : []),
    ];
    return {
      holds: false,
      actual: rightType ? `${actual} without ${missing.join(", ")}` : actual,
      why: [...faults, outOfStep].join(" "),
    };
  },
};

/** Case doesn't count, and the prefix may be left out (RFC 9068 section 4, RFC 7515 section 4.1.9). */
function typeOf({ header: { typ } }: Claims): string {
  return typeof typ === "string" ? typ.toLowerCase().replace(/^application\//, "") : "";
}

function profileName(dialect: Dialect): "access_token" | "rfc9068_profile" {
  return dialect === "rfc9068_profile" || dialect === "rfc9068_profile_authz" ? "rfc9068_profile" : "access_token";
}
