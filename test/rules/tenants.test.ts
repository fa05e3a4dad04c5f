import { deepEqual } from "node:assert/strict";
import { describe, test } from "node:test";
import { casesOf } from "./cases.ts";
import { findings } from "./marked.ts";

const tenant = (domain: string): string => `tenants:\n  dev: { domain: ${domain} }\n`;
const LISTED = (host: string): string =>
  `tenants:\n  dev: { domain: b.eu.auth0.com, custom_domains: [${host}] }\n  live: { domain: ${host} }\n`;
const DEV = (hosts: string): string => `{ domain: dev.eu.auth0.com, custom_domains: [${hosts}] }`;
const LIVE = (hosts: string): string => `{ domain: live.eu.auth0.com, custom_domains: [${hosts}] }`;

describe("tenant-domain", () => {
  const { marks, silent, fixes, unfixed, says, severities } = casesOf("tenant-domain");
  for (const domain of [
    "acme.eu.auth0.com",
    "acme.auth0.com",
    "a-b.us-3.auth0.com",
    "acme.prod.auth0app.com",
    "localhost",
    "localhost:7001",
    "127.0.0.1:7001",
    '"[::1]:7001"',
  ]) {
    silent(domain, tenant(domain));
  }
  for (const [domain, why] of [
    ["https://acme.eu.auth0.com", "is a URL; write"],
    ["https://ben:pw@acme.eu.auth0.com", "is a URL; write"],
    ["ben@acme.eu.auth0.com", "names a user"],
    ["acme.eu.auth0.com/api/v2/", "has a path"],
    ["acme.eu.auth0.com:443", "has a port"],
    ["localhost:99999", "go from 1 to 65535"],
    ["10.0.0.5:7001", "has a port"],
    ["acme", "write it as in acme.eu.auth0.com"],
    ["acme.eu.auth0.com.", "ends in a dot"],
    ['" acme.eu.auth0.com"', "has spaces around it"],
    ['"acme.eu.auth0.com\\t"', "has tabs around it"],
    ['""', "is empty"],
    ['"${NAME}.eu.auth0.com"', "variables have no place in it"],
    ['"##DOMAIN##"', '"##DOMAIN##" is a placeholder of another tool'],
    ['"@@DOMAIN@@"', '"@@DOMAIN@@" is a placeholder of another tool'],
    ['"{{ name }}.eu.auth0.com"', "is a placeholder of another tool"],
    ["10.0.0.5", "is no host name"],
    ["acme_dev.eu.auth0.com", "is no host name"],
  ] as const) {
    says(`${domain}: ${why}`, tenant(domain), why);
    severities(`${domain} is an error`, tenant(domain), ["error"]);
  }
  fixes("the bare host", tenant("https://acme.eu.auth0.com/"), tenant("acme.eu.auth0.com"));
  fixes(
    "without its port and path",
    "tenants:\n  dev:\n    domain: 'ACME.eu.auth0.com:443/api/' # x\n",
    "tenants:\n  dev:\n    domain: 'acme.eu.auth0.com' # x\n",
  );
  fixes("without its last dot", tenant("acme.eu.auth0.com."), tenant("acme.eu.auth0.com"));
  fixes("loopback keeps its port", tenant("http://localhost:7001"), tenant("localhost:7001"));
  fixes(
    "without what is left of brackets",
    "tenants:\n  a:\n    domain: acme.eu.auth0.com],\n",
    "tenants:\n  a:\n    domain: acme.eu.auth0.com\n",
  );
  fixes("… and with a scheme", tenant('https://acme.eu.auth0.com/"'), tenant("acme.eu.auth0.com"));
  fixes("… and of quotes", tenant("acme.eu.auth0.com'"), tenant("acme.eu.auth0.com"));
  fixes("in lower case", tenant("ACME.eu.auth0.com"), tenant("acme.eu.auth0.com"));
  severities("upper case is a warning", tenant("ACME.eu.auth0.com"), ["warning"]);
  unfixed("a user leaves two hosts to choose from", tenant("⟦https://acme.eu.auth0.com@evil.example⟧"));
  unfixed("a word", tenant("⟦acme⟧"));
  marks(
    "shared, whatever the letter case",
    "tenants:\n  a: { domain: acme.eu.auth0.com }\n  b: { domain: ⟦ACME.eu.auth0.com⟧ }\n",
  );
  silent("two local tenants", "tenants:\n  a: { domain: localhost:7001 }\n  b: { domain: localhost:7002 }\n");
  severities("a custom domain is a warning", tenant("login.acme.com"), ["warning"]);
  says(
    "a custom domain that the file lists",
    "tenants:\n  a: { domain: acme.eu.auth0.com, custom_domains: [login.acme.com] }\n  b: { domain: login.acme.com }\n",
    "is listed in `custom_domains` of a",
  );
  const custom = (host: string): string =>
    `tenants:\n  dev:\n    domain: a.auth0.com\n    custom_domains:\n      - ${host}\n`;
  fixes("a custom domain with what is left of brackets", custom("login.acme.com}"), custom("login.acme.com"));
  fixes("a custom domain that is a URL", custom("https://login.acme.com/"), custom("login.acme.com"));
  severities("… is a warning", custom("login.acme.com/"), ["warning"]);
  silent("a custom domain", custom("login.acme.com"));
  silent("a tenant's own host that another one lists by mistake", LISTED("a.eu.auth0.com"));
  silent("… or that it lists itself", "tenants:\n  a: { domain: a.eu.auth0.com, custom_domains: [a.eu.auth0.com] }\n");
  silent("no domain is the schema's business", "tenants:\n  dev: {}\n");
  silent("a number is the schema's business", "tenants:\n  dev: { domain: 1.5 }\n");
});

describe("a domain that is none", () => {
  const management = "apis:\n  - identifier: https://${tenant.domain}/api/v2/\n    grants: []\n";
  for (const domain of [
    "https://acme.eu.auth0.com/",
    "https://acme.eu.auth0.com",
    "ben@acme.eu.auth0.com",
    '"@acme.eu.auth0.com"',
    "acme.eu.auth0.com/",
    "acme.eu.auth0.com:443",
    "acme.eu.auth0.com.",
    "acme",
    '" acme.eu.auth0.com"',
    '""',
    "10.0.0.5",
  ]) {
    test(`${domain}: nothing is said of the Management API that it makes`, () => {
      const said = findings(tenant(domain) + management).map(({ rule }) => rule);
      deepEqual(said, ["tenant-domain"]);
    });
  }
});

describe("shared-custom-domain", () => {
  const { marks, silent, says } = casesOf("shared-custom-domain");
  const file = (dev: string, live: string): string => `tenants:\n  dev: ${dev}\n  live: ${live}\n`;
  marks("whatever the letter case", file(DEV("login.acme.com"), LIVE("⟦LOGIN.acme.com⟧")));
  marks("each of several", file(DEV("a.acme.com, b.acme.com"), LIVE("⟦b.acme.com⟧, c.acme.com, ⟦a.acme.com⟧")));
  marks("another tenant's domain, wherever that stands", file(DEV("⟦live.eu.auth0.com⟧"), LIVE("⟦dev.eu.auth0.com⟧")));
  says("whose it is", file(DEV("login.acme.com"), LIVE("login.acme.com")), "login.acme.com is a custom domain of dev");
  says("… by its domain", file(DEV(""), LIVE("dev.eu.auth0.com")), "dev.eu.auth0.com is the domain of dev already");
  marks(
    "at the merge key that brings it",
    "tenants:\n  dev: &dev { domain: a.eu.auth0.com, custom_domains: [a.acme.com] }\n  live: { ⟦<<: *dev⟧, domain: b.eu.auth0.com }\n",
  );
  silent("a tenant's own twice", file(DEV("a.acme.com, a.acme.com"), LIVE("b.acme.com")));
  silent("its own domain", file(DEV("dev.eu.auth0.com"), LIVE("")));
  silent("two names for one tenant, of which its domain tells", file(DEV("a.acme.com"), DEV("a.acme.com")));
  silent("what is no host, of which `tenant-domain` tells", file(DEV("acme"), LIVE("acme")));
  silent("a custom domain as `domain`, of which it tells as well", LISTED("login.acme.com"));
});

describe("unknown-tenant", () => {
  const { marks, silent, fixes, unfixed, says, severities } = casesOf("unknown-tenant");
  const api = (names: string): string => `apis:\n  - identifier: a\n    tenants: ${names}\n`;
  const two = "tenants:\n  dev: { domain: a.eu.auth0.com }\n  live: { domain: b.eu.auth0.com }\n";
  fixes("the nearest name", two + api("[dve, live]"), two + api("[dev, live]"));
  fixes(
    "in a block list",
    `${two}apis:\n  - identifier: a\n    tenants:\n      - liev\n`,
    `${two}apis:\n  - identifier: a\n    tenants:\n      - live\n`,
  );
  unfixed("no name is near", two + api("[⟦staging⟧]"));
  says("lists the tenants there are", two + api("[staging]"), "It has dev and live.");
  says(
    "… also one without a name",
    `tenants:\n  "": ${DEV("")}\n  live: ${LIVE("")}\n${api("[dev]")}`,
    'It has "" and live.',
  );
  says("a file without tenants", api("[dev]"), "The file names no tenants");
  marks("letter case counts", two + api("[⟦Dev⟧]"));
  marks(
    "once for all tenants that see it",
    two + `apis:\n  - identifier: a\n    grants:\n      - client: b\n        tenants: [⟦x⟧, live]\n`,
  );
  marks("a variable, which a tenant has to be known for", two + api('[⟦"${tenant.name}"⟧]'));
  severities("an API for none is a note", two + api("[]"), ["info"]);
  marks("a grant for none", two + "apis:\n  - identifier: a\n    grants:\n      - { client: b, tenants: ⟦[]⟧ }\n");
  silent("… in a file without tenants, which goes to the picked one", api("[]"));
  silent("a list that is being written", two + api("["));
  silent("of what is to be removed", `${two}${api("[]")}    state: absent\n`);
  silent("names that more files may bring", "extends: ./base.auth-apis.yaml\n" + api("[dev]"));
  silent("tenants that can't be read", 'tenants:\n  dev: { domain: "a\n' + api("[live]"));
  silent("a list of something else is the schema's business", two + api("[1, {}]"));
  silent("an API that is to be removed", two + api("[x]") + "    state: absent\n");
});
