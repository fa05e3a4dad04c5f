import type { TenantFacts } from "../../facts/tenant-facts.ts";
import { listed } from "../../schema/words.ts";
import type { Rule } from "../rule.ts";
import { noRules } from "./no-rules.ts";

/**
 * The documentation of rules as one Markdown page: an anchor for each id (diagnostics link to it), why it matters, and the
 * examples that are also the rule's tests.
 */
export function rulesPage(rules: readonly Rule[]): string {
  return [
    "# Rules",
    "",
    "What Auth APIs finds in a file. Each rule has a severity of its own; `rules:` in the file changes it or turns the rule",
    "`off`. `# auth-apis-disable-next-line RULE -- why` above a line, or",
    "`# auth-apis-disable-line RULE -- why` behind it, silences it there; `# auth-apis-disable RULE -- why` above the file's first key",
    "does so in the whole file. Each takes several rules, with commas between them.",
    "",
    "| rule | severity | what it finds |",
    "| --- | --- | --- |",
    ...rules.map(({ id, severity, summary }) => `| [\`${id}\`](#${id}) | ${severity} | ${summary} |`),
    "",
    `These are no rules, and can be neither changed nor silenced: ${noRules.map(({ id }) => `[\`${id}\`](#${id})`).join(", ")}.`,
    "",
    ...[...rules, ...noRules].flatMap(section),
    ...AUDIENCE_CHECK,
  ].join("\n");
}

/** No rule, for it speaks of other files, but its diagnostics link here as well. */
const AUDIENCE_CHECK = [
  "## audience-near-miss",
  "",
  "Code or configuration of the workspace names an audience that is nearly, but not quite, the identifier of an API. Severity:",
  "warning.",
  "",
  "Auth0 compares audiences to the character. One with a slash too many, another scheme, letter case or port, or a `www.` is",
  "another API, or none: the tenant refuses to issue the token, or the API refuses it. Two things must hold for a warning: a name",
  "that says audience (`audience`, `AUTH0_AUDIENCE`, `ValidAudience`, `aud`, `ApiIdentifier`; a call of Auth0's SDKs that takes one;",
  "`identifier` of Terraform's `auth0_resource_server`) is given the text or compared with it",
  '(`token.aud === "…"`, `["…"].includes(aud)`, `assertEquals("…", jwt.getAudience())`, `switch (aud) { case "…": }`), and the text',
  "is no identifier of the workspace, but for such a detail. What a test expects an audience not to be, or has refused (`toThrow`, `pytest.raises`), counts",
  "for nothing, nor does what a name calls wrong (`invalidAudience`), or what a log, an error or a description only tells",
  '(`console.log("audience=…")`). Nor is a text an audience that is but a part of one (`urljoin("…", "orders")`), or that code changes',
  'right there (`"…".rstrip("/")`, `withoutSlash(process.env.AUDIENCE ?? "…")`): only calls that are known to leave it as it is',
  'are looked into (`List.of("…")`, `z.string().default("…")`). Another port is one where all identifiers on that host have the',
  "same port, or none. The APIs that Auth0 itself has on each tenant of the files count as well: the Management API is",
  "`https://TENANT/api/v2/`, with its slash. The quick fix puts the identifier in its place.",
  "",
  "Files are looked at by their names (`.env`, `.ts`, `.json`, `.yaml`, `.tf`, `.py`, `.go`, `.java`, `.cs`, `Dockerfile`, Postman",
  "collections and others), as they are on the disk; `node_modules` and what `.gitignore` files or `.git/info/exclude` leave out of the",
  "opened folder are left out, but for `.env` files. These are found also in folders that git ignores, once all others were looked",
  "through, and among the 10,000 files and folders there that are nearest to the root. `.gitignore` files above the opened folder are not",
  "read: nothing is that lies outside of the workspace. A folder of the workspace that lies in another one goes by its own setting and",
  "its own `.gitignore` files.",
  "",
  "What is commented out is no audience, be it over several lines or in a Python docstring, and a name in a comment gives none to",
  "the line below. A comment silences one line, in any language:",
  "`auth-apis-disable-next-line audience-near-miss` above it, or `auth-apis-disable-line audience-near-miss` on it. The setting",
  "`authApis.audienceCheck.enabled` turns the check off. In an editor that watches no files, a warning goes within seconds of its fix;",
  "new ones come with the next change of an identifier.",
  "",
  "Wrong, where an API has the identifier `https://api.acme.com/orders`:",
  "",
  "```ini",
  "AUTH0_AUDIENCE=https://api.acme.com/orders/",
  "```",
  "",
  "Right:",
  "",
  "```ini",
  "AUTH0_AUDIENCE=https://api.acme.com/orders",
  "```",
  "",
] as const;

function section({ id, severity, summary, why, known = [], bad, good }: Explained): readonly string[] {
  return [
    `## ${id}`,
    "",
    `${summary} Severity: ${severity}.`,
    "",
    why,
    "",
    ...known.flatMap((tenant) => [factsOf(tenant), ""]),
    "Wrong:",
    ...bad.slice(0, 1).flatMap(example),
    "Right:",
    ...good.slice(0, 1).flatMap(example),
  ];
}

type Explained = Pick<Rule, "id" | "severity" | "summary" | "why" | "known" | "bad" | "good">;

/** What the examples take for granted. */
function factsOf({ domain, state: { apis, clients } }: TenantFacts): string {
  const things = [
    ...apis.map(({ identifier }) => `the API \`${identifier}\``),
    ...clients.map(({ name, clientId, grantTypes }) => {
      const types = (grantTypes ?? []).map((type) => `\`${type}\``);
      return `the application ${name} (\`${clientId}\`, with the grant type ${types.join(", ")})`;
    }),
  ];
  return `In the examples the tenant \`${domain}\` is known to have ${listed(things, "and")}.`;
}

function example(text: string): readonly string[] {
  const lines = text.replaceAll(/[⟦⟧]/g, "").trimEnd().split("\n");
  const shown = lines.length > LONGEST ? [...lines.slice(0, LONGEST), "      # and so on"] : lines;
  return ["", "```yaml", ...shown, "```", ""];
}

/** Lines of an example, as far as a reader has any use for them. */
const LONGEST = 20;
