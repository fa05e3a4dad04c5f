/** Texts of a wanted length (about, in UTF-16 units) on which something could take longer than they are long. */
export type Bait = readonly [name: string, text: (length: number) => string];

const row = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));
/** Pieces with a number each. */
const each = (piece: (number: number) => string, length: number): string =>
  Array.from({ length: Math.ceil(length / piece(10).length) }, (_, at) => piece(at)).join("");

const whole = (piece: string): Bait => [`${JSON.stringify(piece)} alone`, (length) => row(piece, length)];
const identifier = (start: string, piece: string, end = ""): Bait => [
  `an identifier ${start}${piece}…${end}`,
  (length) => `apis:\n  - identifier: ${start}${row(piece, length)}${end}\n`,
];
const field = (key: string, start: string, piece: string, end = ""): Bait => [
  `${key}: ${JSON.stringify(`${start}${piece}…${end}`)}`,
  (length) => `apis:\n  - identifier: https://a\n    ${key}: ${start}${row(piece, length)}${end}\n`,
];
const many = (name: string, start: string, piece: (number: number) => string, end = ""): Bait => [
  name,
  (length) => start + each(piece, length) + end,
];
const TENANT = "tenants: { a: { domain: d.eu.auth0.com, variables: { VAR: x }, clients: { worker: y } } }\n";
const API = "apis:\n  - identifier: https://a\n";

export const BAITS: readonly Bait[] = [
  ...[
    "\n",
    "\r",
    "\r\n",
    "\t",
    " ",
    " \n",
    "\u2028",
    "#",
    "# ",
    "#\n",
    "---\n",
    "...\n",
    "%a\n",
    "\uFEFF",
    "\uFEFF\n",
  ].map(whole),
  ...["{}", "[]\n", "[\n", '"a\n', "}"].map(whole),
  ...["a\n", "a ", "? ", ": ", "a:", "apis: 1\n", "__proto__: 1\n", "x: 'y\n", "\uD83D", "\0"].map(whole),
  ...["- ", "-", "[", "{", "{a: ", "[{", "!a ", "&a ", "*a "].map((piece): Bait => [
    `apis: ${piece}…`,
    (length) => `apis:\n  ${row(piece, length)}`,
  ]),
  [
    "indentation",
    (length) => Array.from({ length: Math.sqrt(2 * length) }, (_, at) => `${" ".repeat(at)}a:\n`).join(""),
  ],

  identifier("https://a", "/"),
  identifier("https://a", "/", "x"),
  identifier("https://a", "/.."),
  identifier("https://a", "#"),
  identifier("https://a", "?"),
  identifier("https://a", ":1"),
  identifier("https://a/", "%41"),
  identifier("https://a/", "%ff"),
  identifier("https://", "@"),
  identifier("https://", "a@", "b"),
  identifier("https://", "www.", "a"),
  identifier("'https://", "[", "'"),
  identifier("'https://a", " ", "'"),
  identifier("", "https://"),
  identifier("", "a.", "com/x"),
  identifier("urn:", "a:"),
  identifier("", "${A}"),
  identifier("'", "${", "'"),
  identifier("", "$${"),
  ["placeholders in flow style", (length) => `apis: [{ identifier: ${row("${A}", length)} }]\n`],

  field("name", "", "x"),
  field("name", '"', " ", 'x"'),
  field("name", "a", " ", "b"),
  field("name", "", "'"),
  field("name", '"', "\\x", '"'),
  field("name", "|\n", "      x\n"),
  field("name", ">\n", "      x\n\n"),
  field("name", "", "\u{1F600}"),
  field("name", "", "\u202E"),
  field("name", '"', "-----BEGIN PRIVATE KEY-----", '"'),
  field("name", "", "eyJa"),
  field("name", "", "eyJaaaaaaaaa."),
  field("client_secret", '"', ".", '\\n"'),
  field("token_lifetime", "", "9"),
  field("token_lifetime", "1e", "9"),
  field("token_lifetime", "", "0", "1"),
  field("token_lifetime", "", "1_"),
  field("token_lifetime", "", "1 d "),
  field("signing_alg", "", "RS"),
  field("scopes", "[{ value: '", "read:", "' }]"),
  field("scopes", "[{ value: ", "A", " }]"),
  field("scopes", "[{ value: ", "\u02B0", " }]"),
  field("scopes", "[{ value: ", "aB", " }]"),
  field("scopes", "[{ value: 'a", " :", "b' }]"),
  field("scopes", "[{ value: a", "\u0301", " }]"),
  field("scopes", "[", "1, ", "]"),
  field("scopes", "[", "*x, ", "]"),
  field("scopes", "[", "&x a, *x, ", "]"),
  field("scopes", "\n", "      - value: read:a\n"),
  field("grants", "\n", "      - client: c\n"),
  field("grants", "[{ client: a, scope: [", "a, ", "] }]"),
  field("name", "x\n", "    name: x\n"),
  field("name", "x\n", "    <<: *a\n"),

  many("many scopes", `${API}    scopes:\n`, (at) => `      - value: read:thing${at}\n`),
  many(
    "many anchored scopes",
    `${API}    scopes:\n`,
    (at) => `      - &an-anchor-of-${at} read:thing-of-number-${at}\n`,
  ),
  many("many grants", `${API}    grants:\n`, (at) => `      - { client: c${at}, scope: [a${at}] }\n`),
  many("many unknown keys", API, (at) => `    key${at}: 1\n`),
  many("many keys at the top", "", (at) => `key${at}: 1\n`),
  many("many items", "apis:\n", (at) => `  - identifier: https://a${"/".repeat(at % 3)}\n`),
  many("many empty items", "apis:\n", () => "  -\n"),
  many("many items in flow style", "apis: [", (at) => `{ identifier: b${at} }, `, "]\n"),
  many(
    "many tenants",
    "tenants:\n",
    (at) => `  t${at}: { domain: t${at}.eu.auth0.com }\n`,
    "apis: [{ identifier: '${A}' }]\n",
  ),
  many("many tenants of one domain", "tenants:\n", (at) => `  t${at}: { domain: t.eu.auth0.com }\n`, API),
  many(
    "many variables",
    "tenants:\n  a:\n    variables:\n",
    (at) => `      VARIABLE_${at}: 1\n`,
    "apis:\n  - identifier: ${W}\n",
  ),
  [
    "many clients",
    (length) =>
      `tenants:\n  a:\n    clients:\n${each((at) => `      c${at}: id${at}\n`, length / 2)}` +
      `${API}    grants:\n${each((at) => `      - client: x${at}\n`, length / 2)}`,
  ],
  many("many undefined variables", `${TENANT}apis:\n`, (at) => `  - identifier: \${V${at}}\n`),
  many(
    "many unknown clients",
    `${TENANT}apis:\n`,
    (at) => `  - { identifier: a${at}, grants: [{ client: w${at} }] }\n`,
  ),
  many("many rules", "rules:\n", (at) => `  rule${at}: off\n`),
  many("many anchors", "x-a:\n", (at) => `  - &a${at} x\n`, "apis:\n  - name: *a1\n"),
  many("one anchor many times", "x-a:\n", () => "  - &a x\n", "apis:\n  - name: *a\n"),
  many("an anchor between items", "apis:\n", (at) => `  - &a { identifier: i${at} }\n  - *a\n`),
  many("many aliases of nothing", "apis:\n", () => "  - *x\n"),
  many("a merge key of many", `x-a: &a { name: b }\napis:\n  - <<: [`, () => "*a, ", "]\n"),
  many("suppressions", "", () => "# auth-apis-disable-next-line duplicate-identifier\n", API),
  many("suppressions in the list", "apis:\n", () => "  # auth-apis-disable-next-line long-lived-token\n", "  - a: 1\n"),
  many("suppressions on one line", "", () => "# auth-apis-disable ", "!\n"),
  many("suppressions behind items", `${API}    scopes:\n`, () => "    - a #auth-apis-ignore\n"),
  many("reasons on one line", "# auth-apis-disable a", () => " --", "\n"),
  many("reasons before a line separator", "# auth-apis-disable a", () => " --", "\u2028b\n"),
  ["a long key", (length) => `${API}    ${row("k", length)}: 1\n`],
  ["a long key at the top", (length) => `${row("k", length)}: 1\n`],
  ["a long domain", (length) => `tenants: { a: { domain: ${row("a.", length)}com } }\n`],
  ["a long rule", (length) => `rules: { ${row("r", length)}: off }\n`],
  ["a long client", (length) => `${TENANT}${API}    grants: [{ client: ${row("w", length)} }]\n`],
  ["a long variable", (length) => `${TENANT}apis:\n  - identifier: \${${row("V", length)}}\n`],
  ["a long path", (length) => `extends: ${row("../", length)}a.yaml\n`],
];
