/**
 * A text that can't slip into a log, an error or JSON: whatever turns it into text gets a mask. Only `reveal` gives it, so that a
 * search for that finds every place which handles it.
 */
export interface Concealed {
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

export function concealed(text: string, mask: string): Concealed {
  return Object.freeze({
    reveal: () => text,
    toString: () => mask,
    toJSON: () => mask,
    // What console.log and util.inspect ask for (https://nodejs.org/api/util.html#utilinspectcustom).
    [Symbol.for("nodejs.util.inspect.custom")]: () => mask,
  });
}
