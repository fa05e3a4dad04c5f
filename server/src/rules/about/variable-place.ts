import type { ApiView } from "../../document/read/api.ts";
import type { Span } from "../../document/finding.ts";

/** A variable that a tenant of the file defines, with its name's place there. */
export interface VariablePlace {
  readonly name: string;
  /** What it stands for, as text. */
  readonly text: string;
  readonly at: Span;
}

/** The variable whose placeholder is the end of an API's identifier. */
export function lastVariable(api: ApiView): VariablePlace | undefined {
  const value = api.get("identifier");
  const name = value?.kind === "scalar" ? /(?<!\$)\$\{([^{}\n]*)\}\s*$/.exec(value.source)?.[1] : undefined;
  return name === undefined ? undefined : placeOf(api, name);
}

/** The variables of its placeholders, in order. */
export function variablesOf(api: ApiView): readonly VariablePlace[] {
  const value = api.get("identifier");
  return value?.kind === "scalar" ? value.variables.flatMap((name) => placeOf(api, name) ?? []) : [];
}

function placeOf({ tenants }: ApiView, name: string): VariablePlace | undefined {
  const variable = tenants[0]?.variables.get(name.trim());
  return variable && { name: variable.name, text: String(variable.value ?? ""), at: variable.keyAt };
}
