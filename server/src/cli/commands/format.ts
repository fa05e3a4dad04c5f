import type { Document } from "../../document/document.ts";
import { atOnce } from "../../document/steps.ts";
import { formatting } from "../../features/formatting.ts";
import { defineCommand } from "../command.ts";
import { EXIT } from "../exit.ts";
import { readDocument } from "../target/input-file.ts";
import { inputPaths } from "../target/input-paths.ts";
import { replaceText } from "../target/write-text.ts";
import { typed } from "../typed.ts";

/** Formats files as editors do: spaces alone, and only where the meaning stays. */
export const format = defineCommand({
  usage: "[FILES…] [options]",
  options: {
    check: { type: "boolean", help: "write nothing; exit 1 and name the files that would change" },
  },
  instead: { "dry-run": "it is --check here", write: "files are written in any case; --check keeps them" },
  async run({ values, operands }, terminal) {
    const changed: string[] = [];
    for (const path of await inputPaths(operands, terminal)) {
      const document = await readDocument(path, terminal);
      const text = formatted(document);
      if (text === document.text) continue;
      changed.push(path);
      if (!values.check) await replaceText(path, document.text, text, terminal);
    }
    terminal.talk(
      ...changed.map((path) =>
        values.check ? `${path} is not formatted: auth-apis format ${typed(path)}` : `${path}: formatted`,
      ),
    );
    return values.check && changed.length > 0 ? EXIT.failed : EXIT.ok;
  },
});

function formatted(document: Document): string {
  const { text } = document;
  const edits = atOnce(formatting(document)).map(({ range, newText }) => ({
    from: document.offsetAt(range.start),
    to: document.offsetAt(range.end),
    newText,
  }));
  let end = 0;
  const parts = edits
    .sort((one, other) => one.from - other.from)
    .map(({ from, to, newText }) => {
      const kept = text.slice(end, from);
      end = to;
      return kept + newText;
    });
  return [...parts, text.slice(end)].join("");
}
