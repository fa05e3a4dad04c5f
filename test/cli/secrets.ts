import assert from "node:assert/strict";

const inPlay = new Set<string>();

/** From now on this text may not occur in anything that a run prints. */
export function keepSecret<T extends string>(text: T): T {
  inPlay.add(text);
  return text;
}

/** Neither a secret nor anything that looks like a token. */
export function assertNoSecret(
  run: { readonly stdout: string; readonly stderr: string },
  args: readonly string[],
): void {
  const said = run.stdout + run.stderr;
  const shown = [...inPlay].filter((secret) => said.includes(secret));
  const tokens = said.match(/\beyJ[\w-]{8,}\.[\w-]+/g) ?? [];
  assert.equal(shown.length + tokens.length, 0, `auth-apis ${args.join(" ")} prints a secret`);
}
