import { Message } from "vscode-jsonrpc/node";
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
 * The content of messages, in parts: JSON, as the base protocol wants it (LSP 3.17, "Content Part"). What a piece of a long list became
 * is kept with the piece, so that an outline of thousands costs an edit no more than what the edit changed in it.
 */
export function encoder(): (message: Message) => readonly Buffer[] {
  const pieces = new WeakMap<object, string>();
  const groups = new WeakMap<object, Buffer>();
  const ofPiece = (piece: readonly unknown[]): string =>
    kept(pieces, piece, () => (piece.length === 0 ? "" : `,${JSON.stringify(piece).slice(1, -1)}`));
  const ofGroup = (group: readonly (readonly unknown[])[]): Buffer =>
    kept(groups, group, () => Buffer.from(group.map(ofPiece).join("")));
  return (message) => {
    const list = Message.isResponse(message) ? message.result : undefined;
    if (!Message.isResponse(message) || !(list instanceof LongList)) return [Buffer.from(JSON.stringify(message))];
    const { jsonrpc, id } = message;
    const opening = Buffer.from(JSON.stringify({ jsonrpc, id, result: [] }).slice(0, -2));
    const [first, ...others] = list.pieces.map(ofGroup).filter(({ length }) => length > 0);
    return first ? [opening, first.subarray(COMMA), ...others, END] : [opening, END];
  };
}

function kept<T>(known: WeakMap<object, T>, owner: object, make: () => T): T {
  let value = known.get(owner);
  if (value === undefined) known.set(owner, (value = make()));
  return value;
}

/** Each item is written with the comma before it. */
const COMMA = 1;
const END = Buffer.from("]}");
