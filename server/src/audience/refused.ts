/**
 * Does a test have what stands at an offset refused? Its line says so (`expect(isValid("…")).toBe(false)`, `assert aud != "…"`,
 * `ok: false`), or one of the nearest lines, as far as none is empty between them (`with pytest.raises(…):`, `}).toThrow()`).
 */
export function isRefused(text: string, offset: number): boolean {
  const before = text
    .slice(Math.max(0, offset - FARTHEST), offset)
    .split("\n")
    .reverse();
  const behind = text.slice(offset, offset + FARTHEST).split("\n");
  const line = `${before[0] ?? ""}${behind[0] ?? ""}`;
  return (
    IS_FALSE.test(line) ||
    IS_NOT.test(line) ||
    [line, ...nearest(before), ...nearest(behind)].some((each) => FAILS.test(each))
  );
}

/** Those next to the first one. */
function nearest(lines: readonly string[]): readonly string[] {
  const others = lines.slice(1, 1 + MOST_LINES);
  const empty = others.findIndex((line) => line.trim() === "");
  return empty < 0 ? others : others.slice(0, empty);
}

const IS_FALSE =
  /\.to(?:Be|Equal)\(false\)|toBeFalsy|be_falsey|assert_?false|assert not\b|isFalse\(|\.False\(|\b(?:ok|valid|want|expected|allowed)["']?:\s?false\b|wantErr:\s?true/i;
/** `assert aud != "…"`, `assert "…" not in aud` */
const IS_NOT =
  /\bassert!?(?: |\()[^"'\x60\n]{0,80}(?:["'\x60][^"'\x60\n]{0,120}["'\x60])?[^"'\x60\n]{0,80}(?:!=|\bnot in\b)/i;
const FAILS =
  /\.toThrow|\.rejects\b|\braises?\(|\braise_error\b|assert_?(?:raises|throws|fails)|\bthrows(?:Async)?[(<]|shouldThrow|expectException|should_panic/i;
/** In UTF-16 units. */
const FARTHEST = 400;
const MOST_LINES = 4;
