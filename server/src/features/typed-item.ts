/** The characters with which the beginning of an item may have been typed: its dash, the space behind that, the colon of its first key. */
export const TYPED_ITEM: string[] = ["-", " ", ":"];
