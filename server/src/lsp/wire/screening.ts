import { ErrorCodes, Message, type MessageReader, ResponseError } from "vscode-jsonrpc/node";

/** Tells the client of a message that can't be answered otherwise; `null`: whose it is isn't known. */
export type Refuse = (id: string | number | null, code: number, reason: string) => void;

/** Hands on what is a message of JSON-RPC 2.0, and refuses what isn't: the connection behind it would be silent about it, or throw. */
export function screening(reader: MessageReader, refuse: Refuse): MessageReader {
  reader.onError((error) => {
    if (error instanceof ResponseError) refuse(null, error.code, error.message);
  });
  return {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    listen: (hear) =>
      reader.listen((message) => {
        const reason = objection(message);
        if (reason === undefined) hear(message);
        else refuse(ofRequest(message), ErrorCodes.InvalidRequest, reason);
      }),
    dispose: () => reader.dispose(),
  };
}

function objection(message: unknown): string | undefined {
  if (Array.isArray(message)) return "The protocol has no batches: send one message at a time.";
  const known = message as Message;
  if (!Message.isRequest(known) && !Message.isNotification(known) && !Message.isResponse(known)) {
    return "A message has a method, a result or an error; its id is a number or a string.";
  }
  const cancelled = Message.isNotification(known) && known.method === "$/cancelRequest";
  return cancelled && idOf(known.params) === null ? "$/cancelRequest names no request." : undefined;
}

/** Of a request alone: the id of a response is one of the server's own. */
function ofRequest(message: unknown): string | number | null {
  return typeof message === "object" && message !== null && "method" in message ? idOf(message) : null;
}

function idOf(value: unknown): string | number | null {
  const id: unknown = typeof value === "object" && value !== null && "id" in value ? value.id : null;
  return typeof id === "string" || typeof id === "number" ? id : null;
}
