import { apiOnTenant, clientOnTenant, grantOnTenant, managementApi, managementIdentifier } from "./build.ts";
import { clientId } from "./fake-tenant.ts";
import { runRowCases } from "./row-case.ts";

const worker = clientOnTenant("worker");
const clients = [worker, clientOnTenant("shop")];
const apis = [apiOnTenant()];
const grant = { client: "worker", fields: { scope: ["a"] } };

runRowCases("which application a grant means", [
  {
    name: "an application by its name",
    want: [{ grants: [{ client: "App worker" }] }],
    have: { apis, clients },
    rows: ["create grant App worker/client"],
  },
  {
    name: "a client id goes before a name",
    want: [{ grants: [{ client: "worker" }] }],
    have: { apis, clients: [clientOnTenant("other", { name: "worker" }), worker], grants: [grantOnTenant("worker")] },
    rows: [],
  },
  {
    name: "a short name",
    want: [{ grants: [{ client: "nightly", clientId: "worker" }] }],
    have: { apis, clients, grants: [grantOnTenant("worker")] },
    rows: [],
  },
  {
    name: "an unknown application",
    want: [{ grants: [{ client: "nobody" }] }],
    have: { apis, clients },
    rows: ["blocked grant nobody/client: No application"],
  },
  {
    name: "an application that the tenant doesn't list, by the id that its grant there bears",
    want: [{ grants: [{ client: "unlisted" }, { client: "nightly", clientId: "hidden" }] }],
    have: { apis, clients, grants: [grantOnTenant("unlisted"), grantOnTenant("hidden")] },
    rows: [],
  },
  {
    name: "a short name that isn't mapped, where a grant's application bears it as its id",
    want: [{ grants: [{ client: "unlisted", unmapped: true }] }],
    have: { apis, clients, grants: [grantOnTenant("unlisted")] },
    rows: ["blocked grant unlisted/client: tenant's clients don't have it", "blocked grant: must be clear first"],
  },
  {
    name: "a short name for an application that isn't there",
    want: [{ grants: [{ client: "nightly", clientId: "gone" }] }],
    have: { apis, clients },
    rows: ["blocked grant nightly/client: gone (nightly in the file)"],
  },
  {
    name: "a name that two applications bear (auth0-deploy-cli#98, #771)",
    want: [{ grants: [{ client: "Twin" }] }],
    have: { apis, clients: [clientOnTenant("one", { name: "Twin" }), clientOnTenant("two", { name: "Twin" })] },
    rows: ["blocked grant Twin/client: one and two"],
  },
  {
    name: "while an application is unknown, nothing is taken for left out",
    want: [{ grants: [{ client: "renamed" }] }],
    have: { apis, clients, grants: [grantOnTenant("worker")] },
    rows: ["blocked grant renamed/client: No application", "blocked grant App worker/client: must be clear first"],
  },
  {
    name: "an unknown application whose grant is to be absent is nothing",
    want: [{ grants: [{ client: "nobody", absent: true }] }],
    have: { apis, clients, grants: [grantOnTenant("worker")] },
    rows: ["removal grant App worker/client"],
  },
  {
    name: "a name that nearly is an application's",
    want: [{ grants: [{ client: "App wroker" }] }],
    have: { apis, clients },
    rows: ["blocked grant App wroker/client: Is it App worker?"],
  },
  {
    name: "one application under two names",
    want: [{ grants: [{ client: "worker" }, { client: "App worker", fields: { scope: ["a"] } }] }],
    have: { apis, clients },
    rows: ["blocked grant worker/client: 2 grants", "blocked grant App worker/client: 2 grants"],
  },
]);

runRowCases("the Management API: its grants and nothing else", [
  {
    name: "grants of the Management API that the list leaves out stay",
    want: [{ managementApi: true, grants: [grant] }],
    have: { apis: [managementApi()], clients, grants: [grantOnTenant("shop", { audience: managementIdentifier })] },
    rows: ["create grant worker/client", "extra grant App shop/client"],
  },
  {
    name: "they are removed where the file says so",
    want: [{ managementApi: true, grants: [{ client: "shop", absent: true }] }],
    have: { apis: [managementApi()], clients, grants: [grantOnTenant("shop", { audience: managementIdentifier })] },
    rows: ["removal grant shop/client"],
  },
  {
    name: "but never the one that this program signs in with",
    want: [{ managementApi: true, grants: [{ client: clientId, absent: true }] }],
    have: {
      apis: [managementApi()],
      clients: [clientOnTenant(clientId)],
      grants: [grantOnTenant(clientId, { audience: managementIdentifier })],
    },
    rows: [`blocked grant ${clientId}/client: signs in with`],
  },
  {
    name: "its own grant as it is needs no word",
    want: [{ managementApi: true, grants: [{ client: clientId }] }],
    have: {
      apis: [managementApi()],
      clients: [clientOnTenant(clientId)],
      grants: [grantOnTenant(clientId, { audience: managementIdentifier, scope: ["read:clients"] })],
    },
    rows: [],
  },
  {
    name: "the Management API itself can't be absent, and neither can its grants all at once",
    want: [{ managementApi: true, absent: true }],
    have: { apis: [managementApi()], clients, grants: [grantOnTenant("shop", { audience: managementIdentifier })] },
    rows: ["blocked api: can't be deleted"],
  },
]);
