import type { Command } from "./command.ts";
import { columns } from "./options-help.ts";
import type { CommandEntry } from "./registry.ts";

/** `auth-apis --help`: every command in a line. */
export function overview(commands: readonly CommandEntry[]): string {
  return [
    "auth-apis: Auth0 APIs, scopes and grants in a file. Check it, sync it to a tenant, test its tokens.",
    "",
    "Usage: auth-apis COMMAND [FILE] [options]",
    "",
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    "",
    "auth-apis COMMAND --help says more. Without a FILE it is the auth-apis.yaml of the working directory.",
    "",
    "Credentials come from the environment and go only to the tenant that AUTH0_DOMAIN names:",
    ...columns([
      ["AUTH0_DOMAIN", "the tenant that they are for, such as acme.eu.auth0.com"],
      ["AUTH0_CLIENT_ID, AUTH0_CLIENT_SECRET", "of a machine-to-machine application for the Management API"],
      ["AUTH0_CLIENT_SIGNING_KEY_PATH", "its private key (PEM) in place of the secret"],
      ["AUTH0_CLIENT_SIGNING_ALGORITHM", "how that signs: RS256 (default), RS384 or PS256"],
      ["AUTH0_ACCESS_TOKEN", "a Management API token in their place"],
      [
        "AUTH0_DOMAIN_<NAME>, AUTH0_CLIENT_ID_<NAME>…",
        "the same for another tenant: one ending for all its names, those below too",
      ],
      ["AUTH_APIS_CLIENT_SECRET_<CLIENT_ID>", "of an application, for `token`"],
      ["AUTH_APIS_CLIENT_SIGNING_KEY_PATH_<CLIENT_ID>", "its private key (PEM) in place of the secret"],
    ]),
    "",
    "Exit codes:",
    ...columns([
      ["0", "nothing is wrong, nothing is left to do"],
      ["1", "check: errors; plan: only blocked items; sync: an item blocked or failed; token, why: broken or refused"],
      [
        "2",
        "plan: changes are pending; sync: removals left out, or items that moved meanwhile; pull: differences left",
      ],
      ["3", "the tenant can't be reached, or refuses the sign-in"],
      ["64", "wrong usage, or a confirmation is needed and nobody is there to give it"],
      ["130", "stopped before the end"],
    ]),
  ].join("\n");
}

/** `auth-apis COMMAND --help`. */
export function commandHelp({ name, summary }: CommandEntry, { usage, details }: Command): string {
  return [`Usage: auth-apis ${name} ${usage}`, "", `${summary}.`, "", details].join("\n");
}
