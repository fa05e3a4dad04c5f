import { isLoopback } from "../../facts/domain.ts";
import { domainProblem } from "../../schema/domain-words.ts";

/** A tenant's domain in lower case, or what is wrong with the text, as a sentence for its author. */
export type ParsedDomain = { readonly domain: string } | { readonly problem: string };

/** Reads a tenant's domain: what `domainFault` finds nothing wrong with. */
export function parseDomain(text: string): ParsedDomain {
  const problem = domainProblem(text);
  return problem === undefined ? { domain: text.toLowerCase() } : { problem };
}

/** Where requests go: https, and http only to the machine itself. Takes what `parseDomain` has accepted. */
export function baseUrl(domain: string): string {
  return `${isLoopback(domain) ? "http" : "https"}://${domain}`;
}

/** The Management API's identifier, and so the audience of its tokens: https and a slash, on loopback as well. */
export function managementAudience(domain: string): string {
  return `https://${domain}/api/v2/`;
}
