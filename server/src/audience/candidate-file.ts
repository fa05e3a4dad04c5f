import { isAuthApisName } from "../document/uri.ts";

/** How a file may use an audience. `undefined`: it isn't looked at. */
export interface CandidateFile {
  /** Its format has values without quotes. */
  readonly bare: boolean;
  /** What a comment to the end of a line begins with, or one that fills lines of its own. */
  readonly comment: "#" | "//" | "<!--" | "::";
}

/** Judges a file by its name alone. An `auth-apis.yaml` has rules of its own. */
export function candidateFile(name: string): CandidateFile | undefined {
  if (isAuthApisName(name) || LEFT_OUT.test(name)) return undefined;
  if (ENVIRONMENT.test(name) || BY_NAME.test(name)) return BARE;
  const extension = /\.([a-z0-9]+)$/i.exec(name.replace(TEMPLATE, ""))?.[1]?.toLowerCase() ?? "";
  return BY_EXTENSION.get(extension);
}

/** `.env`, `.env.local`, `.env-staging`, `production.env`: what git ignores, and a program reads all the same. */
export function isEnvironmentName(name: string): boolean {
  return ENVIRONMENT.test(name);
}

const BARE: CandidateFile = { bare: true, comment: "#" };
const ENVIRONMENT = /^\.(?:env|flaskenv$|dev\.vars(?:$|\.))|\.env$/i;
const BY_NAME = /^(?:GNU)?makefile$|^justfile$|^(?:Docker|Container)file(?:$|\.)/i;
const LEFT_OUT = /\.min\.js$|^package-lock\.json$|^npm-shrinkwrap\.json$|\.map$/i;

const list = (extensions: string): readonly string[] => extensions.split(" ");

const FORMATS: readonly (CandidateFile & { readonly extensions: readonly string[] })[] = [
  {
    ...BARE,
    extensions: list("yaml yml properties ini conf cfg sh bash zsh fish mk tfvars http rest bru hurl dockerfile"),
  },
  { bare: true, comment: "<!--", extensions: list("xml config plist") },
  { bare: true, comment: "::", extensions: list("bat cmd") },
  {
    bare: false,
    comment: "//",
    extensions: list(
      "ts tsx mts cts js jsx mjs cjs vue svelte astro json jsonc json5 ipynb go java kt kts scala groovy gradle cs fs vb php rs " +
        "swift dart bicep",
    ),
  },
  { bare: false, comment: "#", extensions: list("toml tf hcl py rb ex exs ps1 psm1") },
  { bare: false, comment: "<!--", extensions: list("html htm cshtml razor erb") },
];

const BY_EXTENSION: ReadonlyMap<string, CandidateFile> = new Map(
  FORMATS.flatMap((format) => format.extensions.map((extension) => [extension, format] as const)),
);

/** `application.yml.example`: what is copied to be the file counts as much. */
const TEMPLATES = list("example sample dist template tmpl");
const TEMPLATE = new RegExp(String.raw`\.(?:${TEMPLATES.join("|")})$`, "i");

/** For whoever watches all files that are looked at, and more. */
export const GLOBS: readonly string[] = [
  `**/*.{${[...BY_EXTENSION.keys(), "env", ...TEMPLATES].join(",")}}`,
  "**/{.env*,.flaskenv,.dev.vars,.dev.vars.*,Dockerfile,Dockerfile.*,Containerfile,Makefile,makefile,justfile}",
];
