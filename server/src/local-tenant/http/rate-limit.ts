/** A token bucket, as Auth0 describes its rate limits: `burst` requests at once, then `rate` more each second. */
export interface RateLimit {
  /** Counts one request at this time (milliseconds). */
  take(now: number): RateLimitAnswer;
}

export interface RateLimitAnswer {
  readonly allowed: boolean;
  /** The bucket's size. */
  readonly limit: number;
  readonly remaining: number;
  /** Unix time in seconds, rounded up, at which the bucket is full again. */
  readonly reset: number;
}

export function rateLimit(rate: number, burst: number): RateLimit {
  let tokens = burst;
  let at: number | undefined;
  return {
    take(now) {
      tokens = Math.min(burst, tokens + (Math.max(0, now - (at ?? now)) * rate) / 1000);
      at = now;
      const allowed = tokens >= 1;
      if (allowed) tokens -= 1;
      const full = now / 1000 + (burst - tokens) / rate;
      return { allowed, limit: burst, remaining: Math.floor(tokens), reset: Math.ceil(full) };
    },
  };
}

/** The names under which Auth0 announces it on every answer of the Management API. */
export function rateLimitHeaders(answer: RateLimitAnswer): Readonly<Record<string, string>> {
  return {
    "x-ratelimit-limit": String(answer.limit),
    "x-ratelimit-remaining": String(answer.remaining),
    "x-ratelimit-reset": String(answer.reset),
  };
}
