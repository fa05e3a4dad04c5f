import { deepEqual, equal } from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Api } from "../../server/src/schema/generated/validators.cjs";
import { type Field, fieldOf, keysOf } from "../../server/src/schema/facts.ts";

/** Auth0's own description of its Management API and recorded exchanges; not part of this repository. */
const DATA = "../shared/data";
const present = existsSync(DATA);
const skip = present ? false : `${DATA} is not here, so the schema is compared with nothing`;

interface Spec {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  required?: string[];
  properties?: Record<string, Spec>;
  items?: Spec;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
}

/** Where the schema says otherwise than Auth0's document, and why that is right. */
const DEVIATIONS: Readonly<Record<string, string>> = {
  "Api.name.minLength": "the document's pattern ^[^<>]+$ refuses an empty name as well",
  "Api.authorization_details[].type": "RFC 9396, section 2: an authorization detail is an object",
};

/** Keys of the document that the file says in its own way, or not at all. */
const NOT_IN_FILE: Readonly<Record<string, string>> = {
  "Api.signing_secret": "a secret; never in the file",
  "Grant.client_id": "the file's `client`",
  "Grant.audience": "the API that the grant stands under",
  "Grant.default_for": "grants for all third-party applications are not managed",
};

/** Keys of the file that the document's requests don't have. */
const NOT_IN_DOCUMENT: Readonly<Record<string, string>> = {
  "Api.token_lifetime_for_web": "accepted in every recorded request that carries it",
};

describe("the schema and Auth0's OpenAPI document", { skip }, () => {
  const { schemas } = present
    ? (read("management-api-openapi-subset.json") as { components: { schemas: Record<string, Spec> } }).components
    : { schemas: {} };
  const spec = (name: string): Spec => schemas[name] ?? {};
  const pairs = [
    {
      name: "Api",
      create: spec("CreateResourceServerRequestContent"),
      update: spec("UpdateResourceServerRequestContent"),
    },
    { name: "Grant", create: spec("CreateClientGrantRequestContent"), update: spec("UpdateClientGrantRequestContent") },
  ] as const;

  for (const { name, create, update } of pairs) {
    test(`${name} has the document's fields, and no others`, () => {
      const theirs = Object.keys(create.properties ?? {}).filter((key) => !NOT_IN_FILE[`${name}.${key}`]);
      const ours = keysOf(name).filter((field) => !field.ours && !NOT_IN_DOCUMENT[`${name}.${field.key}`]);
      deepEqual(ours.map(({ key }) => key).sort(), theirs.sort());
    });

    test(`${name}: what an update can't name is immutable`, () => {
      const fixed = Object.keys(create.properties ?? {}).filter((key) => !Object.hasOwn(update.properties ?? {}, key));
      const ours = keysOf(name).filter(({ immutable }) => immutable);
      const theirs = fixed.filter((key) => !NOT_IN_FILE[`${name}.${key}`]);
      deepEqual(
        ours.filter((field) => !field.ours).map(({ key }) => key),
        theirs,
      );
    });

    for (const [key, child] of Object.entries(create.properties ?? {})) {
      if (NOT_IN_FILE[`${name}.${key}`]) continue;
      test(`${name}.${key} has the document's types, limits and values`, () => {
        compare(name, [key], child, nullable(resolve(update.properties?.[key] ?? {})));
      });
    }
  }

  function compare(name: "Api" | "Grant", path: readonly (string | number)[], from: Spec, clears: boolean): void {
    const theirs = resolve(from);
    const at = [name, ...path].join(".").replaceAll(".0", "[]");
    const ours = fieldOf(name, path);
    if (ours === undefined) throw new Error(`${at} is unknown to the schema`);
    const facts = { ...factsOf(theirs), ...(clears && { null: true }) };
    for (const [fact, value] of Object.entries(factsOfField(ours))) {
      if (DEVIATIONS[`${at}.${fact}`]) continue;
      deepEqual(value, facts[fact as keyof typeof facts], `${at}.${fact}`);
    }
    equal(clears || nullable(theirs), ours.nullClears, `${at} is cleared by null`);
    for (const [key, child] of Object.entries(theirs.properties ?? {})) {
      compare(name, [...path, key], child, nullable(resolve(child)));
      equal(
        fieldOf(name, [...path, key])?.required,
        theirs.required?.includes(key) ?? false,
        `${at}.${key} is required`,
      );
    }
    if (theirs.items && Object.keys(theirs.items).length > 0) compare(name, [...path, 0], theirs.items, false);
  }

  function resolve({ $ref, ...own }: Spec): Spec {
    return $ref === undefined ? own : { ...spec($ref.split("/").at(-1) ?? ""), ...own };
  }
});

describe("requests that a tenant accepted", { skip }, () => {
  const files = present ? readdirSync(DATA).filter((file) => /^recorded-.*\.jsonl$/.test(file)) : [];
  const accepted = files
    .flatMap((file) => readFileSync(`${DATA}/${file}`, "utf8").split("\n"))
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Exchange)
    .filter(({ method, status }) => /^(POST|PATCH)$/.test(method) && status < 300);

  const apis = accepted.filter(({ path }) => path.startsWith("/api/v2/resource-servers"));
  const grants = accepted.filter(({ path }) => path.startsWith("/api/v2/client-grants"));
  test("some were recorded", () => deepEqual([apis.length > 0, grants.length > 0], [true, true]));

  apis.forEach(({ request_body: body }, at) => {
    test(`API ${at + 1}`, () => deepEqual(errorsOf({ identifier: "updates have none", ...body }), []));
  });
  grants.forEach(({ request_body: { client_id: client = "updates have none", audience, ...body } }, at) => {
    test(`grant ${at + 1}`, () =>
      deepEqual(errorsOf({ identifier: audience ?? "updates have none", grants: [{ client, ...body }] }), []));
  });
});

function errorsOf(api: object): readonly unknown[] {
  return Api(api) ? [] : (Api.errors ?? []);
}

interface Exchange {
  method: string;
  path: string;
  status: number;
  request_body: Record<string, unknown>;
}

function factsOf(spec: Spec) {
  return {
    types: [spec.type ?? (spec.enum ? "string" : [])].flat().filter((type) => type !== "null"),
    values: spec.enum?.filter((value) => value !== null).sort(),
    minimum: spec.minimum,
    maximum: spec.maximum,
    minLength: spec.minLength,
    maxLength: spec.maxLength,
  };
}

function factsOfField({ types, values, minimum, maximum, minLength, maxLength }: Field) {
  return {
    types: types.filter((type) => type !== "null"),
    values: values?.flatMap(({ value }) => value ?? []).sort(),
    minimum,
    maximum,
    minLength,
    maxLength,
  };
}

function nullable(spec: Spec): boolean {
  return [spec.type].flat().includes("null");
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(`${DATA}/${file}`, "utf8"));
}
