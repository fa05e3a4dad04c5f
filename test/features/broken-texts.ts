import * as fc from "../properties.ts";

/** Something of everything that a file can hold. */
export const SAMPLE = `# header
tenants:
  dev: { domain: d.eu.auth0.com, variables: { BASE: "https://dev", TTL: 60 }, clients: { worker: abc } }
  live:
    domain: l.eu.auth0.com
    clients:
      worker: def
rules:
  symmetric-signing: { severity: warning }
x-note: &note
  token_lifetime: 60
apis:
  # first
  - name: A
    identifier: \${BASE}/a
    <<: *note
    scopes:
      - value: read:a # why
        description: |
          text
            - not an item
      - { value: "write:a", description: 'it''s' }
    grants:
    - client: worker
      scope: [read:a,
        write:a]
  - name: "B: b"
    identifier:
      https://b
    subject_type_authorization: { user: { policy: deny_all }, client: {} }
  - { name: C, identifier: "c", scopes: [{ value: x }] }
`;

const pieces = fc.constantFrom(
  ..."a:- #\"'{}[],&*|>?!%\n\r\t $".split(""),
  "\n  - ",
  "\n    ",
  "\n      - ",
  "apis:\n",
  "---\n",
  "${",
  "${BASE}",
  "\u{1F600}",
  "\r\n",
  "signing_alg: ",
  "{ value: ",
);
const changes = fc.array(
  fc.record({
    from: fc.nat(SAMPLE.length),
    length: fc.nat(30),
    text: fc.array(pieces, { maxLength: 4 }).map((all) => all.join("")),
  }),
  { maxLength: 4 },
);
/** The sample after random edits, with either line end; most are no YAML. */
export const texts = fc
  .tuple(changes, fc.boolean())
  .map(([all, crlf]) =>
    all.reduce(
      (text, { from, length, text: put }) => text.slice(0, from) + put + text.slice(from + length),
      crlf ? SAMPLE.replaceAll("\n", "\r\n") : SAMPLE,
    ),
  );
