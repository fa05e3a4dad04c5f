import type { Span } from "../../document/finding.ts";
import type { TreeScalar } from "../../document/parse/tree.ts";

/**
 * A place where the file names something, of its own or of a tenant. This is the folder's first file: `find.ts` answers which
 * places name the same thing; the other files look for one kind of name each.
 */
export interface Name {
  readonly kind: "scope" | "client" | "tenant" | "variable" | "anchor" | "identifier";
  /** Without quotes, escapes resolved. */
  readonly name: string;
  /** The thing is given here, not merely used. */
  readonly defines: boolean;
  /** The name without quotes, sigils and braces. */
  readonly at: Span;
  /** The scalar that is the name, where it is one of its own. */
  readonly scalar?: TreeScalar;
}

/** A scalar as a name; an empty one names nothing. */
export function nameOf(kind: Name["kind"], scalar: TreeScalar, defines: boolean): Name | undefined {
  const { block } = scalar;
  const name = scalar.value === null ? "" : String(scalar.value);
  if (name === "") return undefined;
  return { kind, name, defines, at: { block, ...inner(scalar, block.text) }, scalar };
}

/** The place of a scalar without its quotes. */
export function inner(
  { start, end, style }: Pick<TreeScalar, "start" | "end" | "style">,
  text: string,
): { start: number; end: number } {
  if (style === "block") return { start, end: start + text.slice(start, end).trimEnd().length };
  if (style === "plain") return { start, end };
  const closed = end - start > 1 && text[end - 1] === text[start];
  return { start: start + 1, end: closed ? end - 1 : end };
}
