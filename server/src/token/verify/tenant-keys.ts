import { createLocalJWKSet, errors, type JSONWebKeySet, type JWK, type LocalJWKSet } from "jose";
import { originOf } from "../connection/endpoint.ts";
import type { Wire } from "../connection/exchange.ts";
import { guardedFetch, jsonOf } from "../connection/guarded-fetch.ts";
import { list, record } from "../../facts/unknown-json.ts";
import { TokenError } from "../connection/token-error.ts";

/** A key is picked by the token's header; `undefined` where the tenant has none that fits, read afresh once. */
export interface TenantKeys {
  readonly find: (header: { readonly alg: string; readonly kid?: string }) => Promise<CryptoKey[]>;
}

/**
 * The public keys of a tenant, from its own domain and nowhere else (a `jku` or `jwk` in a token's header is never
 * looked at). Read at the first question and kept as long as this value; a `kid` that is not among them makes one more
 * reading, since keys rotate.
 *
 * @throws TokenError from `find`, where the keys could not be read
 */
export function tenantKeys(domain: string, wire: Wire): TenantKeys {
  const url = `${originOf(domain)}/.well-known/jwks.json`;
  const send = guardedFetch(domain, wire);
  let kept: Promise<LocalJWKSet> | undefined;

  const read = async (): Promise<LocalJWKSet> => {
    const response = await send(url, { headers: { accept: "application/json" } });
    const body = await jsonOf(response, domain);
    if (response.status !== 200 || !isKeySet(body)) {
      throw new TokenError("unexpected-answer", { domain, status: response.status });
    }
    return createLocalJWKSet({ keys: body.keys.map(forAnyRsaSignature) });
  };
  const refresh = (): Promise<LocalJWKSet> => {
    const reading = read();
    kept = reading;
    // A failed reading is not kept: the next question asks again.
    reading.catch(() => (kept = kept === reading ? undefined : kept));
    return reading;
  };

  return {
    find: async (header) => {
      const found = await pick(await (kept ?? refresh()), header);
      return found.length > 0 ? found : pick(await refresh(), header);
    },
  };
}

async function pick(keys: LocalJWKSet, header: { readonly alg: string; readonly kid?: string }): Promise<CryptoKey[]> {
  try {
    return [await keys(header)];
  } catch (error) {
    if (error instanceof errors.JWKSMultipleMatchingKeys) {
      const several: CryptoKey[] = [];
      for await (const key of error) several.push(key);
      return several;
    }
    return [];
  }
}

/**
 * Tenants sign RS256, RS512 and PS256 tokens; whether each has a key of its own in the JWKS is not documented. Assumed:
 * an RSA signing key serves all three, whatever `alg` it lists.
 */
function forAnyRsaSignature(key: JWK): JWK {
  const { alg, ...rest } = key;
  return alg !== undefined && /^[RP]S\d{3}$/.test(alg) ? rest : key;
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  return list(record(value)?.["keys"])?.every((key) => typeof record(key)?.["kty"] === "string") ?? false;
}
