import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { environmentOf } from "./environment.ts";
import { managementToken } from "./keyed-application.ts";
import { type Local, startLocal } from "./local.ts";
import { inFrontOf, pretend, type Pretender } from "./pretender.ts";
import { keepSecret } from "./secrets.ts";
import { workspace } from "./workspace.ts";

let local: Local;
let tripwire: Pretender;
before(async () => {
  local = await startLocal();
  tripwire = await pretend((_, response) => response.end("{}"));
});
after(() => assert.deepEqual(tripwire.asked, [], "somebody was asked who should not have been"));

const secret = keepSecret("s3cret-of-the-real-tenant");
const token = keepSecret("opaque-token-of-the-real-tenant");
const apis = "apis:\n  - identifier: urn:a\n    grants:\n      - client: worker\n        scope: []\n";
const file = (domain: string, more = "") =>
  `tenants:\n  dev: { domain: "${domain}", clients: { worker: abc } }\n${more}${apis}`;
const real = { AUTH0_DOMAIN: "acme.eu.auth0.com", AUTH0_CLIENT_ID: "abc", AUTH0_CLIENT_SECRET: secret };
const asToken = { AUTH0_DOMAIN: "acme.eu.auth0.com", AUTH0_ACCESS_TOKEN: token };
const ofApplication = { AUTH0_DOMAIN: "acme.eu.auth0.com", AUTH_APIS_CLIENT_SECRET_abc: secret };

interface Refused {
  /** The tenant's domain in the file; none: the file names no tenants. `HERE` is the tripwire's, host and port. */
  readonly domain?: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly says: RegExp;
}

// The wrong tenant: https://github.com/auth0/auth0-cli/issues/372 https://github.com/auth0/auth0-cli/issues/1003
// https://github.com/auth0/auth0-mcp-server/issues/54 https://github.com/auth0/auth0-cli/issues/104
const otherThan = /is for acme\.eu\.auth0\.com \(AUTH0_DOMAIN\), not for .*; nothing was sent$/;
const refused: Readonly<Record<string, Refused>> = {
  "a file that names a domain of its own": { domain: "HERE", env: real, says: otherThan },
  "the same, with the secret of a token": { domain: "HERE", env: asToken, says: otherThan },
  "the same, chosen by name": { domain: "HERE", args: ["-t", "dev"], env: real, says: otherThan },
  "the same, chosen by domain": { domain: "HERE", args: ["-t", "HERE"], env: real, says: otherThan },
  "another tenant than that of a set with an ending": {
    domain: "HERE",
    env: { AUTH0_DOMAIN_PROD: "acme.eu.auth0.com", AUTH0_CLIENT_ID_PROD: "abc", AUTH0_CLIENT_SECRET_PROD: secret },
    says: /^auth-apis: no credentials for 127/,
  },
  "a set whose secret is another set's": {
    domain: "HERE",
    env: { ...real, AUTH0_DOMAIN_OWN: "HERE", AUTH0_CLIENT_ID_OWN: "abc" },
    says: /AUTH0_CLIENT_SECRET_OWN is not set/,
  },
  "a set that names a tenant and nothing else": {
    domain: "HERE",
    env: { ...real, AUTH0_DOMAIN_OWN: "HERE" },
    says: /set AUTH0_DOMAIN_OWN, AUTH0_CLIENT_ID_OWN and AUTH0_CLIENT_SECRET_OWN/,
  },
  "a set whose key is not there": {
    domain: "HERE",
    env: { AUTH0_DOMAIN_OWN: "HERE", AUTH0_CLIENT_ID_OWN: "abc", AUTH0_CLIENT_SIGNING_KEY_PATH_OWN: "gone.pem" },
    says: /gone\.pem \(AUTH0_CLIENT_SIGNING_KEY_PATH_OWN\) can't be read/,
  },
  "two sets for one domain": {
    domain: "HERE",
    env: { AUTH0_DOMAIN_A: "HERE", AUTH0_ACCESS_TOKEN_A: token, AUTH0_DOMAIN_B: "HERE", AUTH0_ACCESS_TOKEN_B: token },
    says: /AUTH0_DOMAIN_A and AUTH0_DOMAIN_B are both 127/,
  },
  "another tenant on the command line": { args: ["-t", "HERE"], env: real, says: otherThan },
  "another port of the same host": {
    domain: "HERE",
    env: { ...real, AUTH0_DOMAIN: "127.0.0.1" },
    says: /is for 127\.0\.0\.1 .* not for 127\.0\.0\.1:\d+/,
  },
  "another port, which a remote host may not have": {
    domain: "acme.eu.auth0.com:8443",
    env: real,
    says: /has a port, which only a tenant on this machine may have/,
  },
  "a scheme in the file": { domain: "http://HERE", env: real, says: /is a URL; write the bare host/ },
  "a user in the file": { domain: "acme.eu.auth0.com@HERE", env: real, says: /names a user/ },
  "a path in the file": { domain: "HERE/acme.eu.auth0.com", env: real, says: /has a path/ },
  "a line break in the file": { domain: "HERE\\nacme.eu.auth0.com", env: real, says: /is no host name/ },
  "a scheme in AUTH0_DOMAIN": {
    domain: "acme.eu.auth0.com",
    env: { ...real, AUTH0_DOMAIN: "https://acme.eu.auth0.com/" },
    says: /is for https:\/\/acme\.eu\.auth0\.com\/ \(AUTH0_DOMAIN\), not for acme\.eu\.auth0\.com; nothing was sent/,
  },
  "no AUTH0_DOMAIN": {
    domain: "HERE",
    env: { ...real, AUTH0_DOMAIN: "" },
    says: /AUTH0_DOMAIN must say for which tenant/,
  },
  "no credentials": {
    domain: "acme.eu.auth0.com",
    env: {},
    says: /no credentials for .*: set AUTH0_DOMAIN, AUTH0_CLIENT_ID/,
  },
  "half of them": {
    domain: "acme.eu.auth0.com",
    env: { AUTH0_DOMAIN: "acme.eu.auth0.com", AUTH0_CLIENT_ID: "abc" },
    says: /AUTH0_CLIENT_SECRET is not set/,
  },
  "a tenant that the file is not for": {
    domain: "acme.eu.auth0.com",
    args: ["-t", "HERE"],
    env: real,
    says: /the file is not for the tenant ".*", but for dev/,
  },
  "no tenant at all": { env: {}, says: /the file names no tenant; give its domain with --tenant/ },
};

describe("nothing is sent", { concurrency: 2 }, () => {
  for (const [name, { domain, args = [], env, says }] of Object.entries(refused)) {
    test(name, async () => {
      const here = (text: string) => text.replace("HERE", tripwire.domain);
      const cwd = workspace({ "a.yaml": domain === undefined ? apis : file(here(domain)) });
      const named = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, here(value)]));
      for (const command of ["plan", "sync"]) {
        const run = exits(await authApis([command, "a.yaml", ...args.map(here)], { cwd, env: named }), 64);
        assert.match(run.stderr.trim(), says);
        assert.equal(run.stdout, "");
      }
    });
  }

  test("an application's secret is bound in the same way", async () => {
    const cwd = workspace({ "a.yaml": file(tripwire.domain), "b.yaml": apis });
    for (const args of [["a.yaml"], ["b.yaml", "-t", tripwire.domain]]) {
      const { stderr } = exits(await authApis(["token", ...args, "--client", "abc"], { cwd, env: ofApplication }), 64);
      assert.match(stderr.trim(), otherThan);
    }
  });

  test("looking an application up by its name doesn't send the tenant's secret elsewhere", async () => {
    const cwd = workspace({ "b.yaml": apis });
    const env = { ...real, AUTH0_CLIENT_ID: "other" };
    const { stderr } = exits(
      await authApis(["token", "b.yaml", "-t", tripwire.domain, "--client", "W"], { cwd, env }),
      64,
    );
    assert.match(stderr.trim(), otherThan);
  });

  test("the local tenant's credentials are not used merely because a domain is loopback", async () => {
    const cwd = workspace({ "a.yaml": file(tripwire.domain), "b.yaml": file(local.domain) });
    const env = { AUTH_APIS_LOCAL_TENANT_DIR: local.directory };
    for (const name of ["a.yaml", "b.yaml"]) {
      const { stderr } = exits(await authApis(["plan", name], { cwd, env }), 64);
      assert.match(stderr, /no credentials for .*; for the local tenant write --tenant local/);
    }
  });

  test("a tenant named local is not the local tenant", async () => {
    const cwd = workspace({ "a.yaml": file(tripwire.domain).replace("dev:", "local:") });
    const { stderr } = exits(await authApis(["plan", "a.yaml", ...local.target], { cwd, env: real }), 64);
    assert.match(stderr, /start the local tenant in the place of one/);
  });

  test("a directory that a repository brings can't lead off this machine", async () => {
    const directory = workspace();
    cpSync(local.directory, directory, { recursive: true });
    const before = readFileSync(join(directory, "tenant.json"), "utf8");
    const cwd = workspace({ "a.yaml": apis });
    for (const domain of ["acme.eu.auth0.com", `${local.domain}@acme.eu.auth0.com`, ""]) {
      writeFileSync(join(directory, "tenant.json"), before.replace(local.domain, domain));
      const { stderr } = exits(await authApis(["plan", "a.yaml", "-t", "local", "--dir", directory], { cwd }), 64);
      assert.match(stderr, /is not a local tenant's directory; make one with/);
    }
    writeFileSync(join(directory, "tenant.json"), "{");
    exits(await authApis(["plan", "a.yaml", "-t", "local", "--dir", directory], { cwd }), 64);
  });
});

describe("what the environment says of its own tenant", { concurrency: 2 }, () => {
  const own = "apis:\n  - identifier: https://api.example/own\n";

  test("AUTH0_DOMAIN chooses the tenant of a file that names none, or one of several", async () => {
    const front = await inFrontOf(local.domain);
    const env = environmentOf(local, front.domain);
    const tenants = `tenants:\n  a: { domain: acme.eu.auth0.com }\n  b: { domain: "${front.domain}" }\n`;
    const cwd = workspace({ "none.yaml": own, "two.yaml": `${tenants}${own}` });
    exits(await authApis(["plan", "none.yaml"], { cwd, env }), 2);
    const { stdout } = exits(await authApis(["plan", "two.yaml"], { cwd, env }), 2);
    assert.match(stdout, new RegExp(`\\nb \\(${front.domain}\\): 1 to create`));
  });

  test("letter case is no difference between domains", async () => {
    const cwd = workspace({ "a.yaml": `tenants:\n  dev: { domain: "${local.domain.toUpperCase()}" }\n${own}` });
    const env = environmentOf(local, local.domain.replace("l", "L"));
    exits(await authApis(["plan", "a.yaml"], { cwd, env }), 2);
    exits(await authApis(["plan", "a.yaml", "-t", local.domain], { cwd, env }), 2);
  });

  test("a token does in place of a client secret", async () => {
    const access_token = await managementToken(local);
    const cwd = workspace({ "a.yaml": own });
    for (const name of ["AUTH0_ACCESS_TOKEN", "AUTH0_API_TOKEN"]) {
      const env = { AUTH0_DOMAIN: local.domain, AUTH0_ACCESS_TOKEN: "", [name]: access_token };
      exits(await authApis(["plan", "a.yaml"], { cwd, env }), 2);
    }
  });

  test("refused: a wrong secret, a wrong token", async () => {
    const cwd = workspace({ "a.yaml": own });
    const wrong = { ...environmentOf(local, local.domain), AUTH0_CLIENT_SECRET: keepSecret("wrong-secret-of-mine") };
    const revoked = { AUTH0_DOMAIN: local.domain, AUTH0_ACCESS_TOKEN: keepSecret("a-token-that-was-revoked") };
    for (const env of [wrong, revoked]) {
      const { stderr, stdout } = exits(await authApis(["plan", "a.yaml"], { cwd, env }), 3);
      assert.match(stderr, new RegExp(`^auth-apis: ${local.domain} refuses the sign-in`));
      assert.match(stderr, /Sign in again with the id and secret/);
      assert.equal(stdout, "");
    }
  });
});

test("settings of a neighbour that do nothing here are named", async () => {
  const cwd = workspace({ "a.yaml": "apis: []\n" });
  const env = { AUTH0_ALLOW_DELETE: "true", AUTH0_EXCLUDED_CLIENTS: '["a"]', AUTH0_EXCLUDED: "" };
  const { stderr } = exits(await authApis(["plan", "a.yaml", ...local.target], { cwd, env }), 0);
  assert.equal(
    stderr,
    "AUTH0_ALLOW_DELETE is ignored: removals need --allow-delete.\n" +
      "AUTH0_EXCLUDED_CLIENTS is ignored: what the file doesn't mention is left alone.\n",
  );
});
