import * as fc from "../properties.ts";

/** In brackets; most of them may also stand in the middle of a line. */
const flowItems = [
  "{ identifier: https://a/1, name: A }",
  '{ "identifier": "https://a/1/", <<: *a }',
  '{\n    "identifier": "b",\n    "scopes": [{ "value": "read:a" }, { "value": "Read:a", }]\n  }',
  "{ identifier: ${V}, name: x }",
  '{ "identifier":"${V}/x","token_lifetime":"${W}" }',
  "&a { identifier: d, token_lifetime: 70 }",
  '{ identifier: &i "${V}/y" }',
  "{ name: *i , identifier: *i }",
  "# auth-apis-disable-next-line duplicate-identifier\n  { identifier: https://a/1 }",
  "{ identifier: \"g\n  {h\\\"\", name: 'it''s [' }",
  '{ identifier: i, # ]}"\n    name: a#b:c "d", }',
  '{ <<: [*a, *b], "a":1, b:{}, "c":[[]], ? d : e, f, ! g, h: !!str 1 }',
  "{ identifier: j\n  k\n  'l, grants: [client: worker, { scope: [read:a,\n  write:a] }] }",
  "# above\n  {\n  \tidentifier: m\n\n  }",
  "*a",
  "[ a, [ b ] ]",
  '"x": y',
  '"x": [{ y: z }]',
  "z",
  "{ identifier: \u{1F600} }",
] as const;
const flowHeads = [
  '"tenants": { "dev": { "domain": "d.eu.auth0.com", "variables": { "V": "x", "W": 60 } } }',
  "tenants: { live: { domain: l.eu.auth0.com } } # c\n",
  "x-a: &a { token_lifetime: 60 }",
  '"x-b": &b {\n    "name": "B"\n  }',
  "rules: { trailing-slash: { style: consistent } }",
  '"apis": []',
  "x-c: ['it''s', \"}\"]",
] as const;

/** APIs in brackets, below a key or in a file in braces: on one line, on several, with all that may stand between them. */
export const inBrackets = fc
  .record({
    braces: fc.boolean(),
    start: fc.constantFrom("", "", "", "---\n", "# c\n", "\uFEFF", "--- ", "  "),
    heads: fc.uniqueArray(fc.constantFrom(...flowHeads), { maxLength: 4 }),
    before: fc.nat(4),
    apis: fc.constantFrom("apis: [", '"apis": [', "'apis' :\n  [ ", "apis: # c\n  [", '"apis":[ # c\n'),
    own: fc.array(fc.constantFrom(...flowItems), { maxLength: 5 }),
    glue: fc.constantFrom(...[",\n  ", ", ", ",", "\n  , ", ", # c\n\n  ", " # c\n  ,# d\n  ", ",\n"], "\n  ", ",,"),
    end: fc.constantFrom("\n]", "]", "\n  ]", ",\n  ]", " # c\n  ]"),
    last: fc.constantFrom("\n", "\n", "", " # c\n", "\n...\n", "\n---\napis: [1]\n", "\nx: 1\n"),
  })
  .map(({ braces, start, heads, before, apis, own, glue, end, last }) => {
    const list = `${apis}${own.join(glue)}${end}`.replaceAll(/(?<=[[,])#/g, "\n  #");
    const all = [...heads.slice(0, before), list, ...heads.slice(before)];
    if (braces) return `${start}{ ${all.join(",\n  ")} }${last}`;
    const keys = all.map(
      (key) =>
        `${key
          .trimEnd()
          .replaceAll(/\n *(?=\S)/g, "\n  ")
          .replace(/":\[/, '": [')}\n`,
    );
    return `${start.replace(/ +$/, "")}${keys.join("")}${last.trimStart()}`;
  });
