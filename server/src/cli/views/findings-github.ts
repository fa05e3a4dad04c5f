import type { Severity } from "../../document/finding.ts";
import { oneLine } from "../../text/printable.ts";
import type { InputFile } from "../target/input-file.ts";

/**
 * Findings as workflow commands, which GitHub shows at the lines of a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function findingsGithub(files: readonly InputFile[]): string {
  const lines = files.flatMap(({ path, document, findings }) =>
    findings.map(({ severity, at, message, rule }) => {
      const { start, end } = document.rangeOf(at);
      const place = { file: path, line: start.line + 1, col: start.character + 1, endLine: end.line + 1, title: rule };
      const properties = Object.entries(place).map(([name, value]) => `${name}=${property(String(value))}`);
      return `::${commands[severity]} ${properties.join(",")}::${data(oneLine(message))}`;
    }),
  );
  return lines.join("\n");
}

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
  hint: "notice",
};

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
