import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { candidateFile, isEnvironmentName } from "../../server/src/audience/candidate-file.ts";
import { knownIdentifiers } from "../../server/src/audience/known.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { messageOf } from "../../server/src/audience/message.ts";
import { repairs } from "../../server/src/audience/repair.ts";
import { finds, hitsIn, known, near, other } from "./finds.ts";

const wrong: readonly (readonly [name: string, text: string])[] = [
  [".env", `AUTH0_AUDIENCE=${near}\nOTHER=1\n`],
  [".env.local", `export API_AUDIENCE="${near}" # ours`],
  ["docker.env", `VITE_AUTH0_AUDIENCE = '${near}'`],
  ["a.ts", `auth({ audience: "${near}", issuer });`],
  ["a.ts", `const audience: string = '${near}';`],
  ["a.ts", `const audience = process.env.AUTH0_AUDIENCE ?? "${near}";`],
  ["a.ts", `const audience = process.env["API_ID"] || \`${near}\`;`],
  ["a.ts", `authorizationParams={{ audience: "${near}" }}`],
  ["a.ts", `fetch("https://acme.eu.auth0.com/authorize?audience=${near}&scope=openid")`],
  ["a.js", `url = "/authorize?x=1&audience=⟦https%3A%2F%2Fapi.acme.example%2Forders%2F⟧&scope=openid"`],
  ["a.jsx", `<Auth0Provider domain="d" audience="${near}">`],
  ["a.json", `{ "Auth0": { "Audience": "${near}" } }`],
  ["a.json", `{\n  "aud": [\n    "urn:acme:webhooks",\n    "${near}"\n  ]\n}`],
  ["a.yaml", `auth0:\n  audience: ${near} # comment\n  domain: x\n`],
  ["a.yaml", `audiences:\n  - "urn:acme:webhooks"\n  - ${near}\nother:\n  - https://api.acme.example/orders/\n`],
  ["a.yml", `env:\n  - name: x\n    AUTH0_AUDIENCE: '${near}'\r\n`],
  ["a.py", `jwt.decode(token, key, algorithms=["RS256"], audience="${near}")`],
  ["a.py", `audience = os.environ.get("AUTH0_AUDIENCE", "${near}")`],
  ["a.py", `AUDIENCE = os.getenv("X") or "${near}"`],
  ["a.go", `validator.WithAudience("${near}"),`],
  ["a.go", `validator.WithAudiences([]string{"urn:acme:webhooks", "${near}"}),`],
  ["a.go", `Audience: []string{\n\t"${near}",\n},`],
  ["a.java", `new JwtAudienceValidator("${near}")`],
  ["a.java", `JWT.require(algorithm).withAudience("${near}").build()`],
  ["a.kt", `val audience: String = "${near}"`],
  ["a.cs", `options.Audience = "${near}";`],
  ["a.cs", `ValidAudiences = new[] { "${near}" },`],
  ["a.rb", `JWT.decode(token, nil, true, aud: "${near}", verify_aud: true)`],
  ["a.rb", `{ :audience => '${near}' }`],
  ["a.php", `'audience' => '${near}',`],
  ["a.php", `new AudienceChecker('${near}')`],
  ["a.properties", `spring.security.oauth2.resourceserver.jwt.audiences=${near}\n`],
  ["a.toml", `audience = "${near}"`],
  ["a.xml", `<audience>${near}</audience>`],
  ["web.config", `<add key="ida:Audience" value="${near}" />`],
  ["strings.xml", `<string name="auth0_audience">${near}</string>`],
  ["Dockerfile", `ENV AUTH0_AUDIENCE=${near}`],
  [".env", `AUTH0_AUDIENCE2=${near}\nAUDIENCE_1=${near}\nAUDIENCE2_PROD=${near}\nAUDIENCE_PROD2=${near}\n`],
  ["a.ts", `{ audience1: "${near}", audiencesE2e: "${near}", api2Identifier2: "${near}", audience2Url: "${near}" }`],
];

describe("a near miss in an audience is found, and exactly marked", () => {
  for (const [name, text] of wrong) test(`${name}: ${text.replaceAll(/\s+/g, " ")}`, () => finds(name, text));

  const written: readonly string[] = [
    "http://api.acme.example/orders",
    "https://API.acme.example/orders",
    "https://api.acme.example:443/orders",
    "https://www.api.acme.example/orders",
    "https://api.acme.example/Orders",
    "api.acme.example/orders",
    "https://api.acme.example/slash",
    "URN:acme:webhooks",
  ];
  for (const each of written) test(each, () => finds("a.ts", `audience: "⟦${each}⟧"`));
});

const right: readonly (readonly [what: string, name: string, text: string])[] = [
  ["the identifier", "a.ts", 'audience: "https://api.acme.example/orders"'],
  ["either of two that look alike", ".env", "AUDIENCE=https://twin.acme.example\nAUDIENCE=https://twin.acme.example/"],
  ["an identifier in a query", "a.ts", 'x("?audience=https%3A%2F%2Fapi.acme.example%2Forders")'],
  ["another API", "a.ts", 'audience: "https://api.acme.example/orders2/"'],
  ["an address that is no audience", "a.ts", 'const url = "https://api.acme.example/orders/";'],
  [
    "the address beside an audience",
    "a.ts",
    'f({ audience: process.env.AUD, url: "https://api.acme.example/orders/" })',
  ],
  ["the line below an empty one", ".env", "AUTH0_AUDIENCE=\nAPI_URL=https://api.acme.example/orders/\n"],
  ["the key below in YAML", "a.yaml", "audience:\n  url: https://api.acme.example/orders/\n"],
  ["a name that only begins so", "a.ts", 'audienceCheck: "https://api.acme.example/orders/"'],
  ["numbers of something else", "a.ts", `f({ audienceCheck2: "${other}", audit2: "${other}", aud10x: "${other}" })`],
  ["audio, auditing", "a.ts", 'audio: "https://api.acme.example/orders/", audit = "https://api.acme.example/orders/"'],
  ["what is put together", "a.ts", "audience: `https://api.acme.example/orders/${x}`"],
  ["a beginning", "a.ts", `f({ audience: "${other}" + path, aud: aud === "${other}" +\n path })`],
  ["a beginning in PHP", "a.php", `$audience = '${other}' . $path; f(['aud' => '${other}'.$path]);`],
  ["without quotes where code has them", "a.ts", "audience: https://api.acme.example/orders/"],
  [
    "what is silenced",
    "a.ts",
    '// auth-apis-disable-next-line audience-near-miss\naudience: "https://api.acme.example/orders/"',
  ],
  [
    "what is silenced on its line",
    ".env",
    "AUDIENCE=https://api.acme.example/orders/ # auth-apis-disable-line audience-near-miss",
  ],
];

describe("silent about", () => {
  for (const [what, name, text] of right) test(what, () => finds(name, text));
});

test("look-alikes of the workspace are both offered", () => {
  const [hit] = hitsIn("a.ts", 'audience: "http://twin.acme.example"');
  assert.deepEqual(hit?.identifiers, ["https://twin.acme.example", "https://twin.acme.example/"]);
});

test("which files are looked at", () => {
  const names = [
    "a.md",
    "x.auth-apis.yaml",
    "auth-apis.yml",
    "jquery.min.js",
    "package-lock.json",
    "a.png",
    "env",
    "a.txt",
    "app.js.map",
    "Makefile.md",
  ];
  assert.deepEqual(
    names.filter((name) => candidateFile(name)),
    [],
  );
});

test("environments are looked at by whatever name they have, though git ignores them", () => {
  for (const name of [".env", ".env.local", ".env-staging", ".env_prod", ".envrc", ".flaskenv", "a.env", ".dev.vars"]) {
    assert.equal(candidateFile(name)?.bare, true, name);
    assert.equal(isEnvironmentName(name), true, name);
  }
});

describe("repairs", () => {
  const rows: readonly (readonly [what: string, name: string, text: string, repaired: readonly string[]])[] = [
    ["the identifier", "a.ts", `aud: "${other}"`, ["https://api.acme.example/orders"]],
    [
      "encoded as it was",
      "a.ts",
      '"?audience=https%3A%2F%2Fapi.acme.example%2Forders%2F"',
      ["https%3A%2F%2Fapi.acme.example%2Forders"],
    ],
    [
      "escaped as properties are",
      "a.properties",
      String.raw`aud=https\://api.acme.example/orders/`,
      [String.raw`https\://api.acme.example/orders`],
    ],
    [
      "escaped as PHP writes JSON",
      "a.json",
      String.raw`{"aud":"https:\/\/api.acme.example\/orders\/"}`,
      [String.raw`https:\/\/api.acme.example\/orders`],
    ],
    ["none that could end a string", "a.ts", 'aud: "HTTPS://host#{x}"', []],
  ];
  const hostile = atOnce(knownIdentifiers([...known.all, "https://host#{x}"]));
  for (const [what, name, text, repaired] of rows)
    test(what, () => {
      const hits = hitsIn(name, text, hostile);
      assert.equal(hits.length, 1);
      assert.deepEqual(
        hits.flatMap(repairs).map(({ newText }) => newText),
        repaired,
      );
    });
});

test("a message speaks of what a text means, not of how its format writes it", () => {
  const [hit] = hitsIn("a.ts", '"?audience=https%3A%2F%2Fapi.acme.example%2Forders%2F"');
  assert.match(
    hit ? messageOf(hit) : "",
    /"https:\/\/api\.acme\.example\/orders\/"; it differs .* in the trailing slash\./,
  );
});
