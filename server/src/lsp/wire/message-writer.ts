import type { Writable } from "node:stream";
import { type Message, type MessageWriter, StreamMessageWriter } from "vscode-jsonrpc/node";
import { sum } from "../../document/sum.ts";
import { encoder } from "./long-list.ts";

/**
 * Writes messages as the base protocol wants them (LSP 3.17, "Base Protocol"). The parts of one go out together, as they lie there:
 * the library would copy them into one, which costs more than all the rest.
 */
export function messageWriter(stream: Writable): MessageWriter {
  const library = new StreamMessageWriter(stream);
  const encode = encoder();
  const write = (message: Message): Promise<void> =>
    new Promise((resolve, reject) => {
      const written = (error?: Error | null): void => (error ? reject(error) : resolve());
      const content = encode(message);
      if (typeof content === "string") stream.write(header(Buffer.byteLength(content)) + content, written);
      else writeParts(stream, content, written);
    });
  return {
    onError: library.onError,
    onClose: library.onClose,
    write,
    end: () => library.end(),
    dispose: () => library.dispose(),
  };
}

function writeParts(stream: Writable, parts: readonly Buffer[], written: (error?: Error | null) => void): void {
  const [opening = NO_BYTES] = parts;
  const rest = parts.slice(1);
  const length = sum(parts, (part) => part.length);
  stream.cork();
  stream.write(Buffer.concat([Buffer.from(header(length)), opening]));
  rest.forEach((part, at) => stream.write(part, at === rest.length - 1 ? written : undefined));
  stream.uncork();
}

/** @param length - in bytes */
function header(length: number): string {
  return `Content-Length: ${String(length)}\r\n\r\n`;
}

const NO_BYTES = Buffer.alloc(0);
