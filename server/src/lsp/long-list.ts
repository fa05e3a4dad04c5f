import { Message } from "vscode-languageserver";
import type { Pieces } from "../features/pieces.ts";

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
 * Messages as JSON, as the base protocol wants it (LSP 3.17, "Content Part"). What a piece of a long list became is kept with the
 * piece, so that an outline of thousands costs an edit no more than what the edit changed in it.
 */
export function encoder(): (message: Message) => Promise<Uint8Array> {
  const pieces = new WeakMap<object, string>();
  const groups = new WeakMap<object, Buffer>();
  const ofPiece = (piece: readonly unknown[]): string => kept(pieces, piece, () => JSON.stringify(piece).slice(1, -1));
  const ofGroup = (group: readonly (readonly unknown[])[]): Buffer =>
    kept(groups, group, () => {
      const texts = group.map(ofPiece).filter((text) => text !== "");
      return Buffer.from(texts.join(","));
    });
  return (message) => {
    const list = Message.isResponse(message) ? message.result : undefined;
    if (!Message.isResponse(message) || !(list instanceof LongList))
      return Promise.resolve(Buffer.from(JSON.stringify(message)));
    const { jsonrpc, id } = message;
    const opening = Buffer.from(JSON.stringify({ jsonrpc, id, result: [] }).slice(0, -2));
    const items = list.pieces.map(ofGroup).filter(({ length }) => length > 0);
    const parts = items.flatMap((item, at) => (at === 0 ? [item] : [COMMA, item]));
    return Promise.resolve(Buffer.concat([opening, ...parts, END]));
  };
}

function kept<T>(known: WeakMap<object, T>, owner: object, make: () => T): T {
  let value = known.get(owner);
  if (value === undefined) known.set(owner, (value = make()));
  return value;
}

const COMMA = Buffer.from(",");
const END = Buffer.from("]}");
