/** Details in which two identifiers may differ without the eye seeing it, each with what takes it away. */
const details = {
  "percent-encoding": decoded,
  "letter case": (text: string) => text.toLowerCase(),
  port: (text: string) => text.replace(/^(https:\/\/[^/]*):443(?=\/|$)|^(http:\/\/[^/]*):80(?=\/|$)/i, "$1$2"),
  scheme: (text: string) => text.replace(/^https?:\/\//i, "//"),
  "www.": (text: string) => text.replace(/^((?:https?:)?\/\/)?www\./i, "$1"),
  "trailing slash": (text: string) => text.replace(/\/$/, ""),
};

type Detail = keyof typeof details;

const order = Object.keys(details) as readonly Detail[];

/** An identifier that is nearly another one, and in what they differ. */
export interface NearMiss {
  readonly identifier: string;
  readonly differs: readonly Detail[];
}

/**
 * The first of the identifiers that is the given one but for such details: Auth0 compares to the character, so each is
 * another API. The identifier itself is none. Pure.
 */
export function sameButFor(identifier: string, others: readonly string[]): NearMiss | undefined {
  const other = others.find((one) => one !== identifier && without(order, one) === without(order, identifier));
  if (other === undefined) return undefined;
  const differs = order.filter((detail) => {
    const rest = order.filter((one) => one !== detail);
    return without(rest, other) !== without(rest, identifier);
  });
  return { identifier: other, differs };
}

/** `the scheme and the trailing slash` */
export function differences({ differs }: NearMiss): string {
  return differs.map((one) => `the ${one}`).join(" and ");
}

function without(some: readonly Detail[], text: string): string {
  return some.reduce((left, detail) => details[detail](left), text);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
