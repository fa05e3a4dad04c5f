import { describe } from "node:test";
import { casesOf } from "./cases.ts";

describe("second-document", () => {
  const { marks, silent } = casesOf("second-document");
  marks("with CRLF", "apis: []\r\n⟦---⟧\r\nx-a: 1\r\n");
  marks("on the marker's line", "apis: []\n⟦---⟧ { apis: [] }\n");
  marks("after the end of the first", "apis: []\n...\n# more\n⟦---⟧\napis: []\n");
  marks("after the end, with no marker of its own", "apis: []\n...\n⟦x-a: 1⟧\n");
  marks("where the first is empty", "---\n⟦---⟧\napis: []\n");
  marks("only the first of several", "apis: []\n⟦---⟧\na: 1\n---\nb: 1\n");
  silent("nothing behind the marker", "apis: []\n---\n");
  silent("comments behind it", "apis: []\n...\n# end\n---\n# really\n");
  silent("a marker at the top", "# first\n---\napis: []\n");
  silent("three dashes in a text", "x-note: |\n  ---\n  text\napis: []\n");
});

describe("yaml-version", () => {
  const { marks, silent, fixes } = casesOf("yaml-version");
  fixes("becomes 1.2", "%YAML 1.1 # old\n---\napis: []\n", "%YAML 1.2 # old\n---\napis: []\n");
  marks("behind a byte order mark and comments", "\uFEFF# c\r\n%YAML  ⟦1.1⟧\r\n---\r\napis: []\r\n");
  marks("before a document in flow style", "%YAML ⟦1.1⟧\n--- {apis: []}\n");
  silent("another directive", "%TAG ! tag:acme.com,2024:\n---\napis: []\n");
  silent("in a comment", "# %YAML 1.1\napis: []\n");
  silent("in a text", "x-note: |\n  %YAML 1.1\n");
});
