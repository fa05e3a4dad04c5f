/** Looks after the files that show something, for clients that watch none. */
export interface ShownFiles {
  /** A file shows something now, or doesn't any more. */
  note(uri: string, showsSomething: boolean): void;
  stop(): void;
}

/**
 * Looks every two seconds which of these files are other ones now. While none shows anything, nothing is done at all. When a file was
 * read isn't known here: one that has come counts as another one the first time.
 *
 * @param stampOf - another text for each state of a file, found without reading it; none where there is no such file
 * @param changed - is told of those that are other ones now, or gone
 */
export function shownFiles(
  stampOf: (uri: string) => string | undefined,
  changed: (uris: readonly string[]) => void,
): ShownFiles {
  const stamps = new Map<string, string | undefined>();
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const isOther = (uri: string): boolean => {
    const [before, now] = [stamps.get(uri), stampOf(uri)];
    // It goes to the end, so that each has its turn, however many there are.
    stamps.delete(uri);
    stamps.set(uri, now);
    return now === undefined || now !== before;
  };
  const look = (): void => {
    const others = [...stamps.keys()].slice(0, AT_ONCE).filter(isOther);
    if (others.length > 0) changed(others);
  };
  return {
    note(uri, showsSomething) {
      if (showsSomething) stamps.set(uri, stamps.get(uri));
      else stamps.delete(uri);
      if (stamps.size === 0) stop();
      else timer ??= setInterval(look, INTERVAL).unref();
    },
    stop,
  };
}

/** In milliseconds. */
const INTERVAL = 2000;
/** So many are looked at within a millisecond or two. */
const AT_ONCE = 100;
