import { equal } from "node:assert/strict";
import { describe, test } from "node:test";
import { nearKnownName, nearName } from "../../server/src/text/near-name.ts";

const near = (name: string, ...candidates: readonly string[]) =>
  test(`${name} is ${candidates[0] ?? ""}`, () => equal(nearName(name, candidates), candidates[0]));
const far = (name: string, ...candidates: readonly string[]) =>
  test(`${name} is not ${candidates.join(", ")}`, () => equal(nearName(name, candidates), undefined));

describe("a slip of the pen", () => {
  near("read:order", "read:orders", "write:orders");
  near("raed:orders", "read:orders");
  near("read:odrers", "read:orders");
  near("read:invoyces", "read:invoices");
  near("read:policy", "read:policies");
  near("Read:Orders", "read:orders");
  near("read_orders", "read:orders");
  near("readorders", "read:orders");
  near("wirte:customer-invoice", "write:customer-invoices");
  near("QA", "qa");
  near("dve", "dev");
  near("porductoin", "production");
  near("Orders Workr", "Orders Worker");
});

describe("another word", () => {
  far("read:customer-invoices", "delete:customer-invoices", "write:customer-invoices");
  far("read:orders", "write:orders", "lead:orders");
  far("update:users", "create:users");
  far("get:customer-invoices", "set:customer-invoices");
  far("import:customers", "export:customers");
  far("publish:articles", "unpublish:articles");
  far("lock:users", "unlock:users");
  far("transfer:accounts", "transform:accounts");
  far("orders-read", "orders-write");
  far("orders-worker-dev", "orders-worker-prod");
  far("production-eu", "production-us");
  far("read:v1", "read:v2");
  far("read:1.12", "read:11.2");
  far("read:orders:all", "read:orders");
  far("c", "a", "b");
  far("", "a", "::");
  far(":", "::");
});

test("the nearest of several", () => {
  equal(nearName("read:ordrs", ["raed:orders", "read:orders", "read:order"]), "read:orders");
});

test("the first of those that are as near", () => {
  equal(nearName("read:ordr", ["read:order", "reads:ordr"]), "read:order");
});

describe("among a few names that are known", () => {
  for (const [name, known, meant] of [
    ["prid", ["dev", "prod"], "prod"],
    ["stagn", ["dev", "staging"], undefined],
    ["stagng", ["dev", "staging"], "staging"],
    ["stgaign", ["dev", "staging"], "staging"],
    ["prodcutoin", ["dev", "production"], "production"],
    ["ordres-wroker", ["orders-worker", "shop-web"], "orders-worker"],
    ["orders-wrkr", ["orders-worker", "shop-web"], undefined],
    ["shop-wab", ["orders-worker", "shop-web"], undefined],
    ["prid", ["prod", "prim"], undefined],
    ["test", ["rest"], undefined],
    ["us", ["eu"], undefined],
    ["dev", ["den"], undefined],
    ["api-dev", ["api-prod"], undefined],
    ["eu1", ["eu2"], undefined],
  ] as const)
    test(`${name} is ${meant ?? "none"} of ${known.join(", ")}`, () => equal(nearKnownName(name, known), meant));
  test("a scope is never so", () => equal(nearName("prid:a", ["prod:a"]), undefined));
});
