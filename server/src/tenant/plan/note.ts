/** What the reader of a row should know before agreeing, in sentences, as the row carries it. */
export function noteOf(...notes: readonly (string | undefined)[]): { readonly reason?: string } {
  const said = notes.filter((note) => note !== undefined);
  return said.length === 0 ? {} : { reason: said.join(" ") };
}
