/**
 * A path as it is typed in a command that a message gives: in quotes where a shell would take it apart. Double ones do for
 * every shell; what they would leave to a POSIX shell to read stands in single ones.
 */
export function typed(path: string): string {
  if (/^[\p{L}\p{N}\p{M}_./:\\@%+=,-]+$/u.test(path)) return path;
  return /["$`!]|\\$|\\\\/.test(path) ? `'${path.replaceAll("'", String.raw`'\''`)}'` : `"${path}"`;
}
