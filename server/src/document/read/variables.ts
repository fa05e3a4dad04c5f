import type { Primitive } from "./value.ts";

/** A variable's value; `missing`: there is none, which is an error; `later`: it is known only once a tenant is chosen. */
export type Variable = { readonly value: Primitive } | "missing" | "later";

/** `missing`: names without a value, and {@link OPEN} for each `${` that begins no placeholder. */
export type Expansion =
  | { readonly kind: "value"; readonly value: Primitive }
  | { readonly kind: "unknown"; readonly missing: readonly string[] };

/**
 * What begins a placeholder. Where it begins none, as in `${NAME` and `${{ NAME }}`, somebody meant one: sent as text, it would
 * be a real value on the tenant (https://github.com/auth0/auth0-deploy-cli/issues/437).
 */
export const OPEN = "${";

/** May a scalar hold a placeholder? Nearly none does. */
export function mayHoldVariables(value: Primitive): value is string {
  return typeof value === "string" && value.includes(OPEN);
}

/** May a text hold a scalar with a placeholder, be it escaped? What its aliases bring is not asked. */
export function mayExpand(text: string): boolean {
  return MAY_EXPAND.test(text);
}

/** Names that occur in a scalar as `${NAME}`, in order; `$${` is a literal `${`. */
export function variablesIn(value: Primitive): readonly string[] {
  if (!mayHoldVariables(value)) return NONE;
  return [...value.matchAll(PLACEHOLDER)].flatMap((match) => (match[1] === undefined ? [] : [match[1].trim()]));
}

/** The name in a text that is exactly one placeholder. */
export function onlyVariable(text: string): string | undefined {
  return ONLY_PLACEHOLDER.exec(text)?.[1]?.trim();
}

/**
 * Puts the variables' values in. A text that is exactly one placeholder takes the variable's value with its type;
 * anywhere else the value's text is inserted. What is inserted is not expanded again.
 */
export function expand(value: Primitive, variable: (name: string) => Variable): Expansion {
  if (!mayHoldVariables(value)) return { kind: "value", value };
  const missing: string[] = [];
  const later: string[] = [];
  const look = (name: string): Primitive => {
    const found = variable(name);
    if (typeof found === "object") return found.value;
    if (found === "missing") missing.push(name);
    else later.push(name);
    return "";
  };
  const only = onlyVariable(value);
  const insert = (match: string, name?: string): string => {
    if (match === OPEN) missing.push(OPEN);
    return name === undefined ? OPEN : String(look(name.trim()) ?? "");
  };
  const expanded = only === undefined ? value.replace(PLACEHOLDER, insert) : look(only);
  return later.length + missing.length > 0 ? { kind: "unknown", missing } : { kind: "value", value: expanded };
}

/** A `$${`, a whole placeholder with what stands in it, or a `${` that begins none. */
export const PLACEHOLDER = /\$\$\{|\$\{([^{}\n]*)\}|\$\{/g;
const ONLY_PLACEHOLDER = /^\$\{([^{}\n]*)\}$/;
/** A double-quoted scalar can write the sign as `\x24`. */
const MAY_EXPAND = /[$\\]/;
const NONE: readonly string[] = [];
