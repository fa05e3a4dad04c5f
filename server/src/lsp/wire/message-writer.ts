import type { Writable } from "node:stream";
import { type Message, type MessageWriter, StreamMessageWriter } from "vscode-jsonrpc/node";
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
      const parts = encode(message);
      const length = parts.reduce((sum, part) => sum + part.length, 0);
      const last = parts.length - 1;
      const written = (error?: Error | null): void => (error ? reject(error) : resolve());
      stream.cork();
      stream.write(Buffer.from(`Content-Length: ${String(length)}\r\n\r\n`));
      parts.forEach((part, at) => stream.write(part, at === last ? written : undefined));
      stream.uncork();
    });
  return {
    onError: library.onError,
    onClose: library.onClose,
    write,
    end: () => library.end(),
    dispose: () => library.dispose(),
  };
}
