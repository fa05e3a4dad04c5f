import { apiOnTenant, clientOnTenant, grantOnTenant, identifier } from "./build.ts";
import { runRowCases } from "./row-case.ts";

const apis = [apiOnTenant()];
const clients = [clientOnTenant("worker")];

runRowCases("a row says what can't be undone, and what looks alike", [
  {
    name: "a new API that signs with HS256 gets a secret that can't be made again",
    want: [{ fields: { signing_alg: "HS256" } }],
    have: {},
    rows: ["create api: signing secret"],
  },
  {
    name: "so may one that changes to it",
    want: [{ fields: { signing_alg: "HS256" } }],
    have: { apis },
    rows: ["update api: signing secret"],
  },
  {
    name: "and one that changes from it may lose it",
    want: [{ fields: { signing_alg: "RS256" } }],
    have: { apis: [apiOnTenant({ signing_alg: "HS256" })] },
    rows: ["update api: may be lost"],
  },
  {
    name: "a lifetime below the one for the web, which can't stay",
    want: [{ fields: { token_lifetime: 99 } }],
    have: { apis: [apiOnTenant({ token_lifetime: 7200, token_lifetime_for_web: 1234 })] },
    rows: ["update api: token_lifetime_for_web is 1234"],
  },
  {
    name: "a grant whose organizations go with it",
    want: [{ grants: [] }],
    have: { apis, clients, grants: [grantOnTenant("worker", { organization_usage: "require" })] },
    rows: ["removal grant App worker/client: Organizations may be assigned"],
  },
  {
    name: "an API of the tenant alone that looks like one of the file",
    want: [{}],
    have: { apis: [...apis, apiOnTenant({ id: "5f2", identifier: `${identifier}/` })] },
    rows: ["extra api: looks like https"],
  },
  {
    // An edit of an identifier that was reported as a success and changed nothing:
    // https://github.com/auth0/auth0-deploy-cli/issues/129
    name: "a changed identifier is a new API beside the one that it was, with what depends on that",
    want: [{ identifier: "urn:renamed", fields: { name: "Orders" } }],
    have: { apis: [apiOnTenant({ name: "Orders" })], clients, grants: [grantOnTenant("worker")] },
    rows: ["create api: stays on the tenant with 0 scopes and 1 grant (App worker)", "extra api"],
  },
]);
