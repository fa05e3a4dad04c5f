/** Why a command can't be carried out, in words for the user. Nothing of it is secret: it is shown and logged as it is. */
export class Problem extends Error {
  override readonly name = "Problem";
}
