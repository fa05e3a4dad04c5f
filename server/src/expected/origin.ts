import type { ExpectedClaim } from "./expected-token.ts";

/** Where the value of an expected claim comes from, in a few words; empty where that goes without saying. */
export const ORIGINS: Readonly<Record<ExpectedClaim["from"], string>> = {
  file: "",
  tenant: "as on the tenant",
  default: "Auth0's default: the file is silent",
  issued: "",
  assumed: "assumed",
};
