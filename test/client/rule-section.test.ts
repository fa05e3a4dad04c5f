import { equal, match, ok } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { RULES_SCHEME, ruleSection } from "../../client/src/rule-section.ts";

const PAGE = readFileSync(join(process.cwd(), "docs", "rules.md"), "utf8");

test("each section of the page can be shown alone", () => {
  for (const [, id = ""] of PAGE.matchAll(/^## (.+)$/gm)) {
    const section = ruleSection(PAGE, id);
    match(section ?? "", new RegExp(`^# ${id}\\n\\n.*Severity:`, "s"));
    match(section ?? "", /\n```\n\n\[All rules, and how to silence one\]\(rules\.md\)\n$/);
    equal(section?.match(/^#+ /gm)?.length, 1);
  }
});

test("what the page doesn't have can't be shown", () => {
  equal(ruleSection(PAGE, "trailing"), undefined);
  equal(ruleSection(PAGE, "Rules"), undefined);
});

test("VS Code shows these pages rendered, and starts the extension for one that a window shows again", () => {
  const { activationEvents, contributes } = JSON.parse(readFileSync(join(process.cwd(), "package.json"), "utf8")) as {
    activationEvents: readonly string[];
    contributes: { configurationDefaults: Record<string, Record<string, unknown>> };
  };
  ok(activationEvents.includes(`onFileSystem:${RULES_SCHEME}`));
  const editors = contributes.configurationDefaults["workbench.editorAssociations"];
  equal(editors?.[`${RULES_SCHEME}:/*.md`], "vscode.markdown.preview.editor");
});
