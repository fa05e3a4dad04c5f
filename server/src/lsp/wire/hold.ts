import { Message, type MessageReader } from "vscode-jsonrpc/node";

/** A reader that can keep what it reads to itself. */
export interface Held {
  readonly reader: MessageReader;
  /** Hands on what has come in the meantime, in its order, and from now on everything at once. */
  release(): void;
}

/** Hands on all messages up to `initialize`; those after it wait for `release`, and so does the end of the input. */
export function holding(reader: MessageReader): Held {
  let waiting: (() => void)[] | undefined;
  let released = false;
  return {
    reader: {
      onError: reader.onError,
      onClose: (listener, thisArgument) =>
        reader.onClose(() => {
          const close = (): void => void listener.call(thisArgument);
          if (waiting) waiting.push(close);
          else close();
        }),
      onPartialMessage: reader.onPartialMessage,
      listen: (hear) =>
        reader.listen((message) => {
          if (waiting) waiting.push(() => hear(message));
          else hear(message);
          if (!released && Message.isRequest(message) && message.method === "initialize") waiting ??= [];
        }),
      dispose: () => reader.dispose(),
    },
    release() {
      released = true;
      const acts = waiting ?? [];
      waiting = undefined;
      for (const act of acts) act();
    },
  };
}
