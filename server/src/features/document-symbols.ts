import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import type { ApiEntry } from "../document/api.ts";
import type { AuthApisFile, TopLevelKey } from "../document/file.ts";
import type { Span } from "../document/finding.ts";
import type { Value } from "../document/value.ts";

/** The outline: tenants, APIs with their scopes and grants, and the file's other keys, as the text writes them. */
export function documentSymbols(file: AuthApisFile): DocumentSymbol[] {
  const keys = file.keys.flatMap((key) => (key.key === "apis" ? [] : [keySymbol(key, file)]));
  const apis = file.apis.flatMap((entry, index) => apiSymbol(entry, index, file) ?? []);
  return [...keys, ...apis].sort((one, other) => one.range.start.line - other.range.start.line);
}

function keySymbol({ key, keyAt, value }: TopLevelKey, file: AuthApisFile): DocumentSymbol {
  const symbol = symbolOf(key, SymbolKind.Property, value.at, keyAt, file);
  if (key !== "tenants" || value.kind !== "map") return symbol;
  const tenants = [...value.entries.values()].filter(({ via }) => via === undefined);
  const children = tenants.map((entry) => {
    const domain = entry.value.kind === "map" ? entry.value.entries.get("domain")?.value : undefined;
    return symbolOf(entry.key, SymbolKind.Namespace, entry.value.at, entry.keyAt, file, textOf(domain));
  });
  return { ...symbol, kind: SymbolKind.Namespace, children };
}

function apiSymbol({ views }: ApiEntry, index: number, file: AuthApisFile): DocumentSymbol | undefined {
  const [view] = views;
  if (view?.value.kind !== "map") return undefined;
  const [name, identifier] = [view.get("name"), view.get("identifier")];
  const title = textOf(name) ?? textOf(identifier) ?? `API ${String(index + 1)}`;
  const selected = (textOf(name) === undefined ? identifier : name)?.at ?? view.value.at;
  const symbol = symbolOf(title, SymbolKind.Interface, view.value.at, selected, file, textOf(identifier));
  // Views differ in their grants only.
  const grants = new Map(views.flatMap(({ grants = [] }) => grants.map((grant) => [grant.index, grant] as const)));
  const children = [
    ...(view.scopes ?? []).map(({ value, description, at, valueAt }) =>
      symbolOf(value, SymbolKind.EnumMember, at, valueAt, file, description),
    ),
    ...[...grants.values()].map(({ map, client, clientAt, at, scope, subjectType }) => {
      const who = textOf(map.entries.get("client")?.value) ?? client ?? "grant";
      const what = [subjectType === "user" ? "users" : "", scope?.map(({ value }) => value).join(" ")];
      return symbolOf(who, SymbolKind.Key, at, clientAt, file, what.filter(Boolean).join(": "));
    }),
  ];
  return { ...symbol, children: children.sort((one, other) => one.range.start.line - other.range.start.line) };
}

/** The range holds the selected part, as LSP wants it; what an alias or another block brings is not selected. */
function symbolOf(
  name: string,
  kind: SymbolKind,
  at: Span,
  selected: Span,
  { document }: AuthApisFile,
  detail?: string,
): DocumentSymbol {
  const here = selected.block === at.block;
  const start = here ? Math.min(at.start, selected.start) : at.start;
  const end = here ? Math.max(at.end, selected.end) : at.end;
  const range = document.rangeOf({ block: at.block, start, end });
  const selectionRange = here ? document.rangeOf(selected) : { start: range.start, end: range.start };
  const shown = oneLine(name);
  return { name: shown === "" ? "?" : shown, kind, range, selectionRange, ...(detail && { detail: oneLine(detail) }) };
}

/** A scalar as the file writes it, placeholders unexpanded. */
function textOf(value: Value | undefined): string | undefined {
  if (value?.kind === "unknown") return value.at.block.text.slice(value.at.start, value.at.end);
  return value?.kind === "scalar" && value.source !== "" ? value.source : undefined;
}

function oneLine(text: string): string {
  return text.slice(0, LONGEST).replaceAll(/\s+/g, " ").trim();
}

const LONGEST = 200;
