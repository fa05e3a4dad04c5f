import { Composer, CST, type Document, Parser } from "yaml";

/**
 * The first document of a text, as YAML 1.2 core with merge keys whatever a directive says. `undefined`: it is nested so deep
 * that reading it could exhaust the stack, which no `catch` survives. Errors stand in the document; a key that stands twice is
 * not among them, since `yaml` compares each key with every other.
 */
export function compose(text: string): Document.Parsed | undefined {
  const tokens = [...new Parser().parse(text)];
  if (tokens.some(isTooDeep)) return undefined;
  for (const document of new Composer(OPTIONS).compose(tokens, true, text.length)) return document;
  return undefined;
}

/** Without recursion, which is what it guards against. */
function isTooDeep(root: CST.Token): boolean {
  let level: CST.Token[] = root.type === "document" && root.value ? [root.value] : [];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    const next: CST.Token[] = [];
    for (const token of level) {
      if (!CST.isCollection(token)) continue;
      for (const { key, value } of token.items) {
        if (CST.isCollection(key)) next.push(key);
        if (CST.isCollection(value)) next.push(value);
      }
    }
    level = next;
  }
  return false;
}

/** The format needs seven levels. */
const DEEPEST = 100;

const OPTIONS = {
  version: "1.2",
  schema: "core",
  merge: true,
  prettyErrors: false,
  keepSourceTokens: false,
  uniqueKeys: false,
  logLevel: "silent",
} as const;
