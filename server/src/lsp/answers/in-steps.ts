import { type CancellationToken, ResponseError } from "vscode-jsonrpc/node";
import type { Position } from "../../document/document.ts";
import { parseOn } from "../../document/read/parse-on.ts";
import { readAround } from "../../document/read/read-on.ts";
import type { Steps } from "../../document/steps.ts";
import type { OpenFile, OpenFiles } from "../files/open-files.ts";
import { CONTENT_MODIFIED, REQUEST_CANCELLED } from "../wire/answer.ts";
import type { PositionEncoding } from "../wire/position-encoding.ts";
import type { Idle } from "./idle.ts";
import { PATIENCE, patiently } from "./patiently.ts";
import { takeTurn, type Waits } from "./turn.ts";

/** Makes handlers of requests that give way to other messages while a long file is worked on. */
export interface Stepping {
  /**
   * @param otherwise - the answer where no such file is open
   * @param work - of the file as it is when the request comes; if it is edited before the end, the client is told that it was
   *   (LSP 3.17, `ContentModified`)
   */
  readonly inSteps: <P extends { readonly uri: string }>(
    otherwise: unknown,
    work: (open: OpenFile, params: P) => Waits<unknown>,
  ) => Handle<P>;
  /** The same for what takes long only as long as the text isn't parsed. */
  readonly onceParsed: <P extends { readonly uri: string }>(
    otherwise: unknown,
    answer: (open: OpenFile, params: P) => unknown,
  ) => Handle<P>;
  /** The same for what is asked of all files, whatever becomes of them meanwhile. */
  readonly ofAll: <P>(work: (params: P) => Waits<unknown>) => Handle<P>;
}

type Handle<P> = (params: P, token: CancellationToken) => unknown;

/**
 * @param sent - recounts what is answered later than at once
 * @param now - the clock of `takeTurn`
 * @param patience - how long a step may wait for something, in milliseconds
 */
export function stepping(
  files: Pick<OpenFiles, "get">,
  sent: PositionEncoding["sent"],
  idle: Pick<Idle, "during">,
  now?: () => number,
  patience = PATIENCE,
): Stepping {
  const later = async (
    steps: Waits<unknown>,
    first: Promise<void> | undefined,
    token: CancellationToken,
    open?: OpenFile,
  ): Promise<unknown> => {
    for (let wait = first; ;) {
      // Who waits for something else leaves the time to others.
      await (wait ? patiently(wait, patience, token) : idle.during(new Promise((resolve) => setImmediate(resolve))));
      if (token.isCancellationRequested) return new ResponseError(REQUEST_CANCELLED, "Cancelled.");
      const isEdited = open && files.get(open.uri)?.document !== open.document;
      if (isEdited) return new ResponseError(CONTENT_MODIFIED, "The file was edited meanwhile.");
      const step = takeTurn(steps, now);
      if (step.done) return sent(step.value, open?.uri);
      wait = step.value;
    }
  };
  const begin = (steps: Waits<unknown>, token: CancellationToken, open?: OpenFile): unknown => {
    const first = takeTurn(steps, now);
    return first.done ? first.value : later(steps, first.value, token, open);
  };
  const inSteps: Stepping["inSteps"] = (otherwise, work) => (params, token) => {
    const open = files.get(params.uri);
    return open ? begin(parsedFirst(open, params, work), token, open) : otherwise;
  };
  const onceParsed: Stepping["onceParsed"] = (otherwise, answer) =>
    inSteps(otherwise, function* (open, params) {
      return answer(open, params);
    });
  return { inSteps, onceParsed, ofAll: (work) => (params, token) => begin(work(params), token) };
}

/** Reads the APIs around a place. */
export function* readNear({ document, file }: OpenFile, { position }: { readonly position: Position }): Steps<void> {
  const near = document.blockAt(document.offsetAt(position));
  if (near) yield* readAround(near.block, file);
}

/** An open file has its `file` at hand once its text is parsed so far. */
function* parsedFirst<P>(
  open: OpenFile,
  params: P,
  work: (open: OpenFile, params: P) => Waits<unknown>,
): Waits<unknown> {
  yield* parseOn(open.parsing);
  return yield* work(open, params);
}
