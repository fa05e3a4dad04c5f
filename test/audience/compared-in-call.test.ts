import { describe, test } from "node:test";
import { finds, near, other } from "./finds.ts";

type Row = readonly [name: string, text: string];

const compared: Readonly<Record<string, readonly Row[]>> = {
  "beside it among a call's arguments": [
    ["A.java", `Objects.equals(aud, "${near}") || Objects.equals("${near}", claims.get("aud"))`],
    ["A.java", `assertEquals("${near}", jwt.getAudience().get(0)); assertEquals("audience", "${near}", aud);`],
    ["A.java", `assertEquals(List.of("${near}", "urn:x:y"), jwt.getAudience());`],
    ["A.java", `assertThat(jwt.getAudience(), hasItem("${near}"));`],
    [
      "a.ts",
      `assert.equal(token.aud, "${near}"); assert.deepEqual(payload?.["aud"], ["urn:x:y", "${near}"], "audience")`,
    ],
    ["a.ts", `assert.strictEqual(\n  (await decoded(token, key)).aud,\n  "${near}",\n);`],
    ["a.ts", `timingSafeEqual(Buffer.from(token.aud), Buffer.from("${near}"))`],
    ["a.php", `in_array($aud, ["${near}"]) || in_array('${near}', (array) $payload->aud, true)`],
    ["a.php", `in_array($payload['aud'], array('urn:x:y', '${near}'), true) || hash_equals('${near}', $aud)`],
    ["a.php", `$this->assertSame('${near}', $token->aud); strcmp($aud, "${near}") === 0`],
    ["a.py", `self.assertEqual(claims["aud"], "${near}"); self.assertIn("${near}", claims.get("aud", []))`],
    ["a.kt", `assertEquals("${near}", jwt.audience.first())`],
    ["a.cs", `string.Equals(aud, "${near}", StringComparison.Ordinal); Assert.Contains("${near}", token.Audiences);`],
    ["a.cs", `Assert.Equal("${near}", token.Audiences.First()); Assert.That(token.Audience, Is.EqualTo("${near}"));`],
    ["a.go", `require.Equal(t, "${near}", claims.Audience); assert.Contains(s.T(), claims.Audience, "${near}")`],
    ["a.go", `slices.Contains([]string{"${near}"}, aud) || slices.Contains(token.Audience(), "${near}")`],
    ["a.go", `assert.Equal(t, jwt.ClaimStrings{"${near}"}, claims.Audience)`],
    ["a.go", `subtle.ConstantTimeCompare([]byte(aud), []byte("${near}"))`],
    [
      "a.rs",
      `assert_eq!(claims.aud, "${near}"); assert_eq!(claims.aud, vec!["${near}".to_string(), "urn:x:y".into()]);`,
    ],
    ["a.swift", `XCTAssertEqual(jwt.audience, ["${near}"])`],
    ["a.dart", `expect(payload['aud'], '${near}'); expect(token.aud, equals("${near}"));`],
    ["a.ex", `Enum.member?(aud, "${near}")`],
    ["main.tf", `condition = contains(["urn:x:y", "${near}"], var.audience)`],
    ["ci.yml", `if: \${{ contains(env.AUTH0_AUDIENCE, '${near}') }}\n`],
  ],
  "beside it among the arguments of an assertion without brackets": [
    ["a.rb", `assert_equal "${near}", payload["aud"]\n  assert_equal audience, '${near}', "why"\n`],
    ["a.rb", `assert_equal ["urn:x:y", "${near}"], claims[:aud]\nassert_includes payload["aud"], "${near}"`],
  ],
  "where a test expects it": [
    ["a.ts", `expect(token.aud).toBe("${near}"); expect(payload["aud"]).toStrictEqual(["urn:x:y", "${near}"]);`],
    ["a.ts", `expect(decoded(token).aud).toBe(\n  "${near}",\n); expect(token.aud).toContain("${near}");`],
    [
      "a.ts",
      `expect(token.aud).to.equal("${near}").and.not.equal("${other}"); expect(aud).to.be.deep.equal("${near}");`,
    ],
    ["A.java", `assertThat(jwt.getAudience())\n    .containsExactly("urn:x:y", "${near}");`],
    ["A.java", `assertThat(claims.get("aud")).isEqualTo("${near}");`],
    ["a.cs", `token.Audience.Should().Be("${near}"); token.Audiences.Should().Contain("${near}");`],
    ["a.kt", `jwt.audience shouldBe "${near}"; jwt.audience.shouldContain("${near}")`],
    ["a.rb", `expect(payload["aud"]).to eq("${near}"); expect(aud).to include "${near}"`],
  ],
  "in a list of those that are right": [
    ["a.ts", `["${near}", 'urn:x:y'].includes(aud) || ["urn:x:y", "${near}"].indexOf(claims["aud"]) < 0`],
    ["a.ts", `new Set<string>(["${near}"]).has(token.aud)`],
    ["a.ts", `token.aud !== ["${near}"] || aud.indexOf("${near}") >= 0`],
    ["A.java", `List.of("${near}", "urn:x:y").contains(aud) || Arrays.asList("${near}").contains(jwt.getAudience())`],
    ["a.kt", `aud in listOf("${near}") || aud !in setOf("urn:x:y", "${near}") || listOf("${near}").contains(aud)`],
    ["a.cs", `new[] { "${near}" }.Contains(aud) || new List<string> { "${near}" }.Contains(token.Audience)`],
    ["a.py", `if aud in ("${near}",) or claims["aud"] not in ["urn:x:y", "${near}"] or aud in {"${near}"}:`],
    ["a.rb", `["${near}"].include?(payload[:aud])`],
    ["a.ps1", `if ($token.aud -notin @("${near}") -or $aud -contains "${near}") {}`],
    ["policy.yaml", `expression: "request.auth.claims.aud in ['${near}', 'urn:x:y']"`],
  ],
  "with each of which it is made": [
    ["a.ts", `aud.some((each) => each === "${near}") || [token.aud].flat().some(function () {})`],
    ["a.kt", `jwt.audience.any { it == "${near}" } || jwt.audience.any { each -> each == "${near}" }`],
    ["a.cs", `token.Audiences.Any(a => a == "${near}")`],
    ["a.rs", `claims.aud.iter().any(|a| a == "${near}") || claims.aud.contains(&"${near}".to_string())`],
    ["a.swift", `jwt.audience.contains { $0 == "${near}" }`],
  ],
};

for (const [where, rows] of Object.entries(compared)) {
  describe(`a near miss is found that is compared with an audience ${where}`, () => {
    for (const [name, text] of rows) test(`${name}: ${text.replaceAll(/\s+/g, " ")}`, () => finds(name, text));
  });
}

const harmless: readonly (readonly [what: string, name: string, text: string])[] = [
  ["another argument", "a.ts", `assert.equal(aud, expected, "${other}"); assert.equal(url, "${other}", aud)`],
  [
    "an argument of another call",
    "a.ts",
    `fetch(aud, "${other}"); request("${other}", aud); f(equals(aud), "${other}")`,
  ],
  ["the call beside it", "a.ts", `assert.equal(aud, known); assert.equal(url, "${other}")`],
  ["what another is expected to be", "a.ts", `expect(aud).toBeDefined(); expect(url).toBe("${other}");`],
  ["what it is expected not to be", "a.ts", `expect(token.aud).not.toBe("${other}"); assert.notEqual(aud, "${other}")`],
  [
    "what it is expected not to be, in Ruby",
    "a.rb",
    `expect(aud).not_to eq("${other}"); expect(aud).to_not eq "${other}"`,
  ],
  ["what it is expected not to be, in Rust", "a.rs", `assert_ne!(claims.aud, "${other}");`],
  [
    "what an assertion without brackets says of another",
    "a.rb",
    `assert_equal "${other}", aud.chomp("/")\nassert_equal "${other}", url_for(aud)\nassert_equal url, "${other}", aud\n` +
      `refute_equal "${other}", aud\nassert_includes "${other}", aud\nassert_equal aud, x\nassert_equal x, "${other}"`,
  ],
  ["what it only contains", "a.ts", `expect(token.aud).toContain("https://api.acme.example/slash")`],
  ["what is made of it", "a.ts", `assert.equal(withoutSlash(aud), "${other}"); expect(aud.trim()).toBe("${other}")`],
  [
    "what is made of it in a list",
    "a.ts",
    `["${other}"].includes(aud.toLowerCase()); ["${other}"].includes(aud + "/")`,
  ],
  ["what is made of the text", "a.ts", `assert.equal(aud, withoutSlash("${other}")); equals(aud, "${other}".trim())`],
  [
    "a list that is made of another",
    "a.ts",
    `["${other}"].map(withoutSlash).includes(aud); urls["${other}"].includes(aud)`,
  ],
  ["what holds an audience", "a.ts", `assert.deepEqual({ aud, url }, "${other}"); expect({ aud }).toEqual("${other}")`],
  ["a text of which it may be a part", "a.py", `aud in ("${other}") or aud in "${other}"`],
  ["a list beside it", "a.ts", `[aud, "${other}"]; new Map([["${other}", aud]])`],
  ["another member", "a.ts", `aud.some((each) => each.url === "${other}")`],
  [
    "what letter case doesn't matter to",
    "a.cs",
    `string.Equals(aud, "${other}", StringComparison.OrdinalIgnoreCase); equalsIgnoreCase(aud, "${other}")`,
  ],
];

describe("silent in a call about", () => {
  for (const [what, name, text] of harmless) test(what, () => finds(name, text));
});
