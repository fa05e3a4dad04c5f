import type { Log } from "../log.ts";
import type { OpenFiles } from "../files/open-files.ts";
import type { Idle } from "./idle.ts";

/**
 * Looks through a long file while the client asks for nothing else.
 *
 * @param done - is called once all is known, of the newest version
 */
export function settler(files: OpenFiles, log: Log, { whenIdle }: Idle): (uri: string, done: () => void) => void {
  const busy = new Set<string>();
  const step = (uri: string, done: () => void): void => {
    try {
      if (files.get(uri)?.lookOn()) {
        whenIdle(() => step(uri, done));
      } else {
        busy.delete(uri);
        done();
      }
    } catch (error) {
      busy.delete(uri);
      log.failure("Looking through a file", error);
    }
  };
  return (uri, done) => {
    if (busy.has(uri)) return;
    busy.add(uri);
    whenIdle(() => step(uri, done));
  };
}
