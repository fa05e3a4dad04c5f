import { l10n, ViewColumn, window, workspace } from "vscode";
import { apiExpectationOf } from "../../../server/src/expected/expectation-of.ts";
import { type Quickstart, quickstart as quickstartOf } from "../../../server/src/quickstart/quickstart.ts";
import { STACK_IDS, STACKS } from "../../../server/src/quickstart/stacks.ts";
import { desiredState } from "../../../server/src/tenant/desired/desired-from-file.ts";
import { markdownCode, markdownText } from "../../../server/src/text/printable.ts";
import { atCursor } from "../token/at-cursor.ts";
import { chooseApi, pick, requireApis, titleOf } from "../token/choose-api.ts";
import { plain } from "../views/plain.ts";
import type { Command } from "./register.ts";

/** Opens code that takes the tokens of the API at the cursor, each file an unsaved document, and a page that says how to use it. */
export const quickstart: Command = async ({ choice, views }, document) => {
  const target = await choice.choose(document);
  if (!target) return;
  const { tenant, open } = target;
  const apis = requireApis(desiredState(open.file, tenant, open.findings).apis, target);
  const api = await chooseApi(apis, atCursor(document, target), l10n.t("Code that takes the tokens of which API?"));
  if (!api) return;
  const stacks = STACK_IDS.map((id) => ({ label: STACKS[id].title, value: id }));
  const stack = await pick(stacks, l10n.t("What is {0} written with?", plain(titleOf(api))));
  if (!stack) return;
  const made = quickstartOf(stack, apiExpectationOf({ tenant, api }));
  for (const file of made.files) await showUnsaved(file);
  await views.show("Quickstart", page(made, titleOf(api)));
};

async function showUnsaved({ language, text }: Quickstart["files"][number]): Promise<void> {
  const document = await workspace.openTextDocument({ language, content: text });
  await window.showTextDocument(document, { viewColumn: ViewColumn.Active, preview: false });
}

function page({ title, install, files, notes }: Quickstart, api: string): string {
  return [
    `# ${markdownText(title)}: ${markdownText(api)}`,
    ...install.map((command) => `\`\`\`\n${command}\n\`\`\``),
    l10n.t("The documents that were opened, in their order:"),
    files.map(({ path }) => `1. ${markdownCode(path)}`).join("\n"),
    ...notes.map((note) => markdownText(note, 2000)),
  ].join("\n\n");
}
