import { code, lines } from "../code.ts";
import { LIBRARIES } from "../libraries.ts";
import { go as text } from "../../text/literal.ts";
import type { Stack } from "../stack.ts";
import { SECRET_VARIABLE, type Validation } from "../validation.ts";

const EXPIRY = ["Expiry", "float64", "exp"] as const;
const STRICT_CLAIMS = [
  EXPIRY,
  ["IssuedAt", "float64", "iat"],
  ["Subject", "string", "sub"],
  ["ClientID", "string", "client_id"],
  ["ID", "string", "jti"],
] as const;
const SCOPE = ["Scope", "string", "scope"] as const;
const PERMISSIONS = ["Permissions", "[]string", "permissions"] as const;

const MODULE = "github.com/auth0/go-jwt-middleware/v3";

export const goStack: Stack = {
  title: "Go",
  install: () => ["go mod init example", `go get ${MODULE}@${LIBRARIES[MODULE]}`, "go run ."],
  files: (validation) => [{ path: "main.go", language: "go", text: main(validation) }],
  checksDpop: true,
};

function main({ symmetric, issuer, audience, algorithm, strict, claim, examples, dpop }: Validation): string {
  const packages = [
    "context",
    "encoding/base64",
    "encoding/json",
    "errors",
    "log",
    "net/http",
    ...(symmetric ? ["os"] : ["net/url"]),
    "slices",
    "strings",
  ];
  return code`
package main

import (
	${lines(...packages.map((name) => `"${name}"`))}

	jwtmiddleware "${MODULE}"
	${!symmetric && `"${MODULE}/jwks"`}
	"${MODULE}/validator"
)

const issuer = ${text(issuer)}

// claims are those that the validator doesn't look at itself.
type claims struct {
	${members(...(strict ? STRICT_CLAIMS : [EXPIRY]), claim === "scope" ? SCOPE : PERMISSIONS)}
}

func (c *claims) Validate(context.Context) error {
	if ${strict ? 'c.Expiry == 0 || c.IssuedAt == 0 || c.Subject == "" || c.ClientID == "" || c.ID == ""' : "c.Expiry == 0"} {
		return errors.New("a claim is missing")
	}
	return nil
}

func (c *claims) granted() []string {
	return ${claim === "scope" ? 'strings.Split(c.Scope, " ")' : "c.Permissions"}
}

var middleware = newMiddleware()

func newMiddleware() *jwtmiddleware.JWTMiddleware {
	${symmetric ? SECRET : "keys := must(jwks.NewCachingProvider(jwks.WithIssuerURL(must(url.Parse(issuer)))))"}
	tokens := must(validator.New(
		validator.WithKeyFunc(${symmetric ? "func(context.Context) (any, error) { return []byte(secret), nil }" : "keys.KeyFunc"}),
		validator.WithAlgorithm(validator.${algorithm}),
		validator.WithIssuer(issuer),
		validator.WithAudience(${text(audience)}),
		validator.WithCustomClaims(func() *claims { return &claims{} }),
	))
	return must(jwtmiddleware.New(
		jwtmiddleware.WithValidator(tokens),
		${dpop && "jwtmiddleware.WithDPoPMode(jwtmiddleware.DPoPRequired),"}
	))
}

// needs lets only requests with a right token through and, where a scope is given, only with that.
func needs(scope string, next http.HandlerFunc) http.Handler {
	return middleware.CheckJWT(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, err := jwtmiddleware.GetClaims[*validator.ValidatedClaims](r.Context())
		if err != nil || !rightHeader(r) {
			refuse(w, http.StatusUnauthorized, "invalid_token")
			return
		}
		own, ok := token.CustomClaims.(*claims)
		if scope != "" && (!ok || !slices.Contains(own.granted(), scope)) {
			refuse(w, http.StatusForbidden, "insufficient_scope")
			return
		}
		next(w, r)
	}))
}

// rightHeader looks at what the validator takes as it comes: with public keys, the key says the algorithm.
func rightHeader(r *http.Request) bool {
	_, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	encoded, _, _ := strings.Cut(token, ".")
	raw, err := base64.RawURLEncoding.DecodeString(encoded)
	if err != nil {
		return false
	}
	var header struct {
		${members(["Algorithm", "string", "alg"], ["Type", "string", "typ"])}
	}
	if json.Unmarshal(raw, &header) != nil || header.Algorithm != ${text(algorithm)} {
		return false
	}
	return ${strict ? 'strings.TrimPrefix(strings.ToLower(header.Type), "application/") == "at+jwt"' : "true"}
}

func refuse(w http.ResponseWriter, status int, reason string) {
	w.Header().Set("WWW-Authenticate", "Bearer error=\""+reason+"\"")
	w.WriteHeader(status)
}

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func main() {
	http.Handle("GET /{$}", needs("", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	}))
	${lines(
    ...examples.map(
      ({ scope, path }) => code`
http.Handle(${text(`GET ${path}`)}, needs(${text(scope)}, func(w http.ResponseWriter, r *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}))`,
    ),
  )}
	log.Fatal(http.ListenAndServe("localhost:3000", nil))
}
`;
}

/** Members of a struct, in columns as gofmt sets them. */
function members(...rows: readonly (readonly [name: string, type: string, claim: string])[]): string {
  const wide = Math.max(...rows.map(([name]) => name.length));
  const wideType = Math.max(...rows.map(([, type]) => type.length));
  return lines(
    ...rows.map(([name, type, claim]) => `${name.padEnd(wide)} ${type.padEnd(wideType)} \`json:"${claim}"\``),
  );
}

const SECRET = code`
secret := os.Getenv("${SECRET_VARIABLE}")
if secret == "" {
	log.Fatal("Set ${SECRET_VARIABLE} to the signing secret of the API.")
}`;
