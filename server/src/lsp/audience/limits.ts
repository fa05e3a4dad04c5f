/** How much of a workspace is looked at, so that a huge one costs no more than it may. */
export const LIMITS = {
  /** Files and folders that are listed. */
  listed: 50_000,
  /** And of those that lie in folders which git ignores. */
  ignored: 10_000,
  /** Files that are read. */
  read: 10_000,
  /** Bytes of one file. */
  bytesOfFile: 500_000,
  /** UTF-16 units of all. */
  text: 100_000_000,
  /** Milliseconds of a whole check. */
  time: 30_000,
  /** Changed files that are looked at one by one; where there are more, everything is. */
  changed: 1000,
} as const;
