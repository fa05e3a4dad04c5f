import type { Instead, Options } from "./options.ts";

/** What users of terraform, auth0-deploy-cli, kubectl, gh and git type, and what does it here. */

/** Their commands; what follows `auth-apis` here, or a sentence where nothing does. */
const commands: readonly (readonly [names: readonly string[], here: string])[] = [
  [["apply", "deploy", "push", "up"], "sync"],
  [["diff", "preview", "status", "show", "list", "ls", "get", "dry-run"], "plan"],
  [["drift", "refresh"], "pull --dry-run"],
  [["validate", "lint", "verify"], "check"],
  [["fmt"], "format"],
  [["export", "dump", "init"], "import"],
  [["rollback", "revert"], "undo"],
  [["continue", "retry"], "resume"],
  [["inspect", "decode"], "token --stdin"],
  [["test"], "token --all"],
  [["explain"], "why"],
  [["start", "serve", "emulator", "local"], "local-tenant"],
  [["server", "language-server"], "lsp"],
  [
    ["login", "logout", "auth", "configure", "config", "tenants", "whoami"],
    "credentials come from the environment; auth-apis --help names the variables",
  ],
  [["destroy", "delete", "remove", "rm"], "write `state: absent` at the API, and sync with --allow-delete"],
];

/** Their options; each of the options that does it here is named only where the command has it. */
const options: readonly (readonly [names: readonly string[], option: string, value?: string])[] = [
  [["json", "jq"], "format", "json"],
  [["output", "o"], "out"],
  [["output", "o", "reporter"], "format"],
  [["auto-approve", "approve", "assume-yes", "force", "no-input", "no-prompt", "non-interactive", "ci"], "yes"],
  [["domain", "env", "environment", "profile", "context", "stage", "e", "p"], "tenant"],
  [["target", "audience", "identifier", "resource-server", "only"], "api"],
  [["client-id", "application", "app"], "client"],
  [["prune", "delete", "destroy", "allow-deletes"], "allow-delete"],
  [["parallelism", "jobs", "j"], "concurrency"],
  [["org"], "organization"],
  [["framework", "lang", "language", "template"], "stack"],
  [["base", "since", "ref", "commit"], "against"],
];

const sentences: readonly (readonly [names: readonly string[], sentence: string])[] = [
  [["file", "filename", "config", "config-file", "input-file", "i", "f", "c"], "files are named without an option"],
  [
    ["client-id", "client-secret", "secret", "token", "access-token"],
    "credentials come from the environment; auth-apis --help names the variables",
  ],
  [["no-color", "no-colour", "color"], "NO_COLOR=1 in the environment turns colours off"],
  [["quiet", "silent", "q"], "results go to stdout and all else to stderr, so 2>/dev/null leaves the results"],
  [["version", "V", "v"], "auth-apis --version says which one it is"],
];

/** What does here what a command of another tool does, as the end of a sentence. */
export function commandHere(name: string): string | undefined {
  const here = commands.find(([names]) => names.includes(name))?.[1];
  return here?.replace(/^[a-z-]+(?: --[a-z-]+)?$/, "it is auth-apis $& here");
}

/**
 * The same for an option of a command that has these ones.
 *
 * @param name - without its hyphens
 * @param instead - what only the command can say
 */
export function optionHere(name: string, own: Options, instead: Instead): string | undefined {
  const word = name === "n" ? "dry-run" : name.replaceAll("_", "-");
  if (Object.hasOwn(instead, word)) return instead[word];
  const same = options.filter(([names, option]) => names.includes(word) && Object.hasOwn(own, option));
  if (same.length === 0) return sentences.find(([names]) => names.includes(word))?.[1];
  const written = same.map(([, option, value]) => `--${option}${value === undefined ? "" : ` ${value}`}`);
  return `it is ${written.join(" or ")} here`;
}
