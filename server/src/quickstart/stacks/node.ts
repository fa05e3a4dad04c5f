import { code } from "../code.ts";
import { javascript as text } from "../../text/literal.ts";
import { RFC9068_CLAIMS, SECRET_VARIABLE, type Validation } from "../validation.ts";

/** A module with `authorize`, for frameworks without a maintained middleware that pins algorithm and profile: `jose` does. */
export function joseModule(validation: Validation, typed: boolean): string {
  const { symmetric, issuer, audience, algorithm, strict, claim } = validation;
  const type = (annotation: string) => (typed ? annotation : "");
  const required = strict ? RFC9068_CLAIMS : ["exp"];
  return code`
import { createRemoteJWKSet, errors, jwtVerify${type(", type JWTPayload")} } from "jose";

${symmetric ? secretKey() : `const keys = createRemoteJWKSet(new URL(${text(validation.jwksUri)}));`}

${typed && "export type Answer = { claims: JWTPayload } | { status: 401 | 403; challenge: string };\n"}
/** What an Authorization header is worth: the claims of a right token, or the status and challenge of the refusal. */
export async function authorize(authorization${type("?: string")}, scope${type("?: string")})${type(": Promise<Answer>")} {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (!token) return { status: 401, challenge: "Bearer" };
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: ${text(issuer)},
      audience: ${text(audience)},
      algorithms: [${text(algorithm)}],
      ${strict && `typ: "at+jwt",`}
      requiredClaims: [${required.map(text).join(", ")}],
    });
    if (scope && !granted(payload).includes(scope)) {
      return { status: 403, challenge: 'Bearer error="insufficient_scope"' };
    }
    return { claims: payload };
  } catch (error) {
    // Keys that can't be fetched are no fault of the token.
    if (!(error instanceof errors.JOSEError)) throw error;
    return { status: 401, challenge: 'Bearer error="invalid_token"' };
  }
}

function granted(payload${type(": JWTPayload")})${type(": readonly unknown[]")} {
  return ${claim === "scope" ? 'String(payload.scope ?? "").split(" ")' : "Array.isArray(payload.permissions) ? payload.permissions : []"};
}
`;
}

function secretKey(): string {
  return code`
const secret = process.env.${SECRET_VARIABLE};
if (!secret) throw new Error("Set ${SECRET_VARIABLE} to the signing secret of the API.");
const keys = new TextEncoder().encode(secret);`;
}
