import { describe, test } from "node:test";
import { finds, near, other } from "./finds.ts";

type Row = readonly [name: string, text: string];

const harmless: Readonly<Record<string, readonly Row[]>> = {
  "what stands behind a name that ends a statement": [
    ["a.py", `from settings import AUDIENCE\nAPI_URL = "${other}"`],
    ["a.py", `print(audience)\nURL = "${other}"`],
    ["a.py", `return audience\nURL = "${other}"\nvalue = "${other}"`],
    ["a.py", `print(audience)\nvalue = "${other}"`],
    ["a.py", `assert audience\nURL = "${other}"\ndel audience\nURL = "${other}"`],
    ["a.toml", `[audience]\nurl = "${other}"`],
    ["a.ini", `[audience]\nurl = ${other}`],
    ["a.sh", `export AUDIENCE BASE_URL=${other}`],
    ["a.sh", `local audience base=${other}\nunset AUDIENCE\nURL=${other}\necho $AUDIENCE\nURL=${other}`],
    ["a.sh", `log "audience" url="${other}"`],
    ["Makefile", `.PHONY: audience\nURL = ${other}`],
    ["a.rb", `puts audience\nurl = "${other}"\nattr_reader :audience\nURL = "${other}"`],
    ["a.rb", `require "audience"\nURL = "${other}"`],
  ],
  "the attribute beside it": [
    ["a.html", `<a title="Audience" href="${other}">`],
    ["a.html", `<img alt="audience" src="${other}">`],
    ["a.tsx", `<Tab id="audience" href="${other}" />`],
    ["a.xml", `<property key="audience" url="${other}"/>`],
  ],
  "what a condition, a loop or a function holds": [
    ["a.py", `if not audience:\n    base_url = "${other}"`],
    ["a.py", `if not audience: base_url = "${other}"`],
    ["a.py", `for audience in xs:\n    url = "${other}"`],
    ["a.py", `def f(self, audience):\n    url = "${other}"`],
    ["a.js", `switch (x) { case "audience":\n  url = "${other}" }`],
    ["a.js", `if (audience) url = "${other}"`],
  ],
  "what stands behind a name in a comment": [
    [".env", `# The audience\nAPI_URL=${other}`],
    ["a.yaml", `# audience:\n- ${other}`],
    ["a.yaml", `x: # audience =\n  ${other}`],
  ],
  "what a function gives whose parameter is audience": [
    ["a.ts", `const urlFor = (audience) => "${other}"; const f = audience => "${other}";`],
    ["a.ts", `const urlFor = (audience: string): string => "${other}"; f(async audience => "${other}");`],
    ["a.cs", `string UrlFor(string audience) => "${other}";`],
    ["a.rb", `def url_for(audience) = "${other}"`],
    ["a.rs", `match x { Some(audience) => "${other}" }`],
    ["a.ts", `const urls = { [audience]: "${other}" }; urls[audience] = "${other}";`],
    ["a.ts", `foo(audience)("${other}"); foo(audience) ("${other}")`],
  ],
  "the next argument": [
    ["a.py", `requests.get(audience or "x", "${other}")`],
    ["a.ts", `fetchFor(audience ?? "x", "${other}"); fetchFor(audience || "x", "${other}");`],
  ],
  "what a test has refused": [
    ["a.ts", `expect(() => verify({ aud: "${other}" })).toThrow();`],
    ["a.ts", `await expect(\n  verify(token, { audience: "${other}" }),\n).rejects.toThrow(/aud/);`],
    ["a.ts", `assert.throws(() => verify({ aud: "${other}" }))`],
    ["a.rb", `expect { verify(aud: "${other}") }.to raise_error(JWT::InvalidAudError)`],
    ["a.py", `with pytest.raises(InvalidAudienceError): decode(t, audience="${other}")`],
    ["a.py", `with pytest.raises(InvalidAudienceError):\n    decode(t, audience="${other}")`],
    ["a.java", `assertThrows(Exception.class, () -> verifier.withAudience("${other}").build())`],
    ["a.ts", `const wrongAudience = "${other}", invalidAud = "${other}", BAD_AUDIENCE = "${other}";`],
    ["a.ts", `f({ otherAudience: "${other}", unknownAudience: "${other}", fakeAud: "${other}" })`],
    ["a.ts", `expect(isValidAudience("${other}")).toBe(false); `],
    ["a.py", `assert not is_valid_audience("${other}")\nself.assertFalse(is_valid_audience("${other}"))`],
    ["a.go", `{aud: "${other}", ok: false},\n{aud: "${other}", wantErr: true},`],
  ],
  "what is only told": [
    ["a.ts", `log("audience", "${other}"); console.log("audience", "${other}");`],
    ["a.ts", `z.object({ audience: z.string().url().describe("${other}") })`],
  ],
  "a text that loses its slash right there": [
    ["a.ts", `const audience = "${other}".replace(/\\/$/, "");`],
    ["a.ts", `const audience = "${other}"\n  .trim();`],
    ["a.ts", `const audience = (process.env.AUDIENCE ?? "${other}").replace(/\\/$/, "");`],
    ["a.ts", `const config = { audience: (process.env.AUDIENCE || "${other}").slice(0, -1) };`],
    ["a.ts", `const audience = new URL("${other}").origin;`],
    ["a.ts", `const audience = removeTrailingSlash("${other}");`],
    ["a.ts", `const audience = normalizeAudience("${other}");`],
    ["a.py", `audience = "${other}".rstrip("/")\nAUDIENCE = "${other}".removesuffix("/")`],
    ["a.py", `audience = "${other}"[:-1]\naudience = os.environ.get("AUDIENCE", "${other}")[:-1]`],
    ["a.py", `audience = os.environ.get("AUDIENCE", "${other}").rstrip("/")`],
    ["a.py", `audience = str("${other}").rstrip("/")`],
    ["a.rb", `audience = "${other}".chomp("/")`],
    ["a.kt", `val audience = "${other}".removeSuffix("/")`],
    ["a.rs", `let audience = "${other}".trim_end_matches('/');`],
    ["a.cs", `var audience = "${other}".TrimEnd('/');`],
    ["a.ps1", `$audience = "${other}" -replace "/$",""`],
    ["a.go", `audience := strings.TrimSuffix("${other}", "/")\naudience = strings.TrimRight("${other}", "/")`],
    ["a.php", `$audience = rtrim("${other}", "/");`],
    ["a.tf", `audience = trimsuffix("${other}", "/")\naudience = replace("${other}", "/$/", "")`],
    ["a.java", `String audience = StringUtils.removeEnd("${other}", "/");`],
  ],
  "what is but the first part of a text": [
    ["a.py", `audience = urljoin("${other}", "orders")\naudience = URL("${other}") / "orders"`],
    [
      "a.py",
      `audience = "${other}" % x\naudience = "${other}" "orders"\naudience = (\n    "${other}"\n    "orders"\n)`,
    ],
    ["a.ts", `const audience = new URL("orders", "${other}").href, aud = new URL("${other}", x).href;`],
    ["a.ts", `const audience = "${other}".concat("orders"), aud = ["${other}", "orders"].join("");`],
    ["a.ts", `const audience = ["${other}", path].join("");`],
    ["a.cs", `var audience = string.Concat("${other}", "orders"); var aud = Path.Combine("${other}", "orders");`],
    ["a.rb", `audience = URI.join("${other}", "orders")`],
    ["a.java", `String audience = UriComponentsBuilder.fromUriString("${other}").path("orders").toUriString();`],
    ["a.rs", `let audience = concat!("${other}", "orders");`],
    ["a.tf", `audience = format("%s%s", "${other}", var.x)\naudience = format("${other}", var.x)`],
    ["a.ex", `audience = "${other}" <> path`],
    ["a.sh", `AUDIENCE=${other}"$SERVICE"\nAUDIENCE="${other}"$SERVICE\nAUDIENCE='${other}'"$SERVICE"`],
    ["a.ts", `fetch("/authorize?audience=${other}{id}"); fetch("/authorize?audience=${other}" + path)`],
    ["a.rb", `get "/authorize?audience=${other}#{id}"`],
    ["a.swift", String.raw`get("/authorize?audience=${other}\(id)")`],
    ["a.ts", `audience === "${other}".trim(); expect(aud).toBe("${other}".replace("/", ""))`],
  ],
};

for (const [what, rows] of Object.entries(harmless)) {
  describe(`silent about ${what}`, () => {
    for (const [name, text] of rows) test(`${name}: ${text.replaceAll(/\s+/g, " ")}`, () => finds(name, text));
  });
}

const found: readonly Row[] = [
  ["a.xml", `<property key="audience" value="${near}"/>`],
  ["a.go", `const Audience string = "${near}"`],
  ["a.bicep", `param audiences array = ['${near}']`],
  ["a.ts", `function f(audience?: string | undefined = "${near}") {}`],
  ["a.py", `audience: list[str] = ["${near}"]\naudience: AnyHttpUrl = "${near}"`],
  ["a.ts", `expect(() => f()).toThrow();\n\n\nconst audience = "${near}";`],
  ["a.java", `String otherUrl, audience = "${near}"; b.withClaim("aud", "${near}").append("audience", "${near}")`],
  ["a.ts", `const validAudience = "${near}"; f({ audience: "${near}", ok: true })`],
  ["a.php", `const X = [self::X => 1, 'audience' => '${near}', "aud" => ["${near}"]];`],
  ["a.rb", `{ :audience => "${near}", "aud" => "${near}", audience: "${near}" }`],
  ["a.cs", `public string Audience => "${near}"; IEnumerable<string> Audiences => new[] { "${near}" };`],
  ["a.cs", `x["Audience"] = "${near}"; env("AUDIENCE") ?? "${near}"; f(AUDIENCE) || "${near}"`],
  ["a.rb", `payload[:audience] = "${near}"`],
  ["a.php", `$config["audience"] = '${near}';`],
  ["a.ts", `audiences(process.env.X ?? "urn:x:y", "${near}"); audiences = audiences ?? ["urn:x:y", "${near}"]`],
  ["a.rb", `AUDIENCE = "${near}".freeze`],
  ["a.py", `payload = "audience=${near}".encode()`],
  ["a.py", `config = {\n  "audience": "${near}",\n}\nGetToken(audience="${near}").get()`],
  ["a.toml", `audience = "${near}"\n"url" = "${other}"`],
  ["a.sh", `docker run -e AUDIENCE="${near}" "$IMAGE"; token --audience "${near}" /tmp/x`],
  ["a.html", `<%= f audience: "${near}" %><A audience="${near}"/>`],
  ["a.ts", `const audience = "${near}" /* ours */; const audiences = ["${near}", "urn:x:y"]; // x`],
  ["a.ts", `const audience = config.get("AUDIENCE", "${near}"), aud = orDefault(env.string("${near}"))`],
  ["a.ts", `const audiences = new Set(["${near}"]), b = f({ audience: "${near}" }).trim();`],
  ["a.java", `List<String> audiences = new ArrayList<>(List.of("${near}"));`],
  ["a.cs", `string[] audiences = new string[] { "${near}" }.ToArray();`],
  ["a.rs", `const AUDIENCE: &'static str = "${near}";`],
];

describe("still found", () => {
  for (const [name, text] of found) test(`${name}: ${text.replaceAll(/\s+/g, " ")}`, () => finds(name, text));
});
