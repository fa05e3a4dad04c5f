import { type Option, type Options, placeholder } from "./options.ts";

/** A command's options as `--help` lists them. */
export function optionsHelp(options: Options): string {
  return columns(Object.entries(options).map(([name, option]) => [written(name, option), option.help])).join("\n");
}

function written(name: string, option: Option): string {
  const short = option.short === undefined ? "" : `-${option.short}, `;
  return option.type === "boolean" ? `${short}--${name}` : `${short}--${name} ${placeholder(option)}`;
}

/** Rows of a list, what they explain in a column of its own. */
export function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`);
}
