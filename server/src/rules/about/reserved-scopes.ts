const SIGN_IN = "a scope of sign-in (OpenID Connect)";
const PROFILE = "a name of the user profile";

/**
 * The names that no API may give a scope, and what each is.
 * https://auth0.com/docs/get-started/apis/add-api-permissions
 */
export const RESERVED: ReadonlyMap<string, string> = new Map([
  ["address", SIGN_IN],
  ["created_at", PROFILE],
  ["email", SIGN_IN],
  ["email_verified", PROFILE],
  ["family_name", PROFILE],
  ["given_name", PROFILE],
  ["identities", PROFILE],
  ["name", PROFILE],
  ["nickname", PROFILE],
  ["offline_access", SIGN_IN],
  ["openid", SIGN_IN],
  ["phone", SIGN_IN],
  ["picture", PROFILE],
  ["profile", SIGN_IN],
]);
