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
 * The content of messages: JSON, as the base protocol wants it (LSP 3.17, "Content Part"); that of a long list in parts. What a piece of
 * it became is kept with the piece, so that an outline of thousands costs an edit no more than what the edit changed in it.
 */
export function encoder(): (message: Message) => string | readonly Buffer[] {
  const pieces = new WeakMap<object, string>();
  const groups = new WeakMap<object, Buffer>();
  /** With no brackets around it. */
  const ofPiece = (piece: readonly unknown[]): string => kept(pieces, piece, () => JSON.stringify(piece).slice(1, -1));
  /** With a comma before each piece. */
  const ofGroup = (group: readonly (readonly unknown[])[]): Buffer =>
    kept(groups, group, () => {
      const items = group.filter(({ length }) => length > 0).map((piece) => `,${ofPiece(piece)}`);
      return Buffer.from(items.join(""));
    });
  return (message) => {
    const list = Message.isResponse(message) ? message.result : undefined;
    if (!Message.isResponse(message) || !(list instanceof LongList)) return JSON.stringify(message);
    const { jsonrpc, id } = message;
    const opening = Buffer.from(JSON.stringify({ jsonrpc, id, result: [] }).slice(0, -2));
    const parts = list.pieces.map(ofGroup).filter(({ length }) => length > 0);
    if (parts[0]) parts[0] = parts[0].subarray(",".length);
    return [opening, ...parts, END];
  };
}

function kept<T>(known: WeakMap<object, T>, owner: object, make: () => T): T {
  let value = known.get(owner);
  if (value === undefined) known.set(owner, (value = make()));
  return value;
}

const END = Buffer.from("]}");
