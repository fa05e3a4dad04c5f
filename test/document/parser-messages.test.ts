import { ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import type { ErrorCode } from "yaml";
import { describe as inPlainWords } from "../../server/src/document/parse/syntax-words.ts";

/** All that there are: the compiler asks for each. */
const CODES: Record<ErrorCode, true> = {
  ALIAS_PROPS: true,
  BAD_ALIAS: true,
  BAD_COLLECTION_TYPE: true,
  BAD_DIRECTIVE: true,
  BAD_DQ_ESCAPE: true,
  BAD_INDENT: true,
  BAD_PROP_ORDER: true,
  BAD_SCALAR_START: true,
  BLOCK_AS_IMPLICIT_KEY: true,
  BLOCK_IN_FLOW: true,
  DUPLICATE_KEY: true,
  IMPOSSIBLE: true,
  KEY_OVER_1024_CHARS: true,
  MISSING_CHAR: true,
  MULTILINE_IMPLICIT_KEY: true,
  MULTIPLE_ANCHORS: true,
  MULTIPLE_DOCS: true,
  MULTIPLE_TAGS: true,
  NON_STRING_KEY: true,
  RESOURCE_EXHAUSTION: true,
  TAB_AS_INDENT: true,
  TAG_RESOLVE_FAILED: true,
  UNEXPECTED_TOKEN: true,
};
/** Its message is the key, or ends with the escape: ours say which. */
const QUOTED = new Set<ErrorCode>(["DUPLICATE_KEY", "BAD_DQ_ESCAPE"]);

describe("what the parser says reaches nobody in its own words", () => {
  for (const code of Object.keys(CODES) as ErrorCode[]) {
    if (QUOTED.has(code)) continue;
    test(code, () => {
      for (const message of ["Some words of a library", ...messages()]) {
        const said = inPlainWords({ code, message, pos: [2, 3] }, "a: b\n").message;
        ok(!said.includes(message), said);
      }
    });
  }
});

/** The messages that stand in the parser's code. */
function messages(): readonly string[] {
  const folder = join(dirname(createRequire(import.meta.url).resolve("yaml")), "compose");
  const code = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const found = code.join("\n").match(/(?<=['"`])[A-Z][^'"`\n]* [^'"`\n]+/g) ?? [];
  ok(found.length > 30);
  return found;
}
