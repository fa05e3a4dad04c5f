import type { Readable } from "node:stream";
import {
  type DataCallback,
  Emitter,
  ErrorCodes,
  type Message,
  type MessageReader,
  type PartialMessageInfo,
  ResponseError,
} from "vscode-jsonrpc/node";
import { framing } from "./framing.ts";

/**
 * Reads messages from a stream. What is no message is an error of the kind `ResponseError`, which the sender should hear of, and
 * reading goes on; the library's own reader would wait from there on until its input ends.
 */
export function messageReader(stream: Readable): MessageReader {
  const [errors, closes, partly] = [new Emitter<Error>(), new Emitter<void>(), new Emitter<PartialMessageInfo>()];
  stream.on("error", (error) => {
    errors.fire(error);
  });
  stream.on("close", () => {
    closes.fire();
  });
  return {
    onError: errors.event,
    onClose: closes.event,
    onPartialMessage: partly.event,
    listen(hear: DataCallback) {
      const frames = framing();
      const read = (chunk: Buffer): void => {
        for (const each of frames(chunk)) {
          if ("content" in each) hear(each.content as Message);
          else errors.fire(new ResponseError(ErrorCodes.ParseError, each.reason));
        }
      };
      stream.on("data", read);
      return { dispose: () => void stream.off("data", read) };
    },
    dispose: () => [errors, closes, partly].forEach((each) => each.dispose()),
  };
}
