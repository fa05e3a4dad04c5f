/** Runs work one after the other, in the order in which it was given; what fails holds up nothing. */
export function oneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let busy: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = busy.then(work);
    busy = done.catch(() => undefined);
    return done;
  };
}
