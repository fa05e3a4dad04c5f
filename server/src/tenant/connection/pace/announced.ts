/** What an answer says of the tenant's limit (`x-ratelimit-*`). */
export interface Announced {
  readonly limit: number;
  readonly remaining: number;
  /** By the tenant's clock, in seconds; only good for being the same as another one, or later. */
  readonly reset: number;
  /** Milliseconds from now. */
  readonly resetIn: number;
  /** It is the answer of a request that was refused for the limit, and so took nothing of it. */
  readonly isRefusal: boolean;
}

/** The tenant's limit is there for everybody who uses it: this share of it is left to them. */
export const leftToOthers = 0.1;
