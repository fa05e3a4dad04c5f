import { isAuthApisName } from "../document/uri.ts";

/** How a file may use an audience. `undefined`: it isn't looked at. */
export interface CandidateFile {
  /** Its format has values without quotes. */
  readonly bare: boolean;
}

/** Judges a file by its name alone. An `auth-apis.yaml` has rules of its own. */
export function candidateFile(name: string): CandidateFile | undefined {
  if (isAuthApisName(name)) return undefined;
  if (isEnvironmentName(name)) return { bare: true };
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (BARE.has(extension) || name === "Dockerfile") return { bare: true };
  return QUOTED.has(extension) && !/\.min\.js$|^package-lock\.json$/i.test(name) ? { bare: false } : undefined;
}

/** `.env`, `.env.local`, `production.env`: what git ignores, and a program reads all the same. */
export function isEnvironmentName(name: string): boolean {
  return /^\.env(?:$|\.)|\.env$/i.test(name);
}

const list = (extensions: string): readonly string[] => extensions.split(" ");

const BARE: ReadonlySet<string> = new Set(list("yaml yml properties ini conf cfg xml config sh tfvars"));

const QUOTED: ReadonlySet<string> = new Set([
  ...list("ts tsx mts cts js jsx mjs cjs vue svelte astro json jsonc json5 toml tf"),
  ...list("py go java kt kts scala groovy gradle cs fs vb rb php rs swift dart ex exs"),
]);

/** Extensions of all files that are looked at, for whoever watches them. */
export const EXTENSIONS: readonly string[] = [...BARE, ...QUOTED];
