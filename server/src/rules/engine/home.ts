import type { Base } from "../../document/read/base.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { Finding, Related, Span } from "../../document/finding.ts";
import { fileName } from "../../document/uri.ts";

/**
 * A finding at a place of this file's own text. What stands in a file that this one extends is shown at `extends`, with the
 * place as a related one; nothing is edited there.
 */
export function atHome(finding: Finding, file: AuthApisFile): Finding {
  const { base } = file;
  if (base === undefined) return finding;
  const { at, fixes, related = [], ...rest } = finding;
  const elsewhere = base.home(at.block);
  const own = fixes?.filter(({ edits }) => edits.every((edit) => base.home(edit.at.block) === undefined));
  const places = [...(elsewhere ? [{ at, message: `Where ${fileName(elsewhere.uri)} says it` }] : []), ...related].map(
    (each) => withSource(each, base),
  );
  return {
    ...rest,
    ...(elsewhere && { message: `${rest.message} (${fileName(elsewhere.uri)} says it, which this file extends.)` }),
    at: elsewhere ? extendsPlace(file) : at,
    ...(own && own.length > 0 && !elsewhere && { fixes: own }),
    ...(places.length > 0 && { related: places }),
  };
}

/** Where the file says what it extends; its first character, if that can't be. */
export function extendsPlace({ keys, document }: AuthApisFile): Span {
  const own = keys.findLast(({ key }) => key === "extends");
  const [first] = document.blocks;
  if (own) return own.value.at;
  if (first === undefined) throw new Error("A file without text extends nothing.");
  return { block: first, start: 0, end: 1 };
}

function withSource(related: Related, base: Base): Related {
  const home = related.source ? undefined : base.home(related.at.block);
  return home ? { ...related, source: { uri: home.uri, document: home.document } } : related;
}
