// Makes from schemas/auth-apis.schema.json what the code needs of it: compiled validators (no `new Function` and no ajv
// at run time) and TypeScript types, in server/src/schema/generated/. Does nothing where they are up to date.
// `--out FOLDER` writes elsewhere.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const root = join(import.meta.dirname, "..");
const { values: flags } = parseArgs({ options: { out: { type: "string" } } });
const out = flags.out ? resolve(flags.out) : join(root, "server/src/schema/generated");
const schemaFile = join(root, "schemas/auth-apis.schema.json");

/** Definitions that are validated alone: an API, and each top-level key's value. */
const validated = ["Api", "Tenants", "Rules", "Defaults", "Extends"];

/** Keywords whose value maps names to schemas. */
const NAMED = new Set(["definitions", "properties", "patternProperties"]);
/** Keywords that decide whether a value is valid. */
const ASSERTIONS = new Set([
  ...[
    "$schema",
    "$id",
    "$ref",
    "type",
    "items",
    "required",
    "additionalProperties",
    "propertyNames",
    "not",
    "if",
    "then",
  ],
  ...["minLength", "maxLength", "pattern", "minimum", "maximum"],
]);

const stamp = createHash("sha256")
  .update(readFileSync(schemaFile))
  .update(readFileSync(import.meta.filename))
  .update(["ajv", "esbuild", "json-schema-to-typescript"].map(version).join())
  .digest("hex");

if (read(join(out, "stamp")) !== stamp) {
  const schema = JSON.parse(readFileSync(schemaFile, "utf8"));
  mkdirSync(out, { recursive: true });
  write("validators.cjs", await validators(schema));
  write("validators.d.cts", validatorTypes());
  write("types.ts", await types(schema));
  write("stamp", stamp);
}

/**
 * ajv copies all errors so far for each item of a list that has one, which takes minutes for a list of 100,000 wrong items: here
 * they are put behind one another.
 */
function gathering(code) {
  const copies = /vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\)/g;
  if (!copies.test(code)) throw new Error("ajv's code has changed: how does it gather errors now?");
  return `${code.replaceAll(copies, "gathered(vErrors, $1.errors)")}
function gathered(errors, more) {
  if (errors === null) return more;
  for (const each of more) errors.push(each);
  return errors;
}`;
}

/**
 * One function per definition of `validated`, as one CommonJS module that requires nothing: ajv's small run-time parts
 * are bundled in, since a test bundle (an ES module) could not require them.
 */
async function validators(schema) {
  const { default: Ajv } = await import("ajv");
  const { default: standalone } = await import("ajv/dist/standalone/index.js");
  const { build } = await import("esbuild");
  const ajv = new Ajv({
    schemas: [bare(schema, false)],
    allErrors: true,
    allowUnionTypes: true,
    messages: false,
    inlineRefs: false,
    code: { source: true, lines: true },
  });
  const code = standalone(
    ajv,
    Object.fromEntries(validated.map((name) => [name, `${schema.$id}#/definitions/${name}`])),
  );
  const bundled = await build({
    stdin: { contents: gathering(code), resolveDir: root, loader: "js" },
    bundle: true,
    write: false,
    format: "cjs",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2022",
    minify: true,
  });
  return bundled.outputFiles[0].text;
}

function validatorTypes() {
  return [
    "/** What a validator finds wrong; ajv's error objects without messages. */",
    "export interface SchemaError {",
    "  /** JSON pointer (RFC 6901) into the value. */",
    "  instancePath: string;",
    "  keyword: string;",
    "  params: Record<string, unknown>;",
    "  /** Set where it concerns the name of a key. */",
    "  propertyName?: string;",
    "}",
    "interface Validator {",
    "  (value: unknown): boolean;",
    "  /** Of the last call. */",
    "  errors?: SchemaError[] | null;",
    "}",
    ...validated.map((name) => `export const ${name}: Validator;`),
    "",
  ].join("\n");
}

async function types(schema) {
  const { compile } = await import("json-schema-to-typescript");
  const { File, ...definitions } = bare(schema, true).definitions;
  const code = await compile({ ...File, definitions }, "File", { bannerComment: "", format: false });
  return `// Generated from schemas/auth-apis.schema.json by scripts/generate.mjs.\n${code}`;
}

/** The schema without annotations; with `described`, descriptions stay. */
function bare(node, described) {
  if (Array.isArray(node) || typeof node !== "object" || node === null) return node;
  if (node.$ref && !node.definitions) return { $ref: node.$ref };
  const kept = {};
  for (const [keyword, value] of Object.entries(node)) {
    if (NAMED.has(keyword)) {
      kept[keyword] = Object.fromEntries(Object.entries(value).map(([name, child]) => [name, bare(child, described)]));
    } else if (keyword === "enum" || keyword === "const") {
      kept[keyword] = value;
    } else if (ASSERTIONS.has(keyword) || (described && keyword === "description")) {
      kept[keyword] = bare(value, described);
    }
  }
  return kept;
}

/** A file that others read at this moment is never half written. */
function write(name, text) {
  const file = join(out, name);
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function version(name) {
  return JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version;
}
