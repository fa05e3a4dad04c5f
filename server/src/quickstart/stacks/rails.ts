import { code, lines } from "../code.ts";
import { LIBRARIES } from "../libraries.ts";
import { ruby as text } from "../../text/literal.ts";
import type { Stack } from "../stack.ts";
import { RFC9068_CLAIMS, SECRET_VARIABLE, type Validation } from "../validation.ts";

export const rails: Stack = {
  title: "Rails",
  install: () => [`bundle add jwt --version "${LIBRARIES.jwt}"`, "bin/rails server --port 3000"],
  files: (validation) => [
    { path: "app/controllers/concerns/needs_token.rb", language: "ruby", text: concern(validation) },
    { path: "app/controllers/examples_controller.rb", language: "ruby", text: controller(validation) },
    { path: "config/routes.rb", language: "ruby", text: routes(validation) },
  ],
};

function concern({ symmetric, jwksUri, issuer, audience, algorithm, strict, claim }: Validation): string {
  const required = strict ? RFC9068_CLAIMS : ["iss", "aud", "exp"];
  return code`
${!symmetric && 'require "net/http"\n'}
# Lets only requests with a right token through and, where a scope is given, only with that.
module NeedsToken
  extend ActiveSupport::Concern

  class_methods do
    def needs_token(scope = nil, **options)
      before_action(**options) { authorize_token(scope) }
    end
  end

  private

  attr_reader :claims

  def authorize_token(scope)
    token = request.authorization.to_s[/\ABearer +(\S+)\z/i, 1]
    return refuse(:unauthorized, "Bearer") unless token

    @claims, ${strict ? "header" : "_"} = JWT.decode(
      token, ${symmetric ? `ENV.fetch("${SECRET_VARIABLE}")` : "nil"}, true,
      ${!symmetric && "jwks: ->(_) { token_keys },"}
      algorithms: [${text(algorithm)}],
      iss: ${text(issuer)}, verify_iss: true,
      aud: ${text(audience)}, verify_aud: true,
      required_claims: [${required.map(text).join(", ")}]
    )
    ${strict && `return refuse(:unauthorized, 'Bearer error="invalid_token"') unless header["typ"].to_s.match?(%r{\\A(application/)?at\\+jwt\\z}i)`}
    refuse(:forbidden, 'Bearer error="insufficient_scope"') if scope && granted.exclude?(scope)
  rescue JWT::DecodeError
    refuse(:unauthorized, 'Bearer error="invalid_token"')
  end

  def granted
    ${claim === "scope" ? 'claims["scope"].to_s.split' : 'Array(claims["permissions"])'}
  end

  def refuse(status, challenge)
    response.set_header("WWW-Authenticate", challenge)
    head status
  end
  ${!symmetric && keys(jwksUri)}
end
`;
}

function keys(jwksUri: string): string {
  return code`

# A new key of the tenant is known ten minutes later, and it is published long before it signs.
def token_keys
  json = Rails.cache.fetch("auth0-jwks", expires_in: 10.minutes) do
    Net::HTTP.get_response(URI(${text(jwksUri)})).tap(&:value).body
  end
  JWT::JWK::Set.new(JSON.parse(json))
end`;
}

function controller({ examples }: Validation): string {
  return code`
class ExamplesController < ActionController::API
  include NeedsToken

  needs_token
  ${lines(...examples.map(({ scope, name }) => `needs_token ${text(scope)}, only: :${name}`))}

  def subject
    render json: { subject: claims["sub"] }
  end
  ${lines(
    ...examples.map(
      ({ scope, name }) => code`

def ${name}
  render json: { allowed: ${text(scope)} }
end`,
    ),
  )}
end
`;
}

function routes({ examples }: Validation): string {
  return code`
Rails.application.routes.draw do
  root "examples#subject"
  ${lines(...examples.map(({ path, name }) => `get ${text(path)}, to: "examples#${name}"`))}
end
`;
}
