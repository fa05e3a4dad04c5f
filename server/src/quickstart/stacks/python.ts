import { code } from "../code.ts";
import { python as text } from "../../text/literal.ts";
import { RFC9068_CLAIMS, SECRET_VARIABLE, type Validation } from "../validation.ts";

/** A module with `authorize` and `Refusal`, by PyJWT. */
export function pyjwtModule(validation: Validation): string {
  const { symmetric, jwksUri, issuer, audience, algorithm, strict, claim } = validation;
  const required = strict ? RFC9068_CLAIMS : ["exp", "iss", "aud"];
  return code`
${symmetric && "import os\n"}
import jwt
${!symmetric && "from jwt.exceptions import PyJWKClientConnectionError, PyJWKClientError"}

${symmetric ? `secret = os.environ["${SECRET_VARIABLE}"]` : `keys = jwt.PyJWKClient(${text(jwksUri)})`}


class Refusal(Exception):
    """A request is to be answered with this status and WWW-Authenticate."""

    def __init__(self, status, challenge):
        super().__init__(challenge)
        self.status = status
        self.challenge = challenge


def authorize(authorization, scope=None):
    """The claims of a right token; raises Refusal for any other, and for one without the scope."""
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refusal(401, "Bearer")
    try:
        decoded = jwt.decode_complete(
            token,
            ${symmetric ? "secret" : "keys.get_signing_key_from_jwt(token).key"},
            algorithms=[${text(algorithm)}],
            issuer=${text(issuer)},
            audience=${text(audience)},
            options={"require": [${required.map(text).join(", ")}]},
        )
    ${!symmetric && KEYS_OUT_OF_REACH}
    except ${symmetric ? "jwt.InvalidTokenError" : "(jwt.InvalidTokenError, PyJWKClientError)"} as error:
        raise Refusal(401, 'Bearer error="invalid_token"') from error
    ${strict && TYPE_CHECK}
    claims = decoded["payload"]
    if scope and scope not in granted(claims):
        raise Refusal(403, 'Bearer error="insufficient_scope"')
    return claims


def granted(claims):
    return ${claim === "scope" ? 'claims.get("scope", "").split(" ")' : 'claims.get("permissions", [])'}
`;
}

const KEYS_OUT_OF_REACH = code`
except PyJWKClientConnectionError:
    raise  # Keys that can't be fetched are no fault of the token.`;

const TYPE_CHECK = code`
typ = str(decoded["header"].get("typ", "")).lower().removeprefix("application/")
if typ != "at+jwt":
    raise Refusal(401, 'Bearer error="invalid_token"')`;
