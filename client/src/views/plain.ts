import { oneLine } from "../../../server/src/text/printable.ts";

/**
 * Text of a file or a tenant as it may stand in what VS Code shows: its messages and prompts make links of `[…](…)`, also such
 * that run a command, and many of its labels make icons of `$(…)`.
 */
export function plain(text: string): string {
  return oneLine(text).replaceAll("](", "] (").replaceAll("$(", "$ (");
}
