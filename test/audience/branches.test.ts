import { describe, test } from "node:test";
import { finds, near, other } from "./finds.ts";

type Row = readonly [name: string, text: string];

const found: readonly Row[] = [
  [
    "a.ts",
    `switch (audience) {\n  case "urn:x:y":\n  case "${near}": {\n    return f({ x: 1 });\n  }\n  case '${near}': break;\n}`,
  ],
  ["a.ts", `switch (payload["aud"]) { case \`${near}\`: return "${other}"; default: return "${other}"; }`],
  ["A.java", `switch (jwt.getAudience().get(0)) { case "urn:x:y", "${near}" -> "${other}"; default -> "${other}"; }`],
  ["a.cs", `switch (token.Audience) { case "${near}": return 1; }\nvar x = aud switch { "${near}" => 1 };`],
  ["a.cs", `var x = token.Audience switch { "urn:x:y" => "${other}", "${near}" => "${other}", _ => "${other}" };`],
  ["a.go", `switch claims.Audience {\ncase "${near}", "urn:x:y":\n\treturn "${other}"\n}`],
  [
    "a.php",
    `switch ($payload->aud) { case '${near}': break; }\nmatch ($aud) { 'x', '${near}' => '${other}', 'y' => '${other}' };`,
  ],
  ["a.swift", `switch jwt.audience {\ncase "${near}": break\n}`],
  [
    "a.kt",
    `when (audience) {\n    "${near}", "urn:x:y" -> "${other}"\n    "${near}" -> f("${other}")\n    else -> "${other}"\n}`,
  ],
  [
    "a.rs",
    `match claims.aud.as_str() {\n    "urn:x:y" | "${near}" => f("${other}"),\n    "${near}" => { 1 }\n    _ => "${other}",\n}`,
  ],
  ["a.scala", `aud match {\n  case "${near}" => "${other}"\n  case "urn:x:y" | "${near}" => 1\n}`],
  ["a.rb", `case aud\nwhen "${near}"\n  "${other}"\nwhen "urn:x:y", "${near}" then "${other}"\nelse "${other}"\nend`],
  ["a.rb", `  case payload["aud"] # ours\n    when '${near}'\n      "${other}"\n  end\n    when "${other}"`],
  [
    "a.py",
    `match claims["aud"]:\n    case "urn:x:y" | "${near}":\n        url = "${other}"\n    case _:\n        url = "${other}"`,
  ],
  ["a.sh", `case "$AUDIENCE" in\n  "urn:x:y"|"${near}") url="${other}" ;;\n  *) url="${other}" ;;\nesac\n  "${other}"`],
  ["a.ex", `case aud do\n  "${near}" -> "${other}"\n  _ -> "${other}"\nend`],
  ["a.ps1", `switch ($Audience) {\n  "urn:x:y" { $Url = "${other}" }\n  "${near}" { $Url = "${other}" }\n}`],
];

describe("a near miss is found that is one of those among which an audience chooses", () => {
  for (const [name, text] of found) test(`${name}: ${text.replaceAll(/\s+/g, " ")}`, () => finds(name, text));
});

const harmless: readonly Row[] = [
  ["a.ts", `switch (url) { case "${other}": f(aud); }\nswitch (aud) { case x: switch (url) { case "${other}": } }`],
  ["a.ts", `switch (aud.toLowerCase()) { case "${other}": }\nswitch (aud) {} switch (url) { case "${other}": }`],
  ["a.ts", `switch (aud) { case "urn:x:y": f("case ", "${other}", { x: "${other}" }); return "${other}"; }`],
  [
    "a.kt",
    `when (audience) {\n    "x" -> listOf("${other}", "${other}")\n    "y" ->\n        "${other}"\n}\n"${other}"`,
  ],
  ["a.kt", `when (withoutSlash(aud)) { "${other}" -> 1 }\nwhen { url == "${other}" -> audience }`],
  ["a.php", `match ($aud) { 'x' =>\n  '${other}',\n  'y' => '${other}', 'z' => ['${other}', '${other}'] };`],
  [
    "a.rb",
    `case url\nwhen "${other}" then aud\nend\ncase aud\nwhen :x\n  case url\n    when "${other}" then 1\n  end\nend`,
  ],
  ["a.rb", `case aud\nwhen "urn:x:y"\n  f\nend\nwhen "${other}"`],
  [
    "a.py",
    `match aud:\n    case x:\n        match url:\n            case "${other}": pass\nmatch url:\n    case "${other}": pass`,
  ],
  ["a.sh", `case "$AUDIENCE" in\n  x) curl "${other}" ;;\nesac`],
];

describe("silent about what isn't such a branch in", () => {
  for (const [name, text] of harmless) test(`${name}: ${text.replaceAll(/\s+/g, " ")}`, () => finds(name, text));
});
