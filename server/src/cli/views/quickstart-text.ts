import type { Quickstart } from "../../quickstart/quickstart.ts";

/** A quickstart for a person: commands first, then each file under its name, what to know about them last. */
export function quickstartText({ title, install, files, notes }: Quickstart): string {
  return [
    section(title, install),
    ...files.map(({ path, text }) => section(path, [text.trimEnd()])),
    ...(notes.length > 0 ? [section("Notes", notes)] : []),
  ].join("\n\n");
}

function section(title: string, lines: readonly string[]): string {
  return [`── ${title} ──`, "", ...lines].join("\n");
}
