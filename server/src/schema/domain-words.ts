import { domainFault, isLoopback } from "../facts/domain.ts";
import { blanksAround } from "../text/blank.ts";
import { shown } from "./words.ts";

/** Why a text can't be a tenant's domain, as a sentence for its author; `undefined` where it can. No user's name stands in it. */
export function domainProblem(domain: string): string | undefined {
  const text = `"${shown(domain.replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^/@]*@/i, "$1…@"))}"`;
  switch (domainFault(domain)) {
    case undefined:
      return undefined;
    case "empty":
      return `The tenant's domain is empty; write its host name, ${EXAMPLE}.`;
    case "spaces":
      return `${text} has ${blanksAround(domain)} around it.`;
    case "variable":
      return `${text} can't be a domain: variables have no place in it, since they belong to the tenant.`;
    case "foreign":
      return `"${shown(domain)}" is a placeholder of another tool, which nothing fills in here; write the bare host, ${EXAMPLE}.`;
    case "url":
      return `${text} is a URL; write the bare host, ${EXAMPLE}.`;
    case "user":
      return `${text} names a user; write the bare host, ${EXAMPLE}.`;
    case "path":
      return `${text} has a path; write the bare host, ${EXAMPLE}.`;
    case "port":
      if (isLoopback(domain.replace(/:\d*$/, "")))
        return `${text} has a port that cannot be: ports go from 1 to 65535.`;
      return `${text} has a port, which only a tenant on this machine may have.`;
    case "one-word":
      return `${text} is no whole domain; write it as in ${shown(domain.toLowerCase())}.eu.auth0.com.`;
    case "dot":
      return `${text} ends in a dot; leave it out.`;
    case "no-host-name":
      return `${text} is no host name; write it ${EXAMPLE}.`;
  }
}

const EXAMPLE = "as in acme.eu.auth0.com";
