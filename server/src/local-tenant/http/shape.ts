import { type FormValue, isFormMap, textsOf } from "./form.ts";

/**
 * What a request may carry. Limits count characters as JSON Schema does (code points), and the wording of what is wrong
 * follows the validator whose messages real tenants answer with.
 */
export interface Shape<T> {
  /** The value, if it has this shape. @throws ShapeError for the first place where it hasn't. */
  read(value: unknown, path: string): T;
  /** Makes of a form's texts the JSON that `read` expects ("true" -> true). */
  fromForm(value: FormValue): unknown;
}

export type ReadBy<S> = S extends Shape<infer T> ? T : never;

export class ShapeError extends Error {
  readonly path: string;

  constructor(problem: string, path: string) {
    super(problem);
    this.path = path;
  }
}

const typeOf = (value: unknown): string => {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value === "number" && Number.isInteger(value) ? "integer" : typeof value;
};

const wrongType = (expected: string, value: unknown, path: string) =>
  new ShapeError(`Expected type ${expected} but found type ${typeOf(value)}`, path);

const same = (value: FormValue): unknown => value;

export function text(limits: { min?: number; max?: number; pattern?: RegExp } = {}): Shape<string> {
  const { min = 0, max = Infinity, pattern } = limits;
  return {
    read(value, path) {
      if (typeof value !== "string") throw wrongType("string", value, path);
      const length = value.length > max || value.length < 2 * min ? Array.from(value).length : value.length;
      if (length < min) throw new ShapeError(`String is too short (${length} chars), minimum ${min}`, path);
      if (length > max) throw new ShapeError(`String is too long (${length} chars), maximum ${max}`, path);
      if (pattern && !pattern.test(value))
        throw new ShapeError(`String does not match pattern ${pattern.source}: ${value}`, path);
      return value;
    },
    fromForm: same,
  };
}

export function whole(limits: { min: number; max?: number }): Shape<number> {
  const { min, max = Number.MAX_SAFE_INTEGER } = limits;
  return {
    read(value, path) {
      if (typeof value !== "number" || !Number.isInteger(value)) throw wrongType("integer", value, path);
      if (value < min) throw new ShapeError(`Value ${value} is less than minimum ${min}`, path);
      if (value > max) throw new ShapeError(`Value ${value} is greater than maximum ${max}`, path);
      return value;
    },
    fromForm: (value) => (typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value),
  };
}

export const flag: Shape<boolean> = {
  read(value, path) {
    if (typeof value !== "boolean") throw wrongType("boolean", value, path);
    return value;
  },
  fromForm: (value) => (value === "true" ? true : value === "false" ? false : value),
};

export function oneOf<const T extends string>(...values: readonly T[]): Shape<T> {
  return {
    read(value, path) {
      if (typeof value !== "string") throw wrongType("string", value, path);
      const found = values.find((one) => one === value);
      if (found === undefined) throw new ShapeError(`No enum match for: ${value}`, path);
      return found;
    },
    fromForm: same,
  };
}

export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    read(value, path) {
      if (!Array.isArray(value)) throw wrongType("array", value, path);
      return value.map((one: unknown, index) => item.read(one, `${path}[${index}]`));
    },
    fromForm: (value) => textsOf(value).map((one) => item.fromForm(one)),
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return {
    read: (value, path) => (value === null ? null : shape.read(value, path)),
    fromForm: (value) => (value === "" ? null : shape.fromForm(value)),
  };
}

/** Any JSON. */
export const anything: Shape<unknown> = { read: (value) => value, fromForm: same };

type Shapes = Readonly<Record<string, Shape<unknown>>>;
type Read<R extends Shapes, O extends Shapes> = { readonly [K in keyof R]: ReadBy<R[K]> } & {
  readonly [K in keyof O]?: ReadBy<O[K]>;
};

/** An object; `closed` (the Management API's way) to other keys than these unless `open` says otherwise. */
export function object<R extends Shapes, O extends Shapes>(
  required: R,
  optional: O,
  limits: { open?: boolean; min?: number } = {},
): Shape<Read<R, O>> {
  const shapes = new Map(Object.entries<Shape<unknown>>({ ...required, ...optional }));
  return {
    read(value, path) {
      if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrongType("object", value, path);
      const entries = Object.entries(value);
      if (entries.length < (limits.min ?? 0))
        throw new ShapeError(`Too few properties defined (${entries.length}), minimum ${limits.min ?? 0}`, path);
      const missing = Object.keys(required).find((key) => !Object.hasOwn(value, key));
      if (missing !== undefined) throw new ShapeError(`Missing required property: ${missing}`, path);
      const unknown = limits.open ? [] : entries.filter(([key]) => !shapes.has(key)).map(([key]) => key);
      if (unknown.length > 0) throw new ShapeError(`Additional properties not allowed: ${unknown.join(",")}`, path);
      const read = entries.map(([key, part]: [string, unknown]) => {
        const shape = shapes.get(key) ?? anything;
        return [key, shape.read(part, path === "" ? key : `${path}.${key}`)];
      });
      // Object.fromEntries defines own properties, so that a key `__proto__` of an open object stays a mere key.
      return Object.fromEntries(read) as Read<R, O>;
    },
    fromForm(value) {
      if (!isFormMap(value)) return value;
      return Object.fromEntries([...value].map(([key, part]) => [key, (shapes.get(key) ?? anything).fromForm(part)]));
    },
  };
}
