import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Each secret with the forms in which it could be written. */
const inPlay = new Map<string, readonly string[]>();

/** From now on this text may not occur in anything that a run prints or writes. */
export function keepSecret<T extends string>(text: T): T {
  if (!inPlay.has(text)) inPlay.set(text, formsOf(text));
  return text;
}

/** The same for whatever a tenant's answer, or a request to it, hands over. */
export function keepSecretsOf(body: string): void {
  const named = /"?\b(?:access_token|client_secret|signing_secret|client_assertion)"?[:=]"?([^"&,}\s]+)/g;
  for (const [, secret = ""] of body.matchAll(named)) keepSecret(secret);
}

/** Neither a secret nor anything that looks like a token. */
export function assertNoSecret(
  run: { readonly stdout: string; readonly stderr: string },
  args: readonly string[],
): void {
  assert.ok(!holdsSecret(run.stdout + run.stderr), `auth-apis ${args.join(" ")} prints a secret`);
}

/** The same of all files below a folder, and of their names. The files that were looked at. */
export function assertNoSecretBelow(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((each) =>
    statSync(join(folder, each)).isFile(),
  );
  const found = files.filter((each) => holdsSecret(each + readFileSync(join(folder, each), "utf8")));
  assert.deepEqual(found, [], "these files hold a secret");
  return files;
}

function holdsSecret(text: string): boolean {
  if (/\beyJ[\w-]{8,}\.[\w-]+/.test(text)) return true;
  return [...inPlay.values()].some((forms) => forms.some((form) => text.includes(form)));
}

/** As itself, in a URL, in JSON, in hexadecimal, in base64 and with whatever before it; a key also line by line. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const inBase64 = [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      // What neighbours have a part in.
      .slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6)),
  );
  const forms = [
    ...[secret, encodeURIComponent(secret), new URLSearchParams([["", secret]]).toString().slice(1)],
    ...[JSON.stringify(secret).slice(1, -1), bytes.toString("hex")],
    ...inBase64.flatMap((each) => [each, each.replaceAll("+", "-").replaceAll("/", "_")]),
    ...secret.split("\n").filter((line) => /^[\w+/=]{40,}$/.test(line)),
  ];
  return [...new Set(forms)];
}
