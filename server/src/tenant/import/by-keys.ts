/** Compares by the first key in which two things differ, to the character, in the same way on every computer. */
export function byKeys<T>(keysOf: (item: T) => readonly string[]): (one: T, other: T) => number {
  return (one, other) => {
    const theirs = keysOf(other);
    const at = keysOf(one).findIndex((key, index) => key !== theirs[index]);
    if (at === -1) return 0;
    return (keysOf(one)[at] ?? "") < (theirs[at] ?? "") ? -1 : 1;
  };
}
