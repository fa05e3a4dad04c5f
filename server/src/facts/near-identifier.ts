/**
 * What two identifiers of one API differ in when someone has written one of them a little differently. Each step takes
 * one such difference away.
 */
const STEPS: readonly { readonly what: string; readonly without: (identifier: string) => string }[] = [
  { what: "spaces around it", without: (identifier) => identifier.trim() },
  { what: "percent-encoding", without: decoded },
  { what: "letter case", without: (identifier) => identifier.toLowerCase() },
  { what: "the default port", without: (identifier) => identifier.replace(DEFAULT_PORT, "$1") },
  { what: "`www.`", without: (identifier) => identifier.replace(/^([^/]*\/\/)www\./i, "$1") },
  { what: "the scheme", without: (identifier) => identifier.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, "") },
  { what: "the trailing slash", without: withoutSlashes },
];

/** Equal for two identifiers that a person, or a library, could take for one another. */
export function nearKey(identifier: string): string {
  return apply(identifier, STEPS);
}

/** An identifier without the slashes at its end. */
export function withoutSlashes(identifier: string): string {
  let end = identifier.length;
  while (identifier[end - 1] === "/") end--;
  return identifier.slice(0, end);
}

/**
 * In what two identifiers with one `nearKey` differ: "the trailing slash". Where one difference goes by two names (`%2F`, `%2f`), the
 * later one of the steps counts.
 */
export function differences(one: string, other: string): readonly string[] {
  const needed = STEPS.reduce((steps, step) => {
    const rest = steps.filter((each) => each !== step);
    return apply(one, rest) === apply(other, rest) ? rest : steps;
  }, STEPS);
  return needed.map(({ what }) => what);
}

function apply(identifier: string, steps: typeof STEPS): string {
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

const DEFAULT_PORT = /^([^/]*\/\/[^/?#]*?):(?:80|443)?(?=$|[/?#])/;
