import type { Application } from "../management/application.ts";
import { OAuthRefusal } from "./oauth-refusal.ts";

/** Counts the tokens of applications that have a quota (`token_quota.client_credentials`). */
export interface QuotaDesk {
  /**
   * Counts one token.
   *
   * @returns the headers that tell what is left; none without a quota
   * @throws OAuthRefusal 429 where an enforced quota is used up
   */
  take(application: Application, now: number): Readonly<Record<string, string>>;
}

const periods = [
  { name: "per_hour", seconds: 3600 },
  { name: "per_day", seconds: 86_400 },
] as const;

/**
 * Form of the header, status and words: Auth0, fine-grained-m2m-token-quotas. That periods begin at full hours and days
 * (UTC) is an assumption, and so is that a restart forgets what was counted.
 */
export function quotaDesk(): QuotaDesk {
  const counts = new Map<string, number>();
  return {
    take: (application, now) => {
      const quota = application.token_quota?.client_credentials;
      if (!quota) return {};
      const seconds = Math.floor(now / 1000);
      const buckets = periods.flatMap(({ name, seconds: length }) => {
        const limit = quota[name];
        if (limit === undefined) return [];
        const key = `${application.client_id} ${name} ${Math.floor(seconds / length)}`;
        return [{ name, limit, key, used: counts.get(key) ?? 0, resets: length - (seconds % length) }];
      });
      const spent = buckets.filter(({ limit, used }) => used >= limit);
      const isRefused = spent.length > 0 && quota.enforce !== false;
      if (!isRefused) for (const bucket of buckets) counts.set(bucket.key, ++bucket.used);
      const left = buckets.map(
        ({ name, limit, used, resets }) => `b=${name};q=${limit};r=${Math.max(0, limit - used)};t=${resets}`,
      );
      const headers = { "auth0-client-quota-limit": left.join(",") };
      if (!isRefused) return headers;
      const wait = Math.max(...spent.map(({ resets }) => resets));
      throw new OAuthRefusal(429, "too_many_requests", "Client quota exceeded", {
        ...headers,
        "retry-after": String(wait),
      });
    },
  };
}
