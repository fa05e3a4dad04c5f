import type { ApiView } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import type { ScalarValue } from "../../document/read/value.ts";
import type { Name } from "./name.ts";

/**
 * A text that is written otherwise and names the same scope or application on some tenant, because variables make it so. A rename
 * can't reach it: it would name the old thing, which is there no more.
 *
 * @param names - the places in this file that name it
 */
export function sameByVariables(
  { kind, name }: Name,
  names: readonly Name[],
  file: AuthApisFile,
): ScalarValue | undefined {
  if (kind !== "scope" && kind !== "client") return undefined;
  const own = new Set(names.map(({ at }) => at.block));
  for (const { block, views } of file.apis) {
    // A scope is its API's own.
    if (kind === "scope" && !own.has(block)) continue;
    for (const view of views) {
      const texts = kind === "scope" ? scopeTexts(view) : clientTexts(view);
      const meant = new Set(texts.flatMap(({ source, value }) => (source === name ? [value] : [])));
      if (kind === "client") meant.add(name);
      const other = texts.find(
        ({ source, value, variables }) =>
          source !== name && meant.has(value) && (variables.length > 0 || name.includes("${")),
      );
      if (other) return other;
    }
  }
  return undefined;
}

function scopeTexts(view: ApiView): readonly ScalarValue[] {
  const granted = (view.grants ?? []).flatMap(({ scope }) => scope ?? []);
  return [...(view.scopes ?? []), ...granted].map(({ text }) => text);
}

function clientTexts(view: ApiView): readonly ScalarValue[] {
  return (view.grants ?? []).flatMap(({ map }) => {
    const client = map.entries.get("client")?.value;
    return client?.kind === "scalar" ? [client] : [];
  });
}
