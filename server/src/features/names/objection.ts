import type { Block } from "../../document/block.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { OPEN, PLACEHOLDER, variablesIn } from "../../document/read/variables.ts";
import { variableOf } from "../../document/read/tenants.ts";
import { fileName } from "../../document/uri.ts";
import { RESERVED } from "../../rules/about/reserved-scopes.ts";
import { foreignCharacter } from "../../rules/about/scope-text.ts";
import { isTorn } from "../../rules/about/torn.ts";
import { shown } from "../../schema/words.ts";
import type { Across } from "./across.ts";
import { sameByVariables } from "./by-variables.ts";
import { takenNames } from "./find.ts";
import type { Name } from "./name.ts";

/** Why a name can't become another one: a sentence for the user. */
export function objectionTo(newName: string, name: Name, { found, near }: Across): string | undefined {
  const [here, ...others] = [...found.map(({ placed }) => placed), ...near];
  for (const other of others) {
    const line = lineOfTear(other.file.document.blocks, other.file);
    if (line !== undefined)
      return `First put the syntax error right in what begins at line ${String(line)} of ${fileName(other.uri)}: it may hide the name.`;
  }
  const unread = found.find(({ placed }) => isGivenUnseen(name, placed.file));
  if (unread) return `The file that ${fileName(unread.placed.uri)} extends can't be read: it may give the name.`;
  const other = spelledOtherwise(name, found);
  if (other !== undefined) return other;
  if (newName === name.name) return undefined;
  const objection = objectionToForm(newName, name) ?? objectionToPlaceholders(newName, name, here?.file);
  if (objection !== undefined) return objection;
  const taken = [here, ...others].find((each) => each && takenNames(name, each.file).has(newName));
  return (
    taken && `"${newName}" already names ${WHAT[name.kind]} ${taken === here ? "here" : `in ${fileName(taken.uri)}`}.`
  );
}

/** Line, counted from 1, at which the first block begins whose syntax error hides some of it. */
export function lineOfTear(blocks: Iterable<Block>, { document }: AuthApisFile): number | undefined {
  for (const block of blocks) if (isTorn(block)) return document.lineOf(block) + 1;
  return undefined;
}

/** A rename writes one text in all places; where variables make it the same as another text, none would be right. */
function spelledOtherwise(renamed: Name, found: Across["found"]): string | undefined {
  const { name, kind } = renamed;
  for (const { placed, names } of found) {
    const hidden = sameByVariables(renamed, names, placed.file);
    if (hidden) {
      const line = placed.file.document.rangeOf(hidden.at).start.line + 1;
      return `"${shown(hidden.source)}" at line ${String(line)} of ${fileName(placed.uri)} names the same thing by way of variables. Change it by hand first.`;
    }
    if (kind !== "identifier") continue;
    const other = names.find((each) => each.name !== name);
    if (other)
      return `${fileName(placed.uri)} writes the identifier of this API as "${shown(other.name)}", which variables make the same. Change it in each file by hand.`;
  }
  return undefined;
}

/** What a file that can't be read gives, would keep the old name. */
function isGivenUnseen({ kind }: Name, { base, baseProblem }: AuthApisFile): boolean {
  const isOfTenants = kind === "tenant" || kind === "variable" || kind === "client";
  return isOfTenants && (baseProblem !== undefined || base?.whole === false);
}

function objectionToForm(newName: string, { kind }: Name): string | undefined {
  if (!FORMS[kind].test(newName)) return `"${newName}" can't be the name of ${WHAT[kind]}.`;
  if (kind === "scope" && foreignCharacter(newName) !== undefined)
    return 'A scope consists of printable ASCII characters other than space, " and \\.';
  const reserved = kind === "scope" ? RESERVED.get(newName) : undefined;
  if (reserved !== undefined) return `"${newName}" is ${reserved}, and Auth0 lets no API define it.`;
  return kind === "tenant" && newName === "local" ? '"local" is reserved for the embedded tenant.' : undefined;
}

/** Keys are not expanded; elsewhere a placeholder needs a variable. */
function objectionToPlaceholders(
  newName: string,
  { kind, name }: Name,
  file: AuthApisFile | undefined,
): string | undefined {
  const placeholders = [...newName.matchAll(PLACEHOLDER)].filter(([text]) => text !== LITERAL);
  if (placeholders.length === 0) return undefined;
  if (kind === "client" || kind === "tenant")
    return `A placeholder has no effect in the name of ${WHAT[kind]}. Write the name itself.`;
  if (placeholders.some(([text]) => text === OPEN))
    return `"${newName}" holds a \${ that begins no placeholder: write \${NAME}.`;
  const tenants = file?.tenants.length ? file.tenants : [undefined];
  const before = variablesIn(name);
  const unknown = variablesIn(newName).find(
    (each) => !before.includes(each) && tenants.every((tenant) => variableOf(tenant, each) === "missing"),
  );
  return unknown && `No tenant of this file has the variable ${unknown}, so \${${unknown}} would stand for nothing.`;
}

/** A `${` as text. */
const LITERAL = "$${";
const ONE_LINE = /^\S(?:.*\S)?$/u;
const FORMS: Readonly<Record<Name["kind"], RegExp>> = {
  scope: ONE_LINE,
  client: ONE_LINE,
  tenant: ONE_LINE,
  identifier: ONE_LINE,
  variable: /^(?!tenant\.)[\p{L}_][\p{L}\p{N}_.-]*$/u,
  anchor: /^[\p{L}\p{N}_.-]+$/u,
};
const WHAT: Readonly<Record<Name["kind"], string>> = {
  scope: "a scope",
  client: "an application",
  tenant: "a tenant",
  identifier: "an API",
  variable: "a variable",
  anchor: "an anchor",
};
