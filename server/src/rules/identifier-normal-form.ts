import type { ApiView } from "../document/read/api.ts";
import { replaceScalar } from "../document/edit/edits.ts";
import type { Fix } from "../document/finding.ts";
import { variableOf } from "../document/read/tenants.ts";
import { expand } from "../document/read/variables.ts";
import { listed } from "../schema/words.ts";
import { looseEnd } from "../text/loose-end.ts";
import { ownScalar } from "./about/fixes.ts";
import { quoted } from "./about/identifier-text.ts";
import { normalForm } from "./about/normal-form.ts";
import { defineRule, type Report } from "./rule.ts";
import { variablesOf } from "./about/variable-place.ts";

export const identifierNormalForm = defineRule({
  id: "identifier-normal-form",
  on: "api",
  severity: "warning",
  summary: "A URL identifier is written in a way that URL libraries would change.",
  why: `Auth0 compares identifiers as text, but the programs between an application and a service treat URLs as URLs: they
write scheme and host in lower case, drop \`:443\` and \`..\`, cut the fragment, collapse \`//\`. Whatever passes through one of them
comes out as another identifier, and tokens for it are refused, or never issued. An identifier in normal form comes out
as it went in ([RFC 3986, section 6](https://www.rfc-editor.org/rfc/rfc3986#section-6)).

A doubled slash mostly comes from a variable that ends in one (\`\${BASE}/orders\`): the finding names it, and its value is the
place to repair. A fragment is forbidden in the standard \`resource\` parameter, and a query advised against
([RFC 8707](https://www.rfc-editor.org/rfc/rfc8707#section-2)); a user or password has no business in a name that stands in every token.

A quote, bracket or comma at the end is mostly left of what stood around the value where it was copied (\`https://api.acme.com",\`), and
is a part of the identifier. In a text that stands in quotes of its own it may be meant.

An identifier can't be changed once the API exists: with the fix, a sync makes a new API beside the old one.`,
  *check(api) {
    const { identifier } = api;
    if (identifier === undefined || identifier.trim() === "" || api.managementApi) return;
    // What is to be filled in is still to come (`nested-variable`).
    if (identifier.includes("${")) return;
    const { text, faults } = normalForm(identifier);
    if (faults.length > 0) yield report(api, identifier, text, faults);
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com:8443/Orders\n  - identifier: urn:acme:Orders\n",
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com, variables: { BASE: https://api.acme.com } }\napis:\n  - identifier: ${BASE}/orders\n",
  ],
  bad: [
    "apis:\n  - identifier: ⟦HTTPS://API.acme.com/orders⟧\n",
    "apis:\n  - identifier: ⟦https://api.acme.com:443/orders⟧\n",
    "apis:\n  - identifier: ⟦https://api.acme.com/v1/../orders⟧\n",
    "apis:\n  - identifier: ⟦https://api.acme.com/orders?version=1⟧\n",
    'apis:\n  - identifier: ⟦" https://api.acme.com/orders"⟧\n',
    'apis:\n  - identifier: ⟦https://api.acme.com/orders",⟧\n',
    "tenants:\n  dev: { domain: acme-dev.eu.auth0.com, variables: { BASE: https://api.acme.com/ } }\napis:\n  - identifier: ⟦${BASE}/orders⟧\n",
  ],
});

function report(api: ApiView, identifier: string, text: string, faults: readonly string[]): Report {
  const variable = faults.includes("a doubled slash") ? slashedVariable(api) : undefined;
  const origin = variable ? ` The slash at the end of the variable ${variable.name} meets another one.` : "";
  return {
    at: api.at("identifier"),
    message: `${quoted(identifier)} has ${listed(faults, "and")}. Tidied, as people and libraries do, it is ${quoted(text)}: another identifier, for which there is no token.${origin}`,
    fixes: repair(api, text),
    ...(variable && { related: [{ at: variable.at, message: `The variable ${variable.name}` }] }),
  };
}

/** The text in normal form, its placeholders kept; nothing where a placeholder's own value is what has to change. */
function repair(api: ApiView, text: string): readonly Fix[] {
  const scalar = ownScalar(api.get("identifier"));
  if (scalar === undefined) return [];
  const placeholders = [...scalar.source.matchAll(PLACEHOLDER)].map((match) => match[0]);
  const masked = placeholders.reduce((source, each, at) => source.replace(each, mask(at)), scalar.source);
  const source = placeholders.reduce((done, each, at) => done.replace(mask(at), () => each), tidied(masked));
  if (source.includes(MASK) || source === scalar.source || resolved(source, api) !== text) return [];
  const fix = { title: `Write ${source} (makes a new API)`, edits: [replaceScalar(scalar, source)], safe: false };
  // What stands in whole quotes of another kind was hardly left there by what it was copied from.
  const isMeant = scalar.style !== "plain" && looseEnd(scalar.source) !== "";
  return [isMeant ? { ...fix, preferred: false } : fix];
}

/** Where a placeholder stands for the scheme, what follows it is still a URL's path. */
function tidied(masked: string): string {
  return masked.startsWith(MASK) ? normalForm(`x://${masked}`).text.slice("x://".length) : normalForm(masked).text;
}

function resolved(source: string, { tenants }: ApiView): unknown {
  const expansion = expand(source, (name) => variableOf(tenants[0], name));
  return expansion.kind === "value" ? expansion.value : undefined;
}

/** A variable whose value ends in a slash where the identifier goes on with one. */
function slashedVariable(api: ApiView) {
  const value = api.get("identifier");
  const source = value?.kind === "scalar" ? value.source : "";
  return variablesOf(api).find(({ name, text }) => text.endsWith("/") && source.includes(`\${${name}}/`));
}

function mask(at: number): string {
  return `${MASK}${at}${MASK}`;
}

/** A private-use character, which normalising leaves alone. */
const MASK = "\uE0F2";
const PLACEHOLDER = /\$\$\{|\$\{[^{}\n]*\}/g;
