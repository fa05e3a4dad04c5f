import assert from "node:assert/strict";
import { test } from "node:test";
import { authApis, exits, json } from "./auth-apis.ts";
import { workspace } from "./workspace.ts";

const cwd = workspace({
  "a.yaml": `tenants:
  dev: { domain: acme-dev.eu.auth0.com, variables: { host: dev.acme.example } }
  production: { domain: acme.eu.auth0.com, custom_domains: [login.acme.example], variables: { host: acme.example } }
defaults: { signing_alg: PS256 }
apis:
  - name: Orders
    identifier: https://api.\${host}/orders
    token_dialect: rfc9068_profile
    scopes: [{ value: "read:orders" }]
`,
});

interface Printed {
  readonly stack: string;
  readonly install: readonly string[];
  readonly files: readonly { readonly path: string; readonly language: string; readonly text: string }[];
  readonly notes: readonly string[];
}

test("code for an API as one tenant sees it, with no credentials", async () => {
  const run = exits(await authApis(["quickstart", "a.yaml", "-t", "dev", "--stack", "express"], { cwd }), 0);
  assert.equal(run.stderr, "");
  assert.match(run.stdout, /^── Express ──\n\nnpm install express@/);
  assert.match(run.stdout, /^── server\.mjs ──$/m);
  assert.match(run.stdout, /^ {4}issuer: "https:\/\/acme-dev\.eu\.auth0\.com\/",$/m);
  assert.match(run.stdout, /^ {4}audience: "https:\/\/api\.dev\.acme\.example\/orders",$/m);
  assert.match(run.stdout, /^ {4}tokenSigningAlg: "PS256",$/m);
  assert.match(run.stdout, /^── Notes ──\n\nPS256 needs an add-on/m);
});

test("the same as JSON, with what to know about it", async () => {
  const args = [
    "quickstart",
    "a.yaml",
    "-t",
    "production",
    "--api",
    "Orders",
    "--stack",
    "fastify",
    "--format",
    "json",
  ];
  const { stack, files, notes } = json(exits(await authApis(args, { cwd }), 0)) as Printed;
  assert.equal(stack, "fastify");
  assert.deepEqual(
    files.map(({ path, language }) => [path, language]),
    [
      ["auth.mjs", "javascript"],
      ["server.mjs", "javascript"],
    ],
  );
  assert.ok(notes.some((note) => note.includes("https://login.acme.example/")));
});

const wrong: readonly (readonly [args: string, said: string])[] = [
  ["-t dev --stack expres", 'there is no quickstart for "expres"; is it express?'],
  ["--stack express", "the file is for several tenants; choose one with --tenant: dev, production"],
  ["-t dev --stack express --api Order", 'the file has no API "Order" for this tenant; is it Orders?'],
];
for (const [args, said] of wrong) {
  test(`${args}: ${said}`, async () => {
    const { stderr } = exits(await authApis(["quickstart", "a.yaml", ...args.split(" ")], { cwd }), 64);
    assert.ok(stderr.startsWith(`auth-apis: ${said}`), stderr);
  });
}

test("without a stack, and in the help, all stacks are named", async () => {
  assert.match(exits(await authApis(["quickstart"], { cwd }), 64).stderr, /choose a stack with --stack: express, /);
  assert.match(exits(await authApis(["quickstart", "--help"]), 0).stdout, /^Stacks:\n {2}express +Express$/m);
});
