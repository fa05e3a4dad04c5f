/** The diagnostics' code, and what a comment names to silence one. */
export const AUDIENCE_NEAR_MISS = "audience-near-miss";

/** Does a comment, in whatever language, silence the line of an offset, as it does in an `auth-apis.yaml`? */
export function isSilenced(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(text.lastIndexOf("\n", lineStart - 2) + 1, lineStart);
  const lineEnd = text.indexOf("\n", offset);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  return silences(line, "auth-apis-disable-line") || (lineStart > 0 && silences(before, "auth-apis-disable-next-line"));
}

function silences(line: string, comment: string): boolean {
  const at = line.indexOf(comment);
  return at >= 0 && line.slice(at + comment.length).includes(AUDIENCE_NEAR_MISS);
}
