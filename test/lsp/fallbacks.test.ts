import { deepEqual, equal, notEqual, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import type { CompletionItem } from "vscode-languageserver-types";
import { complete } from "../../server/src/features/completion/completion.ts";
import { code, table, words } from "../../server/src/features/explain/markdown.ts";
import { plainItem, withoutIndent } from "../../server/src/lsp/answers/fallbacks.ts";
import { plainText } from "../../server/src/lsp/answers/plain-text.ts";
import { readClient } from "../../server/src/lsp/client.ts";
import { atCursor, edited } from "../features/cursor.ts";

describe("Markdown as plain text", () => {
  const says = (markdown: string, plain: string) => test(markdown, () => equal(plainText(markdown), plain));

  says("**`name`** · *text*\n\nAt most 200.", "name · text\n\nAt most 200.");
  says("[Auth0 documentation](https://auth0.com/docs)", "Auth0 documentation (https://auth0.com/docs)");
  says("a [bracket] and `[code](x) **`", "a [bracket] and [code](x) **");
  says("```yaml\na: [*b]\n```", "a: [*b]");
  says("```a``b```\n*c*", "a``b\nc");
  says("````yaml\na: |\n```\n  *b*\n````\n*c*", "a: |\n```\n  *b*\nc");
  says("a lone ` and \\*one\\*", "a lone ` and *one*");
  says(
    table(
      ["Tenant", "Value"],
      [
        ["dev", code("a|b")],
        [words("a_b*c|d"), code("``")],
      ],
    ),
    "Tenant   Value\ndev      a|b\na_b*c|d  ``",
  );
});

test("whatever a file's text holds, it is shown as it is", () => {
  for (const text of ["*a* _b_ [c](d)", "`a`", "\\", "a\\|b", "| --- |", "https://a.b/c?d=e#f"]) {
    equal(plainText(code(text)), text);
    equal(plainText(words(text)), text);
    equal(plainText(table([""], [[words(text)]])), `\n${text}`);
  }
});

describe("an item of several lines", () => {
  const API = "apis:\n  - identifier: https://a\n";
  const places = [
    "apis:\n  - |",
    "apis:\n  |",
    "apis:\r\n    -   |\r\n",
    `${API}    scopes:\n      - |`,
    `${API}    gra|`,
  ];
  const itemsAt = (marked: string) => {
    const { file, text, position } = atCursor(marked);
    const items = complete(file, position, { snippets: true }).filter((item) => textOf(item).includes("\n"));
    ok(items.length > 0, "some have several lines");
    return { document: file.document, text, items };
  };
  /** What a client makes of the text that gives each further line the indentation of the first. */
  const accepted = (text: string, item: CompletionItem): string => {
    ok(item.textEdit && "range" in item.textEdit);
    const { start } = item.textEdit.range;
    const line = text.split("\n")[start.line]?.slice(0, start.character) ?? "";
    const newText = textOf(item).replaceAll("\n", `\n${/^ */.exec(line)?.[0] ?? ""}`);
    return edited(text, [{ ...item.textEdit, newText }]);
  };

  for (const marked of places) {
    test(`is the same where the client indents it: ${JSON.stringify(marked)}`, () => {
      const { document, text, items } = itemsAt(marked);
      for (const item of items) {
        ok(item.textEdit && "range" in item.textEdit);
        equal(accepted(text, withoutIndent(item, document, "all")), edited(text, [item.textEdit]), item.label);
      }
    });
  }
  test("stays as it is where the client is told so, or indents snippets alone", () => {
    const { document, items } = itemsAt(`${API}    |`);
    for (const item of items) {
      equal(withoutIndent(item, document, "none"), item);
      equal(withoutIndent(item, document, "snippets") === item, item.insertTextFormat === undefined);
    }
    const [snippet] = itemsAt("apis:\n  - |").items;
    ok(snippet);
    notEqual(textOf(withoutIndent(snippet, document, "snippets")), textOf(snippet));
  });
});

test("a client's own words say what it indents", () => {
  const indents = (completion: object) => readClient({ capabilities: { textDocument: { completion } } }).indents;
  const modes = (...valueSet: number[]) => ({ completionItem: { insertTextModeSupport: { valueSet } } });
  deepEqual([{}, modes(1, 2), modes(2), modes(1), { insertTextMode: 2 }, { insertTextMode: 1 }].map(indents), [
    "snippets",
    "none",
    "all",
    "none",
    "all",
    "snippets",
  ]);
});

test("what is told of an item is plain where its documentation must be, whatever hovers are", () => {
  const markdown = (hover: string[] | undefined, documentationFormat?: string[]) =>
    readClient({
      capabilities: {
        textDocument: { hover: { contentFormat: hover }, completion: { completionItem: { documentationFormat } } },
      },
    }).markdownItems;
  deepEqual(
    [
      markdown(undefined),
      markdown(["plaintext"]),
      markdown(["markdown"], ["plaintext"]),
      markdown(["plaintext"], ["markdown"]),
    ],
    [true, false, false, true],
  );
  deepEqual(plainItem({ label: "a", documentation: { kind: "markdown", value: "**b**" } }).documentation, {
    kind: "plaintext",
    value: "b",
  });
});

function textOf({ textEdit }: CompletionItem): string {
  return textEdit?.newText ?? "";
}
