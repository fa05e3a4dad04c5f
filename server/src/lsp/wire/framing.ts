import { findHeader, LONGEST_HEADER, readHeader, type Refused } from "./header.ts";

/** What a message says: a value of JSON, and no more is known of it. */
export interface Content {
  readonly content: unknown;
}

/**
 * Cuts a stream of bytes into messages (LSP 3.17, "Base Protocol"). What is none is refused once, and nothing is made of the bytes up to
 * the next good header, so that one mistake costs no other message. Never more is kept than the longest message takes.
 */
export function framing(): (chunk: Buffer) => readonly (Content | Refused)[] {
  let rest: Buffer = Buffer.alloc(0);
  let body: Body | undefined;
  let lost = false;
  return (chunk) => {
    const found: (Content | Refused)[] = [];
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const refuse = (refused: Refused): void => {
      if (!lost) found.push(refused);
      lost = true;
    };
    /** Both say whether there may be more in what has come. */
    const begin = (): boolean => {
      const header = lost ? findHeader(rest) : readHeader(rest);
      if (header === undefined) {
        if (lost) rest = rest.subarray(-LONGEST_HEADER);
        return false;
      }
      if ("reason" in header) refuse(header);
      else {
        lost = false;
        rest = rest.subarray(header.end);
        body = { parts: [], missing: header.length };
      }
      return true;
    };
    const goOn = (filling: Body): boolean => {
      const piece = rest.subarray(0, filling.missing);
      rest = rest.subarray(piece.length);
      filling.parts.push(piece);
      filling.missing -= piece.length;
      const read = contentOf(filling, piece);
      if (read === undefined) return false;
      body = undefined;
      if ("content" in read) found.push(read);
      else {
        refuse(read);
        // A header may be in what was no content.
        rest = Buffer.concat([...filling.parts, rest]);
      }
      return true;
    };
    while (body ? goOn(body) : begin());
    return found;
  };
}

interface Body {
  readonly parts: Buffer[];
  /** In bytes. */
  missing: number;
}

/** `undefined`: more has to come. */
function contentOf({ parts, missing }: Body, newest: Buffer): Content | Refused | undefined {
  if (missing > 0) {
    const cutShort = newest.includes(LF) && findHeader(endOf(parts)) !== undefined;
    return cutShort ? { reason: "A message is shorter than its Content-Length." } : undefined;
  }
  try {
    const all = parts.length === 1 ? newest : Buffer.concat(parts);
    return { content: JSON.parse(all.toString()) };
  } catch {
    return { reason: "A message's content is no JSON." };
  }
}

/** The newest part, with what stands before it as far as a header could begin there. */
function endOf(parts: readonly Buffer[]): Buffer {
  let from = parts.length - 1;
  for (let bytes = 0; from > 0 && bytes < LONGEST_HEADER; from--) bytes += parts[from - 1]?.length ?? 0;
  return Buffer.concat(parts.slice(from));
}

const LF = 0x0a;
