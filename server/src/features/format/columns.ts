import type { Change } from "./change.ts";

/** At which column lines shall stand, by their numbers. A map would cost a long file more than all else that formats it. */
export interface Columns {
  get(line: number): number | undefined;
  set(line: number, column: number): void;
}

/** @param count - so many lines there are */
export function noColumns(count: number): Columns {
  const columns = new Int32Array(count).fill(-1);
  return {
    get(line) {
      const column = columns[line] ?? -1;
      return column < 0 ? undefined : column;
    },
    set(line, column) {
      columns[line] = column;
    },
  };
}

/** How a block's lines are to be indented. */
export interface Plan {
  /** Lines that begin with a key, a dash, or a value that stands alone. */
  readonly begins: Columns;
  /** Lines inside quotes or brackets, and where plain text goes on. */
  readonly inside: Columns;
  /** For each line of a block scalar what stands before it, changed or not. */
  readonly texts: readonly Change[];
  readonly complete: boolean;
}
