import { describe, test } from "node:test";
import { finds, near, other } from "./finds.ts";

const compared: readonly (readonly [name: string, text: string])[] = [
  ["a.ts", `if (token.aud === "${near}") {}`],
  ["a.ts", `if (payload["aud"] != '${near}' || payload['iss'] != '${other}') {}`],
  ["a.ts", `return claims.audience !==\n  "${near}";`],
  ["a.ts", `if ("${near}" === token.aud) {}`],
  ["a.ts", `if ('${near}' !== payload?.["aud"] && '${near}' !== payload["aud"]) {}`],
  ["a.ts", `claims.get("aud") === \`${near}\` && "${near}" == claims.get('aud')`],
  ["a.tsx", `{audience == "${near}" ? <A /> : <B href="${other}" />}`],
  ["a.py", `if claims["aud"] == "${near}":`],
  ["a.py", `assert "${near}" == payload.get("aud")`],
  ["a.go", `if claims.Audience != "${near}" {}`],
  ["a.go", `if claims["aud"].(string) != "${near}" || "${near}" == claims["aud"].(string) {}`],
  ["A.java", `if (!"${near}".equals(aud)) {}`],
  ["A.java", `return "${near}".equals(claims.get("aud"));`],
  ["A.java", `aud.equals("${near}") || jwt.getAudience().equals("${near}") || claims.get("aud").equals("${near}")`],
  ["A.java", `if (!jwt.getAudience().contains("${near}")) {}`],
  ["a.ts", `Array.isArray(aud) ? aud.includes("${near}") : aud === "${near}"`],
  [
    "a.ts",
    `[...token.aud].includes("${near}") || payload?.aud?.includes("${near}") || payload["aud"].includes('${near}')`,
  ],
  ["a.py", `if "${near}" not in claims["aud"] or "${near}" in payload.get("aud", []):`],
  ["a.py", `assert "${near}" in audience\nassert "${near}" in claims.get("aud", [])`],
  ["a.go", `slices.Contains(claims.Audience, "${near}")`],
  ["a.rb", `payload[:aud].include?('${near}')`],
  ["a.kt", `require(jwt.audience == "${near}")`],
  ["a.cs", `if (claims.Audience.Equals("${near}")) {}`],
  ["a.vb", `If audience <> "${near}" Then`],
  ["a.rb", `raise unless payload[:aud] == '${near}' && '${near}' == payload[:aud] && payload['aud'] == '${near}'`],
  ["a.php", `if ($payload->aud !== '${near}' || '${near}' === $payload->aud || $payload['aud'] != '${near}') {}`],
  [
    "a.sh",
    `if [[ "$AUD" == "${near}" || "\${AUD}" != "${near}" || "${near}" == "$AUD" || "${near}" == "\${AUD}" ]]; then`,
  ],
  ["a.sh", `if [[ $AUD == ${near} || \${AUD} != ${near} ]]; then [ "$AUD" != ${near} ] || [ $AUDIENCE = ${near} ]; fi`],
  [
    "nginx.conf",
    `map $jwt_claim_aud $ok {\n  default 0;\n  # ours\n  "${near}" 1;\n  ${near} ${other};\n}\nx ${other} 1;`,
  ],
  ["nginx.conf", `map $jwt_claim_aud $ok { '${near}' 1; }`],
  ["a.ps1", `if ($token.aud -ne "${near}") {}`],
  ["ci.yml", `if: \${{ env.AUTH0_AUDIENCE == '${near}' }}\n`],
];

describe("a near miss that is compared with an audience is found, and exactly marked", () => {
  for (const [name, text] of compared) test(`${name}: ${text.replaceAll(/\s+/g, " ")}`, () => finds(name, text));
});

const harmless: readonly (readonly [what: string, name: string, text: string])[] = [
  ["the identifier", "a.ts", `if (aud === "https://api.acme.example/orders") {}`],
  ["what is not near", "a.ts", `if (aud !== "https://elsewhere.example/orders/") {}`],
  ["nothing", "a.ts", `if (aud !== undefined) { call("${other}"); }`],
  ["what follows from it", "a.ts", `aud !== undefined ? "${other}" : aud === known || "${other}"`],
  ["another name", "a.ts", `if (aud === expected && url === "${other}") {}`],
  ["another name before", "a.ts", `if (url === "${other}" && aud) {}\nif ("${other}" === url || aud === x) {}`],
  ["a key that is audience", "a.ts", `if (key === "aud" && value === "${other}") {}`],
  ["what is made of it", "a.ts", `if (aud.toLowerCase() === "${other}" || withoutSlash(aud) === "${other}") {}`],
  ["what is made of it, behind", "a.ts", `"${other}" === aud.trim() || "${other}" === withoutSlash(aud)`],
  [
    "what is made of a claim",
    "a.py",
    `withoutSlash(claims["aud"]) == "${other}" or "${other}" == claims["aud"].lower()`,
  ],
  ["what is put together", "a.ts", `"${other}" === aud + "/"`],
  ["its beginning", "a.ts", `if (aud.startsWith("https://api.acme.example/slash")) {}`],
  ["what letter case doesn't matter to", "A.java", `"${other}".equalsIgnoreCase(aud)`],
  [
    "what is compared otherwise",
    "a.kt",
    `aud.equals("${other}", ignoreCase = true) || "${other}".equals(aud, true) || "${other}".equals(claims["aud"], true)`,
  ],
  [
    "what may be a part of it",
    "a.ts",
    `aud.includes("api.acme.example/orders") || aud.includes("https://api.acme.example/slash")`,
  ],
  ["a member of another list", "a.py", `if "aud" in claims and "${other}" in urls: aud in ("${other}")`],
  ["a member beside it", "a.ts", `contains(aud, url, "${other}"); contains(url, "${other}", aud); f(aud, "${other}")`],
  ["a list that names none", "a.ts", `["${other}"].map((each) => each in aud)`],
  [
    "another map",
    "nginx.conf",
    `map $host $aud { "${other}" 1; }\nmap $aud $url { "urn:x:y" "${other}"; x ${other}; }`,
  ],
  [
    "what a shell calls behind it",
    "a.sh",
    `[ $AUD == x ] && curl ${other}; [ $AUD == ${other}$X ] || [[ $AUD == ${other}* ]]`,
  ],
  ["what is commented out", "a.ts", `// if (aud === "${other}") {}`],
  ["what is silenced", "a.ts", `aud === "${other}"; // auth-apis-disable-line audience-near-miss`],
];

describe("silent about a comparison with", () => {
  for (const [what, name, text] of harmless) test(what, () => finds(name, text));
});
