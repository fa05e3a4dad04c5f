import type { Block } from "../../document/block.ts";
import type { Span } from "../../document/finding.ts";
import { keyName, type Tree } from "../../document/parse/tree.ts";
import { isSecretName } from "../../schema/facts.ts";
import { leavingOut, type SecretText, secretsIn, withoutSecrets } from "../../schema/secret-text.ts";
import { shown } from "../../schema/words.ts";
import { code, yaml } from "./markdown.ts";

/**
 * A node as the file writes it, without secrets: a scalar's value, else the first lines of its text. Markdown.
 *
 * @param use - where it is used, which may say that it is a secret
 */
export function quoted(node: Tree, use: Span): string {
  const { block, start, end } = node;
  const secrets = secretsOf(block);
  if (isIn(secrets, start) || isIn(secretsOf(use.block), use.start))
    return "By its name or its form it is a secret, so it isn't shown.";
  if (node.kind === "scalar") return code(String(node.value));
  const inside = secrets
    .filter((secret) => secret.end > start && secret.start < end)
    .map((secret) => ({ ...secret, start: Math.max(0, secret.start - start), end: secret.end - start }));
  const lines = leavingOut(block.text.slice(start, end), inside)
    .trimEnd()
    .split(/\r\n|[\r\n]/);
  const column = start - (block.lines[block.lineAt(start)] ?? 0);
  const first = lines.slice(0, MOST_LINES).map((line) => shown(outdented(line, column), LONGEST));
  return yaml(lines.length > MOST_LINES ? [...first, "…"] : first);
}

function secretsOf({ text, parsed: { tree } }: Block): readonly SecretText[] {
  return [...secretsIn(text), ...(tree ? secretNodes(tree, false) : [])];
}

/** What stands under keys whose names mean a secret, and scalars that are one by their form. */
function secretNodes(tree: Tree, isNamed: boolean): readonly SecretText[] {
  if (tree.kind === "list") return tree.items.flatMap((item) => secretNodes(item, isNamed));
  if (tree.kind === "map")
    return tree.entries.flatMap(({ key, value }) => [
      ...secretNodes(key, false),
      ...secretNodes(value, isNamed || isSecretName(keyName(key))),
    ]);
  if (!isNamed && (tree.kind === "alias" || !isTelling(String(tree.value)))) return [];
  const { block, start, end } = tree;
  // The line end of a block scalar is none of it.
  return [{ kind: "a secret", start, end: start + block.text.slice(start, end).trimEnd().length }];
}

function isIn(secrets: readonly SecretText[], offset: number): boolean {
  return secrets.some(({ start, end, open }) => start <= offset && (open || offset < end));
}

function isTelling(text: string): boolean {
  return withoutSecrets(text) !== text;
}

function outdented(line: string, columns: number): string {
  return line.slice(Math.min(columns, line.length - line.trimStart().length));
}

const MOST_LINES = 8;
/** UTF-16 units of a line: a hover is read at a glance. */
const LONGEST = 100;
