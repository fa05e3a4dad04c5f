import type { SemanticTokens } from "vscode-languageserver-types";
import type { ApiEntry } from "../document/read/api.ts";
import type { Block } from "../document/block.ts";
import { ofEachInSteps } from "../document/chunk.ts";
import type { Range } from "../document/document.ts";
import { placedAt } from "../document/positions.ts";
import type { AuthApisFile } from "../document/read/file.ts";
import { type Latest, memoryKey } from "../document/memory.ts";
import { readOn } from "../document/read/read-on.ts";
import type { Steps } from "../document/steps.ts";
import { grouped } from "../facts/grouped.ts";
import { namesOfApi } from "./names/api-names.ts";
import type { Name } from "./names/name.ts";
import { namesOfTenants } from "./names/tenant-names.ts";
import { variablesOf } from "./names/variable-names.ts";
import { onLines } from "./on-lines.ts";

/** Scopes, short names of applications, and variables; only those in the range, where there is one. */
export function* semanticTokens(file: AuthApisFile, range?: Range): Steps<SemanticTokens> {
  const { document } = file;
  const { blocks, apis: all } = yield* onLines(file, range);
  const apis = grouped(all, ({ block }) => block);
  const isBrought = [...blocks].some(({ text }) => text.includes("&"));
  const elsewhere = isBrought ? yield* namesBrought(file) : [];
  const others = grouped([...namesOfTenants(file), ...elsewhere], ({ at }) => at.block);
  const data: number[] = [];
  let last: Token = { line: 0, character: -1, length: 0, type: 0, defines: false };
  for (const block of blocks) {
    const start = document.startOf(block);
    for (const token of tokensOf(block, apis.get(block) ?? [], others.get(block) ?? [], file)) {
      const absolute = { ...token, ...placedAt(token, start) };
      if (range && (absolute.line < range.start.line || absolute.line > range.end.line)) continue;
      const sameLine = absolute.line === last.line;
      // What aliases share is named twice; a placeholder in a name is part of it.
      if (sameLine && absolute.character < last.character + last.length) continue;
      const before = sameLine ? Math.max(0, last.character) : 0;
      data.push(
        absolute.line - last.line,
        absolute.character - before,
        token.length,
        token.type,
        Number(token.defines),
      );
      last = absolute;
    }
    yield;
  }
  return { data };
}

interface Token {
  /** Within its block. */
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: number;
  readonly defines: boolean;
}

function tokensOf(
  block: Block,
  apis: readonly ApiEntry[],
  others: readonly Name[],
  file: AuthApisFile,
): readonly Token[] {
  return block.latest(TOKENS, [file.shortNames, ...apis, ...others], () => {
    const names = [...apis.flatMap((entry) => namesOfApi(entry, file)), ...others, ...variablesOf(block)];
    return names
      .flatMap((name) => tokenOf(name, block, file) ?? [])
      .sort((one, other) => one.line - other.line || one.character - other.character);
  });
}

/** What stands behind an anchor may be a name to any API. */
function* namesBrought(file: AuthApisFile): Steps<readonly Name[]> {
  yield* readOn(file);
  return (yield* ofEachInSteps(file.chunks, ELSEWHERE, (entries) => namesElsewhere(entries, file))).flat();
}

/** What APIs name in other blocks than their own, by their aliases: each place once, though many may name it. */
function namesElsewhere(entries: readonly ApiEntry[], file: AuthApisFile): readonly Name[] {
  const found = new Map<Name["scalar"], Name>();
  for (const entry of entries.filter(({ foreign }) => foreign.length > 0)) {
    for (const name of namesOfApi(entry, file)) {
      if (name.at.block !== entry.block && !found.has(name.scalar)) found.set(name.scalar, name);
    }
  }
  return [...found.values()];
}

function tokenOf({ kind, name, at, defines }: Name, block: Block, { shortNames }: AuthApisFile): Token | undefined {
  const type = TYPES.get(kind);
  if (type === undefined || at.block !== block || (kind === "client" && !shortNames.has(name))) return undefined;
  const line = block.lineAt(at.start);
  // A token stands on one line.
  if (line !== block.lineAt(at.end)) return undefined;
  return { line, character: at.start - (block.lines[line] ?? 0), length: at.end - at.start, type, defines };
}

const TYPES: ReadonlyMap<Name["kind"], number> = new Map([
  ["scope", 0],
  ["client", 1],
  ["variable", 2],
]);
const ELSEWHERE = memoryKey<readonly Name[]>();
const TOKENS = memoryKey<Latest<readonly Token[]>>();
