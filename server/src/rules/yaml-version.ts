import { defineRule } from "./rule.ts";

export const yamlVersion = defineRule({
  id: "yaml-version",
  on: "file",
  severity: "warning",
  summary: "A `%YAML` directive asks for another version than 1.2.",
  why: `The file is always read as YAML 1.2, whatever a directive says. YAML 1.1 reads some words and numbers differently:
\`yes\`, \`no\`, \`on\` and \`off\` are booleans there and text here, \`0777\` is octal there, \`1:30\` is a number in base 60. With the
directive another program, or a reader, takes the file for something that it isn't.

Change it to \`%YAML 1.2\`, or remove the line, and write booleans as \`true\` and \`false\`.`,
  *check({ file }) {
    const preamble = file.document.blockNumbered(0);
    if (preamble?.kind !== "preamble") return;
    for (const match of preamble.text.matchAll(/^(?:\uFEFF)?(%YAML[ \t]+)(\d+\.\d+)/gm)) {
      const version = match[2] ?? "";
      if (version === "1.2") continue;
      const end = match.index + match[0].length;
      const at = { block: preamble, start: end - version.length, end };
      yield {
        at,
        message: `The directive says YAML ${version}, but this file is read as YAML 1.2: \`yes\` and \`no\` are text here, not booleans, and other programs may read it otherwise.`,
        fixes: [{ title: "Change to 1.2", edits: [{ at, text: "1.2" }], safe: true }],
      };
    }
  },
  good: ["%YAML 1.2\n---\napis: []\n", "apis: []\n"],
  bad: ["%YAML ⟦1.1⟧\n---\napis: []\n"],
});
