import { Message } from "vscode-jsonrpc/node";
import { slices } from "../../document/chunk.ts";
import { sameItems } from "../../document/same-items.ts";
import { sum } from "../../document/sum.ts";
import type { Pieces } from "../../features/pieces.ts";

/** An answer of many items, most of which went out just so before. */
export class LongList<T> {
  readonly pieces: Pieces<T>;

  constructor(pieces: Pieces<T>) {
    this.pieces = pieces;
  }

  /** The list itself, for whoever doesn't know its pieces. */
  toJSON(): readonly T[] {
    return this.pieces.flat(2);
  }
}

/**
 * The content of messages: JSON, as the base protocol wants it (LSP 3.17, "Content Part"); that of a long list in parts. What a piece of
 * it became is kept with the piece, so that an outline of thousands costs an edit no more than what the edit changed in it.
 */
export function encoder(): (message: Message) => string | readonly Buffer[] {
  const pieces = new WeakMap<object, string>();
  const groups = new WeakMap<object, readonly Buffer[]>();
  const runs = new WeakMap<object, Run>();
  const ofPiece = (piece: readonly unknown[]): string => kept(pieces, piece, () => JSON.stringify(piece));
  const ofRun = (run: Run["pieces"]): Buffer => {
    const [first = run] = run;
    const known = runs.get(first);
    if (known && sameItems(known.pieces, run)) return known.bytes;
    const bytes = listed(run.filter(({ length }) => length > 0).map(ofPiece));
    runs.set(first, { pieces: run, bytes });
    return bytes;
  };
  const ofGroup = (group: Run["pieces"]): readonly Buffer[] =>
    kept(groups, group, () => {
      const length = sum(group, (piece) => ofPiece(piece).length);
      const size = length > LONG ? PIECES_OF_RUN : group.length;
      return slices(group, size)
        .map(ofRun)
        .filter((bytes) => bytes.length > 0);
    });
  return (message) => {
    const list = Message.isResponse(message) ? message.result : undefined;
    if (!Message.isResponse(message) || !(list instanceof LongList)) return JSON.stringify(message);
    const { jsonrpc, id } = message;
    const opening = Buffer.from(JSON.stringify({ jsonrpc, id, result: [] }).slice(0, -2));
    const parts = list.pieces.flatMap(ofGroup);
    if (parts[0]) parts[0] = parts[0].subarray(",".length);
    return [opening, ...parts, END];
  };
}

/** Neighbouring pieces, and their JSON. */
interface Run {
  readonly pieces: readonly (readonly unknown[])[];
  readonly bytes: Buffer;
}

/** The items of lists that are JSON, each with a comma before it. */
function listed(lists: readonly string[]): Buffer {
  const bytes = Buffer.allocUnsafe(sum(lists, (list) => Buffer.byteLength(list)));
  let end = 0;
  for (const list of lists) {
    const length = bytes.write(list, end);
    bytes.write(",", end);
    // What comes next is written over the closing bracket.
    end += length - "]".length;
  }
  return bytes.subarray(0, end);
}

function kept<T>(known: WeakMap<object, T>, owner: object, make: () => T): T {
  let value = known.get(owner);
  if (value === undefined) known.set(owner, (value = make()));
  return value;
}

/** In characters: a group of more than that is not put together anew for one of its pieces. */
const LONG = 16_000;
const PIECES_OF_RUN = 8;
const END = Buffer.from("]}");
