import { roughDuration } from "../../text/duration.ts";
import { type Check, outOfStep, shown } from "./check.ts";

/** Seconds by which two clocks may differ before it is worth a word; validators commonly allow as much. */
const leeway = 60;

/** Seconds by which a `Date` header and the way of an answer may mislead. */
const unsure = 2;

/** `exp` minus `iat` is the API's `token_lifetime`, in seconds. */
export const lifetime: Check = {
  name: "lifetime",
  expected: (expectation) => expectation.lifetime,
  judge: ({ payload: { exp, iat } }, expectation) => {
    if (typeof exp !== "number" || typeof iat !== "number") {
      return { holds: false, why: "A token without exp and iat has no lifetime that could be told." };
    }
    const actual = exp - iat;
    return actual === expectation.lifetime ? { holds: true, actual } : { holds: false, actual, why: outOfStep };
  },
};

/** Is it valid at this moment, by this machine's clock? */
export const expiry: Check = {
  name: "expiry",
  expected: () => "not expired",
  judge: ({ payload: { exp, iat, nbf } }, _expectation, { now, clockSkew = 0 }) => {
    if (typeof exp !== "number" || !Number.isFinite(exp)) {
      return { holds: false, ...shown(exp), why: "Without exp it would never expire." };
    }
    const age = now - exp;
    if (age >= leeway) return { holds: false, actual: `expired ${roughDuration(age)} ago`, why: "Request a new one." };
    const starts = Math.max(...[iat, nbf].filter((time) => typeof time === "number"), -Infinity);
    const ahead = starts - now;
    if (ahead > leeway) {
      const why = `It begins ${roughDuration(ahead)} from now: this machine's clock is behind, or the token is not for now.`;
      return { holds: false, actual: "not valid yet", why };
    }
    if (age >= 0) {
      const why = `Within the ${leeway} seconds by which clocks may differ; an API may still take it, or not.`;
      return { holds: "unknown", actual: `expired ${roughDuration(age)} ago`, why };
    }
    const actual = `expires in ${roughDuration(-age)}`;
    const behind = Math.max(ahead, clockSkew);
    if (behind > unsure || ahead >= 1) {
      return {
        holds: true,
        actual,
        why: `This machine's clock is behind the tenant's by ${roughDuration(behind)} or more.`,
      };
    }
    if (clockSkew >= -unsure) return { holds: true, actual };
    return {
      holds: true,
      actual,
      why: `This machine's clock is ahead of the tenant's by about ${roughDuration(clockSkew)}.`,
    };
  },
};
