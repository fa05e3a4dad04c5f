import type { Log } from "../log.ts";
import type { OpenFiles } from "../files/open-files.ts";

/**
 * Looks through a long file, giving way to whatever the client asks meanwhile.
 *
 * @param done - is called once all is known, of the newest version
 */
export function settler(files: OpenFiles, log: Log): (uri: string, done: () => void) => void {
  const busy = new Set<string>();
  const step = (uri: string, done: () => void): void => {
    try {
      if (files.get(uri)?.lookOn()) return void setImmediate(step, uri, done);
      busy.delete(uri);
      done();
    } catch (error) {
      busy.delete(uri);
      log.failure("Looking through a file", error);
    }
  };
  return (uri, done) => {
    if (busy.has(uri)) return;
    busy.add(uri);
    setImmediate(step, uri, done);
  };
}
