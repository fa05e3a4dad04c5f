import type { Terminal } from "../terminal.ts";

/**
 * Settings of auth0-deploy-cli that a user may expect to hold here, in words: one line for each. They are ignored, since
 * what they do is said in another way.
 */
export function ignoredSettings(env: Terminal["env"]): readonly string[] {
  return Object.keys(env)
    .filter((name) => env[name])
    .sort()
    .flatMap((name) => {
      if (name === "AUTH0_ALLOW_DELETE") return [`${name} is ignored: removals need --allow-delete.`];
      if (name.startsWith("AUTH0_EXCLUDED"))
        return [`${name} is ignored: what the file doesn't mention is left alone.`];
      return [];
    });
}
