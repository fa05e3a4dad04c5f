/** The header of a message: where it ends, and how many bytes of content follow. */
export interface Header {
  readonly end: number;
  readonly length: number;
}

/** What is no message, and why, in words for whoever sent it. */
export interface Refused {
  readonly reason: string;
}

/** In bytes. VS Code shows a server no text of more than 50 MB; in JSON the worst such text is about twice as long. */
export const LONGEST_MESSAGE = 128 * 1024 * 1024;
/** In bytes; the two fields of the protocol take about a hundred. */
export const LONGEST_HEADER = 4096;

/**
 * Reads the header that these bytes begin with (LSP 3.17, "Header Part"). Names of fields count in any case, and a line may end without
 * CR. `undefined`: more has to come.
 */
export function readHeader(bytes: Buffer): Header | Refused | undefined {
  const usual = USUAL.exec(bytes.toString("latin1", 0, USUAL_LENGTH));
  if (usual) return { end: usual[0].length, length: Number(usual[1]) };
  const text = bytes.toString("latin1", 0, LONGEST_HEADER);
  const end = /\r?\n\r?\n/.exec(text);
  if (end === null) return text.length < LONGEST_HEADER ? undefined : { reason: NO_HEADER };
  const length = contentLength(text.slice(0, end.index));
  return typeof length === "string" ? { reason: length } : { end: end.index + end[0].length, length };
}

/**
 * Finds the first good header in bytes of any kind. No JSON text looks like one anywhere: inside of a string it has no line end, and
 * outside of it no such word.
 */
export function findHeader(bytes: Buffer): Header | undefined {
  for (const { 0: header, index } of bytes.toString("latin1").matchAll(HEADER)) {
    const length = contentLength(header.trimEnd());
    if (typeof length === "number") return { end: index + header.length, length };
  }
  return undefined;
}

/** Or what is wrong. */
function contentLength(header: string): number | string {
  const fields = header.split(/\r?\n/).map((line) => /^([\w-]+):(.*)$/.exec(line));
  if (fields.includes(null)) return NO_HEADER;
  const lengths = new Set(
    fields.flatMap((field) => (/^content-length$/i.test(field?.[1] ?? "") ? [field?.[2]?.trim()] : [])),
  );
  const [length = "", ...others] = lengths;
  if (lengths.size === 0) return "A message's header has no Content-Length.";
  if (others.length > 0) return "A message's header has several lengths.";
  if (!/^\d+$/.test(length)) return `Content-Length must be a number of bytes, not "${length.slice(0, 40)}".`;
  if (Number(length) <= LONGEST_MESSAGE) return Number(length);
  return `Content-Length is ${length.slice(0, 40)}; the longest message that is read has ${String(LONGEST_MESSAGE)} bytes.`;
}

/** As nearly every client writes it, with a length that is never too much. */
const USUAL = /^Content-Length: (\d{1,8})\r\n\r\n/;
const USUAL_LENGTH = 28;
const NO_HEADER = "What came is no header of a message: lines like Content-Length: 123, and an empty one.";
/** A few fields, of which the length is the first. */
const HEADER = /content-length:[^\r\n]{0,80}(?:\r?\n[\w-]+:[^\r\n]{0,200}){0,4}\r?\n\r?\n/gi;
