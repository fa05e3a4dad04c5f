import { blanksAround } from "../text/blank.ts";

interface Step {
  readonly what: string | ((...pair: readonly string[]) => string);
  readonly without: (identifier: string) => string;
}

const PORT: Step = { what: "the port", without: (identifier) => identifier.replace(ANY_PORT, "$1") };

/**
 * What two identifiers of one API differ in when someone has written one of them a little differently. Each step takes
 * one such difference away.
 */
const STEPS_AND_PORT: readonly Step[] = [
  { what: blanks, without: (identifier) => identifier.trim() },
  { what: "percent-encoding", without: decoded },
  { what: "letter case", without: (identifier) => identifier.toLowerCase() },
  { what: "the default port", without: (identifier) => identifier.replace(DEFAULT_PORT, "$1") },
  PORT,
  { what: "`www.`", without: (identifier) => identifier.replace(/^([^/]*\/\/)www\./i, "$1") },
  { what: "the scheme", without: (identifier) => identifier.replace(SCHEME, "") },
  { what: "the trailing slash", without: withoutSlashes },
];
/** Two services of one machine may be told apart by nothing but their ports. */
const STEPS = STEPS_AND_PORT.filter((step) => step !== PORT);

/** Equal for two identifiers that a person, or a library, could take for one another. */
export function nearKey(identifier: string): string {
  return apply(identifier, STEPS);
}

/** The parts of a URL's `nearKey`. */
export interface UrlKey {
  readonly host: string;
  /** Empty where it has none, or the default one. */
  readonly port: string;
  readonly rest: string;
}

/** Nothing where an identifier is no URL with a host. */
export function urlKey(identifier: string): UrlKey | undefined {
  if (!SCHEME.test(decoded(identifier.trim()))) return undefined;
  const key = nearKey(identifier);
  const [start = "", host = "", port = ""] = /^([^/?#]*?)(?::(\d*))?(?=[/?#]|$)/.exec(key) ?? [];
  return host === "" ? undefined : { host, port, rest: key.slice(start.length) };
}

/** An identifier without the slashes at its end. */
export function withoutSlashes(identifier: string): string {
  let end = identifier.length;
  while (identifier[end - 1] === "/") end--;
  return identifier.slice(0, end);
}

/**
 * In what two identifiers differ that have one `nearKey`, but perhaps for the port: "the trailing slash". Where one difference goes by two
 * names (`%2F`, `%2f`), the later one of the steps counts, and of two ports the default one.
 */
export function differences(one: string, other: string): readonly string[] {
  const needed = [PORT, ...STEPS].reduce((steps, step) => {
    const rest = steps.filter((each) => each !== step);
    return apply(one, rest) === apply(other, rest) ? rest : steps;
  }, STEPS_AND_PORT);
  return needed.map(({ what }) => (typeof what === "string" ? what : what(one, other)));
}

function blanks(...pair: readonly string[]): string {
  const [word, other] = new Set(pair.filter((each) => each !== each.trim()).map(blanksAround));
  return `${other === undefined && word !== undefined ? word : "blanks"} around it`;
}

function apply(identifier: string, steps: readonly Step[]): string {
  return steps.reduce((text, { without }) => without(text), identifier);
}

function decoded(identifier: string): string {
  return identifier.replace(/(?:%[\da-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}

const SCHEME = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;
const ANY_PORT = /^([^/]*\/\/[^/?#]*?):\d*(?=$|[/?#])/;
const DEFAULT_PORT = /^([^/]*\/\/[^/?#]*?):(?:80|443)?(?=$|[/?#])/;
