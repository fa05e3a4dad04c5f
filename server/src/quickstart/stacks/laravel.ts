import { code, lines } from "../code.ts";
import { LIBRARIES } from "../libraries.ts";
import { php as text } from "../../text/literal.ts";
import type { Stack } from "../stack.ts";
import { RFC9068_CLAIMS, SECRET_VARIABLE, type Validation } from "../validation.ts";

/** By `jwt-library`: Auth0's own SDK, and firebase/php-jwt, know no PS256. */
export const laravel: Stack = {
  title: "Laravel",
  install: () => [
    `composer require "web-token/jwt-library:${LIBRARIES["web-token/jwt-library"]}" "symfony/clock:${LIBRARIES["symfony/clock"]}"`,
    "php artisan serve --port=3000",
  ],
  files: (validation) => [
    { path: "app/Http/Middleware/NeedsToken.php", language: "php", text: middleware(validation) },
    { path: "routes/web.php", language: "php", text: routes(validation) },
  ],
};

function middleware({ symmetric, jwksUri, issuer, audience, algorithm, strict, claim }: Validation): string {
  const required = strict ? RFC9068_CLAIMS : ["iss", "aud", "exp"];
  const classes = [
    "Checker\\AlgorithmChecker",
    "Checker\\AudienceChecker",
    "Checker\\ClaimCheckerManager",
    "Checker\\ExpirationTimeChecker",
    "Checker\\HeaderCheckerManager",
    "Checker\\IssuerChecker",
    "Checker\\NotBeforeChecker",
    "Core\\AlgorithmManager",
    "Core\\JWKSet",
    ...(symmetric ? ["KeyManagement\\JWKFactory"] : []),
    `Signature\\Algorithm\\${algorithm}`,
    "Signature\\JWSTokenSupport",
    "Signature\\JWSVerifier",
    "Signature\\Serializer\\CompactSerializer",
  ];
  return code`
<?php

namespace App\Http\Middleware;

use Closure;
use Illuminate\Http\Request;
${!symmetric && "use Illuminate\\Support\\Facades\\Cache;\nuse Illuminate\\Support\\Facades\\Http;"}
${lines(...classes.map((name) => `use Jose\\Component\\${name};`))}
${symmetric && "use RuntimeException;"}
use Symfony\Component\Clock\NativeClock;
use Symfony\Component\HttpFoundation\Response;
use Throwable;

/** Lets only requests with a right token through and, where a scope is given, only with that. */
final class NeedsToken
{
    /** @param string ...$scope Laravel cuts a scope with a comma in it into pieces. */
    public function handle(Request $request, Closure $next, string ...$scope): Response
    {
        $token = $request->bearerToken();
        if ($token === null) {
            return response('', 401, ['WWW-Authenticate' => 'Bearer']);
        }
        $claims = $this->verify($token, $this->keys());
        if ($claims === null) {
            return response('', 401, ['WWW-Authenticate' => 'Bearer error="invalid_token"']);
        }
        if ($scope !== [] && ! in_array(implode(',', $scope), $this->granted($claims), true)) {
            return response('', 403, ['WWW-Authenticate' => 'Bearer error="insufficient_scope"']);
        }
        $request->attributes->set('claims', $claims);

        return $next($request);
    }

    private function verify(string $token, JWKSet $keys): ?array
    {
        try {
            $jws = (new CompactSerializer())->unserialize($token);
            $header = new HeaderCheckerManager([new AlgorithmChecker([${text(algorithm)}], true)], [new JWSTokenSupport()]);
            $header->check($jws, 0, ['alg']);
            ${strict && TYPE_CHECK}
            $verifier = new JWSVerifier(new AlgorithmManager([new ${algorithm}()]));
            if (! $verifier->verifyWithKeySet($jws, $keys, 0)) {
                return null;
            }
            $claims = json_decode($jws->getPayload() ?? '', true, 512, JSON_THROW_ON_ERROR);
            $clock = new NativeClock();
            $checker = new ClaimCheckerManager([
                new IssuerChecker([${text(issuer)}]),
                new AudienceChecker(${text(audience)}),
                new ExpirationTimeChecker($clock),
                new NotBeforeChecker($clock),
            ]);
            $checker->check($claims, [${required.map((name) => `'${name}'`).join(", ")}]);

            return $claims;
        } catch (Throwable) {
            // Whatever is wrong with a token, it is a wrong token.
            return null;
        }
    }

    private function keys(): JWKSet
    {
        ${symmetric ? SECRET : PUBLIC_KEYS(jwksUri)}
    }

    private function granted(array $claims): array
    {
        return ${claim === "scope" ? "explode(' ', $claims['scope'] ?? '')" : "$claims['permissions'] ?? []"};
    }
}
`;
}

const TYPE_CHECK = code`
$type = strtolower($jws->getSignature(0)->getProtectedHeader()['typ'] ?? '');
if (! in_array($type, ['at+jwt', 'application/at+jwt'], true)) {
    return null;
}`;

const PUBLIC_KEYS = (jwksUri: string): string => code`
// Seconds: a new key of the tenant is known ten minutes later, and it is published long before it signs.
$json = Cache::remember('auth0-jwks', 600, fn () => Http::get(${text(jwksUri)})->throw()->body());

return JWKSet::createFromJson($json);`;

const SECRET = code`
$secret = getenv('${SECRET_VARIABLE}') ?: throw new RuntimeException('Set ${SECRET_VARIABLE} to the signing secret of the API.');

return new JWKSet([JWKFactory::createFromSecret($secret)]);`;

function routes({ examples }: Validation): string {
  return code`
<?php

use App\Http\Middleware\NeedsToken;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Route;

Route::get('/', fn (Request $request) => ['subject' => $request->attributes->get('claims')['sub'] ?? null])
    ->middleware(NeedsToken::class);
${lines(
  ...examples.map(
    ({ scope, path }) => code`

Route::get(${text(path)}, fn () => ['allowed' => ${text(scope)}])
    ->middleware(NeedsToken::class.${text(`:${scope}`)});`,
  ),
)}
`;
}
