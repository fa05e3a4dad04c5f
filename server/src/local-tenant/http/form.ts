/** What a form-encoded body can say: text, and lists and maps of it by the bracket notation `scopes[0][value]=…`. */
export type FormValue = string | readonly FormValue[] | ReadonlyMap<string, FormValue>;

type Tree = Map<string, string[] | Tree>;

/** Reads `a=1&b[c]=2&d=3&d=4` as { a: "1", b: { c: "2" }, d: ["3", "4"] }. A key that is both text and map keeps the first. */
export function readForm(body: string): ReadonlyMap<string, FormValue> {
  const root: Tree = new Map();
  for (const [name, value] of new URLSearchParams(body)) {
    const [first = "", ...rest] = name.replaceAll("]", "").split("[");
    // `scope[]=a` is the list's own way to say "one more of these".
    const keys = [first, ...(rest.at(-1) === "" ? rest.slice(0, -1) : rest)];
    const last = keys.pop() ?? "";
    let place: Tree | undefined = root;
    for (const key of keys) place = branch(place, key);
    const there = place?.get(last);
    if (there === undefined) place?.set(last, [value]);
    else if (Array.isArray(there)) there.push(value);
  }
  return plain(root);
}

export const isFormMap = (value: FormValue): value is ReadonlyMap<string, FormValue> => value instanceof Map;

/** A list's items: one text counts as a list of one, and a map with the keys 0, 1, … as a list in that order. */
export function textsOf(value: FormValue): readonly FormValue[] {
  if (typeof value === "string") return [value];
  if (!isFormMap(value)) return value;
  return [...value].sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => item);
}

function branch(place: Tree | undefined, key: string): Tree | undefined {
  const there = place?.get(key);
  if (there instanceof Map) return there;
  if (there !== undefined || place === undefined) return undefined;
  const made: Tree = new Map();
  place.set(key, made);
  return made;
}

function plain(tree: Tree): ReadonlyMap<string, FormValue> {
  return new Map([...tree].map(([key, value]) => [key, value instanceof Map ? plain(value) : single(value)]));
}

const single = (values: string[]): FormValue => (values.length === 1 ? (values[0] ?? "") : values);
