import type { FileRule } from "../rule.ts";

/** What a finding can bear in place of a rule's id, told as a rule is. Neither the file's `rules` nor a comment changes it. */
export const noRules: readonly Omit<FileRule, "on" | "check">[] = [
  {
    id: "syntax",
    severity: "error",
    summary: "The text is no YAML, or says nothing that can be read.",
    why: `A quote or bracket that nothing closes, a missing colon, an indentation that fits nowhere, a key that stands twice, an alias without its anchor: the message says what to do, at the place where it can be mended. What is longer than any real
file would be bears this name as well, and says where the limit is.

An API with such an error isn't synced; the other APIs are read, judged and synced all the same. One that stands elsewhere holds
the whole file.`,
    good: ['apis:\n  - identifier: https://api.acme.com/orders\n    name: "Orders: all of them"\n'],
    bad: ["apis:\n  - identifier: https://api.acme.com/orders\n    name: ⟦O⟧rders: all of them\n"],
  },
  {
    id: "schema",
    severity: "error",
    summary: "A key, a type or a value is not one that the format has there.",
    why: `A misspelt key would have no effect, and Auth0 refuses a wrong value in the middle of a sync, so both are found before it. The
message says what may stand there; so does hovering over a key. The facts are those of \`schemas/auth-apis.schema.json\`,
which any editor for YAML can use.

An API with such an error isn't synced; one that stands elsewhere holds the whole file. Keys of your own are allowed at the top
of the file, where they begin with \`x-\`.`,
    good: ["apis:\n  - identifier: https://api.acme.com/orders\n    token_lifetime: 86400\n    signing_alg: RS256\n"],
    bad: [
      "apis:\n  - identifier: https://api.acme.com/orders\n    token_lifetime: ⟦1 day⟧\n    ⟦signing_algo⟧: RS256\n",
    ],
  },
  {
    id: "extends",
    severity: "error",
    summary: "The file that this one extends can't be read, or has an error that counts here.",
    why: `\`extends: PATH\` takes \`tenants\`, \`rules\` and \`defaults\` over from another file of the workspace. While they are missing, or wrong
there, it isn't known what this file means, so nothing of it is synced. What is wrong in the other file has to be put right there; the
finding leads to it.

In the examples \`shared.auth-apis.yaml\` stands beside the file.`,
    good: ["extends: shared.auth-apis.yaml\n"],
    bad: ["extends: ⟦common.auth-apis.yaml⟧\n"],
  },
  {
    id: "unknown-rule",
    severity: "warning",
    summary: "A name in `rules:`, or in a comment that silences, is no rule's.",
    why: `What it was meant to change or to silence goes on as before. Where a rule has nearly this name, the quick fix writes it. The names
on this page that are no rules (\`syntax\`, \`schema\`, \`extends\`, \`unknown-rule\`, \`vain-comment\`) can't be silenced.`,
    good: ["rules:\n  trailing-slash: off\n"],
    bad: ["rules:\n  ⟦trailing-slsh⟧: off\n"],
  },
  {
    id: "vain-comment",
    severity: "warning",
    summary: "A comment that was meant to silence a rule silences none.",
    why: `It is misspelt, names no rule, or stands where it has no effect: \`auth-apis-disable-next-line RULE\` counts above a line,
\`auth-apis-disable-line RULE\` behind it, and \`auth-apis-disable RULE\`, for the whole file, only above the first key.`,
    good: [
      "apis:\n  # auth-apis-disable-next-line trailing-slash -- in use since 2021\n  - identifier: https://api.acme.com/orders/\n",
    ],
    bad: [
      "apis:\n  # ⟦auth-apis-disable⟧ trailing-slash -- in use since 2021\n  - identifier: https://api.acme.com/orders/\n",
    ],
  },
];
