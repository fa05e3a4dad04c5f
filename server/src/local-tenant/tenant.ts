import type { SigningKey } from "./home/signing-key.ts";
import type { Store } from "./store/store.ts";

/** One running local tenant, as its endpoints see it. */
export interface Tenant {
  /** `localhost:PORT`. */
  readonly domain: string;
  /** `https://localhost:PORT/`, with the slash, whichever protocol a request came by. */
  readonly issuer: string;
  /** `https://localhost:PORT/api/v2/`: the Management API's identifier. */
  readonly managementApi: string;
  readonly store: Store;
  readonly signingKey: SigningKey;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
