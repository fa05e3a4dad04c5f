import { isSecretName } from "../../schema/facts.ts";

/** What a secret by its key's name is called: "a client secret". `undefined` where the name means none. */
export function secretByName(key: string): string | undefined {
  if (!isSecretName(key)) return undefined;
  const words = key.replace(/([a-z\d])([A-Z])/g, "$1 $2").toLowerCase();
  return KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? "a secret";
}

/**
 * Could this be the secret itself? Not where it is a placeholder, a reference to where the secret is kept, or words about
 * it. A token or API key is never short, but a setting under such a name is (`access_token: rotating`).
 */
export function isFilledIn(value: string, key: string): boolean {
  const text = value.trim();
  if (text === "" || /\s/.test(text) || text.includes("${")) return false;
  if (bare(text) === bare(key) || /^(.)\1*$/s.test(text)) return false;
  if (/(?:token|assertion|key)$/i.test(key) && text.length < SHORTEST_TOKEN) return false;
  return !STAND_IN.test(text) && !REFERENCE.test(text);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z\d]/g, "");
}

const KINDS: readonly [RegExp, string][] = [
  [/signing.?secret$/, "a signing secret"],
  [/client.?secret$/, "a client secret"],
  [/private.?key$/, "a private key"],
  [/api.?key$/, "an API key"],
  [/(?:token|assertion)$/, "a token"],
  [/(?:passw(?:or)?d|passphrase)$/, "a password"],
];
/** `<client secret>`, `[redacted]`, `YOUR_SECRET`, `changeme`, `abc...`. */
const STAND_IN =
  /\.{3}|…|\*{3}|x{4}|^(?:[<[{(].*[>\]})]|(?:your|my|some|insert|replace|change|enter|put)[-_].*|change(?:me|it)|todo|tbd|redacted|removed|hidden|masked|none|null|nil|empty|unset|true|false|yes|no|on|off|required|optional|auto|generated|example|dummy|placeholder)$/i;
/** `env:NAME`, `$NAME`, `%NAME%`, `vault:path`, `op://…`, an ARN, a URL, the path of a file. */
const REFERENCE =
  /^(?:(?:env|vault|secrets?|file|ssm|sops|op|gcp|aws|azure|keychain|keyvault|arn|ref|https?):|\$\w+$|%\w+%$|(?:\.{1,2}|~)\/|\/(?:run|etc|var|home|mnt|secrets)\/|projects\/)/i;
const SHORTEST_TOKEN = 12;
