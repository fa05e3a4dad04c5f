/** What is used of JSON Schema in Auth0's OpenAPI document. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

export interface Probe {
  readonly value: unknown;
  readonly valid: boolean;
}

const good = (...values: readonly unknown[]): readonly Probe[] => values.map((value) => ({ value, valid: true }));
const bad = (...values: readonly unknown[]): readonly Probe[] => values.map((value) => ({ value, valid: false }));

/**
 * Values just inside and just outside of every limit of a schema, the first one valid.
 *
 * @param known - for these property names, the only valid value that is worth trying (a key must be a real one).
 */
export function probes(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  known: Readonly<Record<string, unknown>>,
): readonly Probe[] {
  if (schema.$ref !== undefined) {
    const target = schemas[schema.$ref.split("/").at(-1) ?? ""];
    if (!target) throw new Error(`No schema ${schema.$ref}`);
    return probes(target, schemas, known);
  }
  const types = [schema.type ?? []].flat();
  const nothing = types.includes("null") ? good(null) : types.length > 0 ? bad(null) : [];
  if (types.includes("object")) return [...objects(schema, schemas, known), ...nothing];
  if (types.includes("array")) return [...arrays(schema, schemas, known), ...nothing];
  return [...scalars(schema, types), ...nothing];
}

function scalars(schema: Schema, types: readonly string[]): readonly Probe[] {
  const { minLength = 0, maxLength, minimum, maximum } = schema;
  if (schema.enum) return [...good(...schema.enum.filter((value) => value !== null)), ...bad("nonsense", 7, {})];
  if (types.includes("boolean")) return [...good(true, false), ...bad("true", 1)];
  if (types.includes("integer"))
    return [
      ...good(maximum ?? 1, minimum ?? 1),
      ...bad("1", 1.5, (minimum ?? 0) - 1, ...(maximum === undefined ? [] : [maximum + 1])),
    ];
  if (types.includes("string"))
    return [
      ...good("x".repeat(Math.max(minLength, 1))),
      ...(maxLength === undefined ? [] : [...good("x".repeat(maxLength)), ...bad("x".repeat(maxLength + 1))]),
      ...(minLength > 0 ? bad("x".repeat(minLength - 1)) : []),
      ...(schema.pattern === "^[^<>]+$" ? bad("", "a<b", ">") : []),
      ...bad(7, true, ["x"]),
    ];
  return good("anything", 7, {});
}

function arrays(schema: Schema, ...more: [Readonly<Record<string, Schema>>, Readonly<Record<string, unknown>>]) {
  const items = probes(schema.items ?? {}, ...more);
  return [...items.map(({ value, valid }) => ({ value: [value], valid })), ...good([]), ...bad({}, "x")];
}

function objects(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  known: Readonly<Record<string, unknown>>,
): readonly Probe[] {
  const parts = Object.entries(schema.properties ?? {}).map(([name, part]) => {
    const all = probes(part, schemas, known);
    const tried = name in known ? [...good(known[name]), ...all.filter(({ valid }) => !valid)] : all;
    return { name, tried };
  });
  const required = schema.required ?? [];
  const least = Object.fromEntries(
    parts.filter(({ name }) => required.includes(name)).map(({ name, tried }) => [name, tried[0]?.value]),
  );
  return [
    ...good(least),
    ...parts.flatMap(({ name, tried }) =>
      tried.map(({ value, valid }) => ({ value: { ...least, [name]: value }, valid })),
    ),
    ...bad(...required.map((name) => Object.fromEntries(Object.entries(least).filter(([key]) => key !== name)))),
    ...(schema.additionalProperties === false ? bad({ ...least, nonsense: 1 }) : []),
    ...bad("x", []),
  ];
}
