const mask = "[token]";

/**
 * An access token that cannot slip into a log, an error or JSON: whatever turns it into text gets `[token]`. Only
 * `reveal` gives the text, so that a search for it finds every place that handles the token itself.
 */
export interface RawToken {
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

export function rawToken(text: string): RawToken {
  return Object.freeze({
    reveal: () => text,
    toString: () => mask,
    toJSON: () => mask,
    // What console.log and util.inspect ask for (https://nodejs.org/api/util.html#utilinspectcustom).
    [Symbol.for("nodejs.util.inspect.custom")]: () => mask,
  });
}
