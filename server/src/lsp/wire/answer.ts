import { type CancellationToken, ErrorCodes, ResponseError } from "vscode-jsonrpc/node";
import type { Log } from "../log.ts";
import type { Session } from "../session.ts";

/** Errors of the protocol itself (LSP 3.17, "ResponseMessage"). */
export const REQUEST_CANCELLED = -32800;
export const CONTENT_MODIFIED = -32801;
export const REQUEST_FAILED = -32803;

/** Registers a request's handler with the reader of its parameters. */
export type Answers = <P>(
  method: string,
  read: (params: unknown) => P | undefined,
  handle: (params: P, token: CancellationToken) => unknown,
) => void;

/**
 * A request's handler that always answers: with an LSP error where the session isn't running, the parameters are malformed, the request
 * was cancelled, or `handle` throws. An error tells nothing of the file's content.
 */
export function answering<P>(
  method: string,
  read: (params: unknown) => P | undefined,
  handle: (params: P, token: CancellationToken) => unknown,
  session: Session,
  log: Log,
): (params: unknown, token: CancellationToken) => unknown {
  return (params, token) => {
    if (session.phase !== "running") return new ResponseError(ErrorCodes.InvalidRequest, "The server is shut down.");
    const known = read(params);
    if (known === undefined) return new ResponseError(ErrorCodes.InvalidParams, `Malformed parameters of ${method}.`);
    if (token.isCancellationRequested) return new ResponseError(REQUEST_CANCELLED, "Cancelled.");
    const failed = (error: unknown): ResponseError => {
      log.failure(method, error);
      return new ResponseError(ErrorCodes.InternalError, `${method} failed; the server's log says where.`);
    };
    try {
      const answer = handle(known, token);
      return answer instanceof Promise ? answer.catch(failed) : answer;
    } catch (error) {
      return failed(error);
    }
  };
}

/** A notification's handler: what is malformed or comes out of turn is logged and ignored. */
export function hearing<P>(
  method: string,
  read: (params: unknown) => P | undefined,
  handle: (params: P) => void,
  session: Session,
  log: Log,
): (params: unknown) => void {
  return (params) => {
    const known = read(params);
    if (session.phase !== "running") log.warning(`${method} came outside of the session and is ignored.`);
    else if (known === undefined) log.warning(`Malformed parameters of ${method}: it is ignored.`);
    else {
      try {
        handle(known);
      } catch (error) {
        log.failure(method, error);
      }
    }
  };
}
