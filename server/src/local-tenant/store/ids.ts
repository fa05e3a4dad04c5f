import { randomBytes, randomInt } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** `length` random letters and digits, as Auth0's client ids, grant ids and secrets are made of. */
export function alphanumeric(length: number): string {
  let text = "";
  while (text.length < length) text += alphabet.charAt(randomInt(alphabet.length));
  return text;
}

/** 24 hexadecimal digits that begin with the second they were made in, so that ids made later sort later. */
export function apiId(now: number): string {
  return Math.floor(now / 1000)
    .toString(16)
    .padStart(8, "0")
    .concat(randomBytes(8).toString("hex"));
}

export const grantId = (): string => `cgr_${alphanumeric(16)}`;
export const roleId = (): string => `rol_${alphanumeric(16)}`;
export const organizationId = (): string => `org_${alphanumeric(16)}`;
export const clientId = (): string => alphanumeric(32);
export const clientSecret = (): string => alphanumeric(64);

/** The length that a real tenant generates for HS256 when none is given. */
export const signingSecret = (): string => alphanumeric(32);
