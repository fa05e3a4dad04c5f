import { Composer, type CST, type Document, Lexer, Parser } from "yaml";

/**
 * The first document of a text, as YAML 1.2 core with merge keys whatever a directive says. `undefined`: it is nested so deep, or has
 * so many parts, that reading it could exhaust the stack or the memory, which no `catch` survives. Errors stand in the
 * document; a key that stands twice is not among them, since `yaml` compares each key with every other.
 */
export function compose(text: string): Document.Parsed | undefined {
  const tokens = tokensOf(text);
  // Thousands of errors in one text are no rarity while it is typed; nobody asks where in `yaml` they were made.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    for (const document of tokens ? new Composer(OPTIONS).compose(tokens, true, text.length) : []) {
      if (document.errors.length === 0 && /["']$/.test(text)) document.errors.push(...errorsBeforeLineEnd(text));
      return document;
    }
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** `yaml` takes an escaped quote at the very end of a text (`'it''`) for the closing one, unless a line end stands behind it. */
function errorsBeforeLineEnd(text: string): Document.Parsed["errors"] {
  return compose(`${text}\n`)?.errors ?? [];
}

/**
 * What stands in the text, as long as it isn't too deep or too much; the parser's stack holds what is open. Behind MOST_ERRORS nothing is
 * read: each costs as much as a whole line that is right.
 */
function tokensOf(text: string): readonly CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let [parts, errors, brackets, opened] = [0, 0, 0, 0];
  for (const part of new Lexer().lex(text)) {
    if (part === "[" || part === "{") {
      if (brackets++ === 0) opened = parts;
    } else if ((part === "]" || part === "}") && brackets > 0) brackets--;
    parts += brackets > 0 && parts - opened > MOST_IN_BRACKETS ? 3 : 1;
    for (const token of parser.next(part)) {
      tokens.push(token);
      if (token.type === "error") errors++;
    }
    if (parser.stack.length > DEEPEST || parts > MOST) return undefined;
    if (errors > MOST_ERRORS) break;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** The format needs seven levels; one level is two or three tokens. */
const DEEPEST = 300;
/**
 * Words, spaces and signs: so many take about a second, and each keystroke in such a part reads it again. Some 600 APIs have them, which are
 * blocks of their own unless an anchor or a mistake holds them together.
 */
const MOST = 300_000;
/**
 * Words in a pair of brackets; others in it cost three times as much, for most of them are an error where a bracket isn't closed, as
 * while one is typed before all else. Longer lists of APIs in brackets are cut.
 */
const MOST_IN_BRACKETS = 10_000;
const MOST_ERRORS = 400;

const OPTIONS = {
  version: "1.2",
  schema: "core",
  merge: true,
  prettyErrors: false,
  keepSourceTokens: false,
  uniqueKeys: false,
  logLevel: "silent",
} as const;
