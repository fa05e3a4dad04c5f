import { parseArgs } from "node:util";
import { UsageError } from "./exit.ts";
import { optionHere } from "./other-tools.ts";
import { meant } from "./meant.ts";

/** One option of a command: how it is written, and what `--help` says of it. */
export type Option = TextOption | FlagOption;

export interface TextOption {
  readonly type: "string";
  readonly short?: string;
  /** What stands for the value in `--help`, where it isn't one of the choices. */
  readonly value?: string;
  /** The only values that it takes; the first one holds where it isn't given. */
  readonly choices?: readonly string[];
  /** May be given more than once. */
  readonly multiple?: true;
  readonly help: string;
}

interface FlagOption {
  readonly type: "boolean";
  readonly short?: string;
  readonly help: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What the options came to: a list where several may be given, a choice where there are choices, else text if given. */
export type Values<O extends Options> = { readonly [Name in keyof O]: ValueOf<O[Name]> };

/** A command's arguments, read. */
export interface Given<O extends Options> {
  readonly values: Values<O>;
  /** What is no option: files. */
  readonly operands: readonly string[];
}

type ValueOf<O extends Option> = O extends { type: "boolean" }
  ? boolean
  : O extends { multiple: true }
    ? readonly string[]
    : O extends { choices: readonly (infer Choice)[] }
      ? Choice
      : string | undefined;

/** Options that a command has not, and what to do in their place, as the end of a sentence. */
export type Instead = Readonly<Record<string, string>>;

/**
 * Reads a command's arguments; what stands behind `--` is an operand whatever it looks like.
 *
 * @throws UsageError that names what is wrong with them, and what was probably meant
 */
export function readArguments<const O extends Options>(
  args: readonly string[],
  options: O,
  instead: Instead = {},
): Given<O> {
  refuseOneHyphen(args, options, instead);
  // Not strict: its messages can't name a near miss, and it lets the last of two tenants win in silence.
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type, short }]) => [name, { type, ...(short && { short }) }]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  if (positionals.includes("")) throw new UsageError("an argument is empty; was it meant to hold a name?");
  const given = new Map<string, (string | true)[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) throw unknownOption(token.rawName, options, instead);
    const before = given.get(token.name) ?? [];
    if (before.length > 0 && option.type === "string" && !option.multiple) {
      throw new UsageError(`${token.rawName} is given twice; give it once`);
    }
    given.set(token.name, [...before, valueOf(option, token)]);
  }
  const values = Object.entries(options).map(([name, option]) => [name, resolved(option, given.get(name))]);
  return { values: Object.fromEntries(values) as Values<O>, operands: positionals };
}

interface GivenOption {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function valueOf(option: Option, { rawName, value, inlineValue }: GivenOption): string | true {
  if (option.type === "boolean") {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
    return true;
  }
  // A forgotten value would swallow the option that comes next; an empty one is a variable of the shell that nobody has set.
  if (!value || (!inlineValue && /^-./.test(value))) {
    throw new UsageError(
      `${rawName} needs a value: ${rawName}${rawName.startsWith("--") ? "=" : " "}${placeholder(option)}`,
    );
  }
  if (option.choices && !option.choices.includes(value)) {
    throw new UsageError(
      `${rawName} can be ${option.choices.join(" or ")}, not "${value}"${meant(value, option.choices)}`,
    );
  }
  return value;
}

function resolved(option: Option, given: readonly (string | true)[] = []) {
  if (option.type === "boolean") return given.length > 0;
  return option.multiple ? given : (given[0] ?? option.choices?.[0]);
}

function unknownOption(rawName: string, options: Options, instead: Instead): UsageError {
  const name = rawName.replace(/^-+/, "");
  const names = rawName.startsWith("--") ? Object.keys(options).map((each) => `--${each}`) : [];
  const here = optionHere(name, options, instead);
  const hint = here === undefined ? meant(rawName, names, "--help lists those that there are") : `; ${here}`;
  return new UsageError(`there is no option ${rawName}${hint}`);
}

/** Terraform writes `-target=x`, which would be read as `-t arget=x`. */
function refuseOneHyphen(args: readonly string[], options: Options, instead: Instead): void {
  const end = args.indexOf("--");
  for (const arg of end < 0 ? args : args.slice(0, end)) {
    const name = /^-([a-z][a-z-]+)(?:=|$)/.exec(arg)?.[1];
    if (name === undefined) continue;
    if (Object.hasOwn(options, name)) throw new UsageError(`-${name} is written with two hyphens: --${name}`);
    const hint = optionHere(name, options, instead);
    if (hint !== undefined) throw new UsageError(`there is no option -${name}; ${hint}`);
  }
}

/** How an option's value is written in `--help`. */
export function placeholder({ choices, value }: TextOption): string {
  return choices?.join("|") ?? value ?? "VALUE";
}
