/**
 * Does what stands at an offset only tell of something: in the text of a log or an error (`console.log("audience=…")`), or in a
 * description's? A text that a shell echoes may be meant for a file, so that counts.
 */
export function isTold(text: string, offset: number): boolean {
  const from = Math.max(text.lastIndexOf("\n", offset - 1) + 1, offset - FARTHEST);
  return TELLS.test(text.slice(from, offset));
}

const CALL =
  String.raw`(?:\bconsole\.\w{1,10}|(?:\b|_)log(?:ger|ging)?(?:\.\w{1,20})?|\bWrite-\w{4,8}|\be?print\w{0,4}|\bputs|\bWriteLine|(?:Error|Exception)(?:\.new)?|error_log)` +
  String.raw`!?[( ]\s{0,20}`;
const KEY = String.raw`\b(?:description|summary|help|title|message|hint|error_?message)["']?\s{0,3}[:=]\s{0,3}`;
/** Up to the text, which begins there or holds the offset. */
const TELLS = new RegExp(String.raw`(?:${CALL}[fr]?["'\x60]|${KEY}["'\x60]|^[ \t-]{0,40}${KEY}\w)[^"'\x60]*$`, "i");
/** In UTF-16 units. */
const FARTHEST = 300;
