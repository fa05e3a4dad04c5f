import { describe, test } from "node:test";
import { finds, near, other } from "./finds.ts";

type Row = readonly [name: string, text: string];

/** As the files of real repositories have it, after Auth0's quickstarts and the tools' own documentation. */
const wild: Readonly<Record<string, readonly Row[]>> = {
  "Kubernetes and its kin": [
    ["deploy.yaml", `- name: AUTH0_AUDIENCE\n  value: "${near}"\n- name: API_URL\n  value: ${other}\n`],
    ["deploy.yaml", `- { name: AUTH0_AUDIENCE, value: "${near}" }\n- name: URL\n`],
    ["deploy.yaml", `- value: "${near}"\n  name: AUTH0_AUDIENCE\n- value: ${other}\n  name: API_URL\n`],
    ["deploy.yaml", `- value: ${near} # ours\r\n  name: AUTH0_AUDIENCE\r\n`],
    ["deploy.yaml", `- { value: ${near}, name: AUTH0_AUDIENCE }\n`],
    ["configmap.yaml", `AUTH0_AUDIENCE: ${near}\napplication.properties: |\n  okta.oauth2.audience=${near}\n`],
    ["istio.yaml", `- issuer: https://acme.eu.auth0.com/\n  audiences:\n  - "${near}"\n  forwardOriginalToken: true\n`],
    ["istio.yaml", `- key: request.auth.claims[aud]\n  values: ["${near}"]\n`],
    ["values.yaml", `auth0:\n  audience: >-\n    ${near}\n`],
    ["values.yaml", `auth0:\n  audience:\n    ${near}\n`],
    ["values.yaml", `audiences:\n  dev: ${near}\n  production: ${near}\n  docs: ${other}\n`],
  ],
  "Docker and shells": [
    ["docker-compose.yml", `environment:\n  - AUTH0_AUDIENCE=${near}\n  - "API_AUDIENCE=${near}"\n`],
    ["docker-compose.yml", `environment:\n  AUTH0_AUDIENCE: \${AUTH0_AUDIENCE:-${near}}\n`],
    ["Dockerfile.prod", `ENV AUTH0_AUDIENCE ${near}\nARG AUTH0_AUDIENCE=${near}\n`],
    ["api.Dockerfile", `ENV PORT=1 AUTH0_AUDIENCE=${near}\n`],
    [".envrc", `export AUTH0_AUDIENCE=${near}\n`],
    [".dev.vars", `AUTH0_AUDIENCE=${near}\n`],
    ["Makefile", `export AUTH0_AUDIENCE := ${near}\ntoken:\n\tauth0 test token --audience ${near}\n`],
    ["a.sh", `auth0 test token \\\n  --audience "${near}" --scopes read:orders`],
    ["a.sh", `curl --data '{"audience":"${near}"}' ${other}`],
    ["a.sh", String.raw`curl -d "{\"audience\":\"${near}\"}"`],
    ["a.sh", `curl --data-urlencode "audience=${near}" -d 'grant_type=x&audience=${near}'`],
    ["a.fish", `set -x AUTH0_AUDIENCE ${near}\n`],
    ["a.bat", `set AUTH0_AUDIENCE=${near}\r\n`],
    ["a.ps1", `$env:AUTH0_AUDIENCE = "${near}"\n$body = @{ audience = "${near}" }`],
    ["ci.yml", `- run: auth0 test token --audience ${near}\n`],
    ["package.json", `{"scripts": {"dev": "AUTH0_AUDIENCE=${near} next dev", "token": "x --audience ${near} -v"}}`],
    ["launch.json", `{"args": ["--audience", "${near}", "--url", "${other}"]}`],
  ],
  "clouds and Terraform": [
    [
      "main.tf",
      `variable "auth0_audience" {\n  type    = string\n  default = "${near}"\n}\nvariable "url" {\n  default = "${other}"\n}\n`,
    ],
    ["main.tf", `{\n  name  = "AUTH0_AUDIENCE"\n  value = "${near}"\n},\n{\n  name  = "URL"\n  value = "${other}"\n}`],
    ["main.tf", `environment {\n  value = "${near}"\n  type  = "PLAINTEXT"\n  name  = "AUTH0_AUDIENCE"\n}`],
    ["stack.json", `[{ "ParameterValue": "${near}", "ParameterKey": "Auth0Audience" }]`],
    ["main.tf", `jwt_configuration {\n  audience = ["${near}"]\n}\nresource_server_identifier = "${near}"`],
    ["main.tf", `audience = var.stage == "prod" ? "${near}" : "${near}"`],
    ["task.json", `[{ "name": "AUTH0_AUDIENCE", "value": "${near}" }, { "name": "URL", "value": "${other}" }]`],
    ["settings.json", `[{\n  "name": "Auth0__Audience",\n  "value": "${near}",\n  "slotSetting": false\n}]`],
    ["azuredeploy.json", `{"auth0Audience": {"type": "string", "defaultValue": "${near}"}}`],
    ["parameters.json", `{"auth0Audience": {"value": "${near}"}}`],
    ["main.bicep", `param auth0Audience string = '${near}'`],
    ["sam.yaml", `Audience:\n  - !Sub "${near}"\n`],
    ["sam.yaml", `Parameters:\n  Audience:\n    Type: String\n    Default: ${near}\n`],
    ["tenant.yaml", `- permission_name: read:orders\n  resource_server_identifier: ${near}\n`],
  ],
  "requests kept in files": [
    ["a.postman_collection.json", `[{"key": "audience", "value": "${near}", "type": "string"}]`],
    ["a.postman_collection.json", String.raw`{"raw": "{\n  \"audience\": \"${near}\",\n  \"grant_type\": \"x\"\n}"}`],
    ["a.postman_collection.json", `[{ "value": "${near}", "key": "audience", "type": "default" }]`],
    ["a.postman_collection.json", `[\n\t{\n\t\t"value": "${near}",\n\t\t"key": "audience"\n\t}\n]`],
    ["a.http", `@audience = ${near}\nPOST ${other}\n\ngrant_type=x&audience=${near}`],
    ["a.html", `<a href="/authorize?client_id=x&amp;audience=${near}&amp;scope=openid">`],
    ["a.html", `<meta name="auth0-audience" content="${near}">`],
  ],
  "Java, Kotlin, Android": [
    ["application.yml", `audience: \${AUTH0_AUDIENCE:${near}}\n`],
    ["application.properties", String.raw`auth0.audience=⟦https\://api.acme.example/orders/⟧`],
    ["application.properties", String.raw`auth0.audience=https\://api.acme.example/orders`],
    ["application.properties.example", `auth0.audience=${near}`],
    ["A.java", `@Value("\${auth0.audience:${near}}")\nprivate String url = "${other}";`],
    ["A.java", `new AudienceValidator(Arrays.asList("${near}"))`],
    ["A.java", `.withAudience(Collections.singletonList("${near}"))`],
    ["build.gradle", String.raw`buildConfigField "String", "AUTH0_AUDIENCE", "\"${near}\""`],
    ["strings.xml", `<string name="com_auth0_audience" translatable="false">${near}</string>`],
  ],
  "Apple and Flutter": [
    ["Auth0.plist", `<key>Audience</key>\n<string>${near}</string>\n<key>Url</key>\n<string>${other}</string>`],
    ["App.swift", `Auth0.webAuth().audience("${near}").scope("openid")`],
    ["App.swift", `["audience": "urn:acme:webhooks", "url": "${other}"]`],
    ["main.dart", `String.fromEnvironment('AUTH0_AUDIENCE', defaultValue: '${near}');`],
  ],
  Python: [
    ["config.py", `AUTH0_AUDIENCE = config("AUTH0_AUDIENCE", default="${near}")`],
    ["config.py", `audience: str = Field(default="${near}")\napi_identifier = '${near}'`],
    ["config.py", `audience = "${near}" if stage == "dev" else "${near}"`],
    ["a.py", `payload = "audience=${near}&client_id=x"`],
    ["a.py", `payload = "audience=⟦https%3A%2F%2Fapi.acme.example%2Forders%2F⟧"`],
    ["a.py", `payload = "audience=https%3A%2F%2Fapi.acme.example%2Forders"`],
    ["a.ipynb", String.raw`{"source": ["audience = \"${near}\"\n"]}`],
  ],
  "Go and Rust": [
    ["main.go", `url.Values{"audience": {"${near}"}}`],
    ["main.go", `Audience string \`env:"AUTH0_AUDIENCE" envDefault:"${near}"\``],
    [
      "main.rs",
      `validation.set_audience(&["${near}"]); let audience: &str = "${near}"; let audiences = vec!["${near}"];`,
    ],
  ],
  ".NET": [
    ["appsettings.json", `{ "Auth0": { "Domain": "x", "ApiIdentifier": "${near}" } }`],
    ["web.config", `<add value="${near}" key="Auth0ApiIdentifier" />`],
    ["web.config", `<add key="Auth0ApiIdentifier"\n     value="${near}" />`],
    ["A.cs", `ValidAudiences = new List<string> { "${near}" }`],
    ["A.cs", `public string Audience { get; set; } = "${near}";`],
    ["A.cs", String.raw`AddParameter("application/json", "{\"audience\":\"${near}\"}")`],
  ],
  "PHP and Ruby": [
    ["auth0.php", `'audience' => explode(',', env('AUTH0_AUDIENCE', '${near}')),`],
    ["a.rb", `audience = ENV.fetch("AUTH0_AUDIENCE") { "${near}" }`],
  ],
  JavaScript: [
    ["a.ts", `audience: isProduction ? "${near}" : "${near}",`],
    ["a.ts", `const audience =\n  process.env.NODE_ENV === "production"\n    ? "${near}"\n    : "${near}";`],
    ["a.ts", `AUTH0_AUDIENCE: z.string().url().default("${near}"), AUDIENCE: str({ default: "${near}" })`],
    ["a.ts", `allowedAudiences: new Set<string>(["${near}"])`],
    ["a.ts", `const audience = (process.env.AUTH0_AUDIENCE as string) || "${near}"`],
    ["a.tsx", `<A audience={process.env.X || "${near}"} />`],
    ["a.ts", `const AUTH0_AUDIENCE_PROD = "${near}", audienceDev = "${near}", AUDIENCE_2 = "${near}"`],
    ["a.ts", `const audiences = { dev: "${near}", "prod": "${near}", docs: "${other}" }`],
    ["a.ts", `class A { #audience = "${near}"; }`],
    ["a.ts", `/* ours */ const audience = "${near}";`],
    ["index.html", `<script>createAuth0Client({ authorizationParams: { audience: "${near}" } })</script>`],
  ],
};

for (const [where, rows] of Object.entries(wild)) {
  describe(`near misses in ${where}`, () => {
    for (const [name, text] of rows) test(`${name}: ${text.replaceAll(/\s+/g, " ")}`, () => finds(name, text));
  });
}

const harmless: readonly Row[] = [
  ["a.ts", `// audience: "${other}"\n/*\n * audience: "${other}",\n */\n`],
  ["a.ts", `const audience = "urn:acme:webhooks"; // was audience: "${other}"`],
  [".env", `#AUTH0_AUDIENCE=${other}\n  # AUTH0_AUDIENCE=${other}\n`],
  [".env", `AUTH0_AUDIENCE=urn:acme:webhooks # was AUTH0_AUDIENCE=${other}\n`],
  ["a.xml", `<!-- <audience>${other}</audience> -->`],
  ["a.ts", `["aud", "iss", "${other}"]; pick(claims, "aud", "iss", "${other}")`],
  ["a.ts", `f({ audience: "urn:acme:webhooks", redirectUris: ["${other}"], default: "${other}" })`],
  ["a.ts", `f(audience, "${other}"); function g(audience?: string, url: string = "${other}") {}`],
  ["a.ts", `process.env.AUTH0_AUDIENCE ? "${other}" : ""`],
  ["a.ts", `["urn:acme:webhooks"].includes(aud) ? "${other}" : "${other}"`],
  ["a.json", `[{ "name": "AUTH0_AUDIENCE" }, { "name": "URL", "value": "${other}" }]`],
  ["a.json", `{ "audience": "", "url": "${other}" }`],
  ["a.yaml", `- name: AUTH0_AUDIENCE\n  valueFrom:\n    key: x\n- name: URL\n  value: ${other}\n`],
  ["a.yaml", `- name: URL\n  value: ${other}\n- name: AUTH0_AUDIENCE\n  value: urn:acme:webhooks\n`],
  ["a.yaml", `- value: urn:acme:webhooks\n  name: AUTH0_AUDIENCE\n- value: ${other}\n  name: URL\n`],
  ["a.yaml", `- value: ${other}\n- name: AUTH0_AUDIENCE\n`],
  ["a.yaml", `url:\n  value: ${other}\nname: audience\n`],
  ["a.yaml", `# - value: ${other}\n#   name: AUTH0_AUDIENCE\n`],
  ["a.json", `[{ "name": "URL", "value": "${other}" }, { "name": "AUTH0_AUDIENCE", "value": "urn:acme:webhooks" }]`],
  ["a.json", `{ "URL": { "value": "${other}" }, "key": "audience" }`],
  ["a.tf", `setting {\n  name  = "URL"\n  value = "${other}"\n}\nsetting {\n  name = "AUTH0_AUDIENCE"\n}\n`],
  ["a.config", `<add key="Url" value="${other}" /><add key="Audience" value="urn:acme:webhooks" />`],
  ["a.ts", `const value = "${other}";\nconst name = "audience";`],
  ["a.yaml", `- audience: urn:acme:webhooks\n- ${other}\n`],
  ["a.py", `def f(audience: str, url: str = "${other}"): g(audience=audience, url="${other}")`],
  ["a.sh", `curl -H "aud: x" ${other}\ntoken --audience "$AUDIENCE" ${other}\n`],
  ["a.properties", `auth0.audience.check.url=${other}`],
];

describe("no near miss in", () => {
  for (const [name, text] of harmless) test(`${name}: ${text.replaceAll(/\s+/g, " ")}`, () => finds(name, text));
});
