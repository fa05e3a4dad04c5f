import { domainFault, isLoopback } from "../../facts/domain.ts";
import { TokenError } from "./token-error.ts";

/**
 * Where requests for this tenant go: `https://DOMAIN`, and `http://` where the host is this machine.
 *
 * @throws TokenError `bad-domain` for what is no tenant's domain: it could carry a secret to a place that the user did not see
 */
export function originOf(domain: string): string {
  if (domainFault(domain) !== undefined) throw new TokenError("bad-domain", { domain });
  return `${isLoopback(domain) ? "http" : "https"}://${domain}`;
}
