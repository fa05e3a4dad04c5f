import { CURSOR, type Frame, open, type Scan } from "./frame.ts";
import { belongs, endOfLine, isBlank, isKeyColon, plainEnd, readQuoted, skipProperties } from "./scan-scalar.ts";

/**
 * Reads from an opening bracket to the end of what it opened: its closing bracket, or a line that is indented no further than the
 * block around it, so that a bracket which isn't closed yet doesn't swallow the rest of the text.
 */
export function scanFlow(scan: Scan): void {
  const around = scan.frame;
  openBracket(scan);
  scanInside(scan, around);
}

/**
 * Reads what stands in a bracket that is open.
 *
 * @param around - what goes on behind it
 */
export function scanInside(scan: Scan, around: Frame | undefined): void {
  for (let frame = scan.frame; frame?.flow; frame = scan.frame) {
    const char = scan.text[scan.at];
    if (char === undefined) scan.frame = around;
    else if (char === "\n") {
      if (!belongs(scan, scan.at + 1) && !CLOSES.test(scan.text.slice(scan.at + 1, endOfLine(scan.text, scan.at + 1))))
        scan.frame = around;
      scan.at += scan.frame === around ? 0 : 1;
    } else if (char === "#" && (isBlank(scan.text[scan.at - 1]) || scan.text[scan.at - 1] === "\n")) {
      scan.at = endOfLine(scan.text, scan.at);
    } else step(scan, frame, char);
  }
}

function step(scan: Scan, frame: Frame, char: string): void {
  if (char === "{" || char === "[") openBracket(scan);
  else if (char === "}" || char === "]") {
    scan.frame = frame.parent;
    scan.at++;
  } else if (char === ",") {
    frame.current = typeof frame.current === "number" ? frame.current + 1 : undefined;
    frame.filled = false;
    scan.at++;
  } else if (char === '"' || char === "'") word(scan, frame, readQuoted(scan));
  else if (char === ":" && isKeyColon(scan.text, scan.at, true)) scan.at++;
  else if (char === " " || char === "\t" || char === "\r") scan.at++;
  else if (char === "&" || char === "!") {
    const before = scan.at;
    skipProperties(scan);
    if (scan.at === before) scan.at++;
  } else {
    const start = scan.at;
    const end = Math.max(
      start + 1,
      frame.kind === "list" ? itemEnd(scan.text, start) : plainEnd(scan.text, start, true),
    );
    scan.at = end;
    word(scan, frame, { start, end, style: "plain", closed: true, text: scan.text.slice(start, end) });
  }
}

/** `read:` with the cursor behind it is a scope that is being typed: no list of the file has bare pairs. */
function itemEnd(text: string, start: number): number {
  const end = plainEnd(text, start, true);
  return text.startsWith(`:${CURSOR}`, end) ? plainEnd(text, end + 1, true) : end;
}

function openBracket(scan: Scan): void {
  open(scan, scan.text[scan.at] === "{" ? "map" : "list", scan.frame?.indent ?? -1, true);
  scan.at++;
}

function word(scan: Scan, frame: Frame, read: ReturnType<typeof readQuoted>): void {
  const place = { frame, column: 0, glued: scan.text[read.start - 1] === ":", ...read };
  if (frame.kind === "list" || frame.current !== undefined) {
    if (!frame.filled) scan.tokens.push({ role: "value", step: frame.current, colon: false, ...place });
    frame.filled = true;
    return;
  }
  let next = scan.at;
  while (isBlank(scan.text[next])) next++;
  const colon = scan.text[next] === ":";
  scan.tokens.push({ role: "key", step: read.text, colon, ...place });
  if (!colon) return;
  frame.current = read.text;
  // Behind quotes a colon needs no space (YAML 1.2.2, 7.4.2).
  scan.at = next + 1;
}

const CLOSES = /^ *[\]}]/;
