/** What the client says of itself and can do. */
export interface Client {
  /** The process that has started the server. */
  readonly processId: number | undefined;
  /** It would rather count positions in bytes of UTF-8 than in UTF-16 units. */
  readonly prefersUtf8: boolean;
  /** It asks for diagnostics; one that does is sent none but those of files that it can't ask for. */
  readonly pullsDiagnostics: boolean;
  /** It pulls diagnostics again when it is asked to. */
  readonly refreshesDiagnostics: boolean;
  /** It watches files, if it is asked to. */
  readonly watchesFiles: boolean;
  /** It answers what its settings are. */
  readonly hasConfiguration: boolean;
  /** It says when its settings change, if it is asked to. */
  readonly tellsConfiguration: boolean;
  /** URIs of the workspace's folders. */
  readonly folders: readonly string[];
  readonly relatedInformation: boolean;
  readonly snippets: boolean;
  /**
   * Which items it indents from their second line on as it likes: like the line at the cursor. Snippets most clients do; one that can
   * leave an item as it is does so where it is told.
   */
  readonly indents: "none" | "snippets" | "all";
  /** It takes code actions that are more than commands. */
  readonly codeActions: boolean;
  /** It takes edits for one version of a document. */
  readonly versionedEdits: boolean;
  /** It shows an outline as a tree. */
  readonly symbolTree: boolean;
  /** In hovers. */
  readonly markdown: boolean;
  /** In what is told of a completion item. */
  readonly markdownItems: boolean;
  /** It shows no more folds of a file. */
  readonly mostFolds: number | undefined;
  /** It asks first whether there is something to rename. */
  readonly preparesRename: boolean;
  /** It asks for the semantic tokens of a part of the file. */
  readonly tokensByRange: boolean;
  /** Commands that it has for lenses and completion items to call (`initializationOptions.commands`). */
  readonly commands: ReadonlySet<string>;
  /** Page that explains the rules, where the client has a better one than the server (`initializationOptions.rulesPage`). */
  readonly rulesPage: string | undefined;
}

/** Reads the parameters of `initialize`, of which nothing can be taken for granted. */
export function readClient(params: unknown): Client {
  const textDocument = (...path: readonly string[]): unknown => at(params, "capabilities", "textDocument", ...path);
  const formats = textDocument("hover", "contentFormat");
  const byRange = textDocument("semanticTokens", "requests", "range");
  const commands = at(params, "initializationOptions", "commands");
  const folds = textDocument("foldingRange", "rangeLimit");
  const workspace = (...path: readonly string[]): unknown => at(params, "capabilities", "workspace", ...path);
  const processId = at(params, "processId");
  const rulesPage = at(params, "initializationOptions", "rulesPage");
  return {
    processId: typeof processId === "number" ? processId : undefined,
    prefersUtf8: prefersUtf8(at(params, "capabilities", "general", "positionEncodings")),
    pullsDiagnostics: textDocument("diagnostic") !== undefined,
    refreshesDiagnostics: workspace("diagnostics", "refreshSupport") === true,
    watchesFiles: workspace("didChangeWatchedFiles", "dynamicRegistration") === true,
    hasConfiguration: workspace("configuration") === true,
    tellsConfiguration: workspace("didChangeConfiguration", "dynamicRegistration") === true,
    folders: foldersOf(params),
    relatedInformation:
      textDocument("publishDiagnostics", "relatedInformation") === true ||
      textDocument("diagnostic", "relatedInformation") === true,
    snippets: textDocument("completion", "completionItem", "snippetSupport") === true,
    codeActions: textDocument("codeAction", "codeActionLiteralSupport") !== undefined,
    versionedEdits: workspace("workspaceEdit", "documentChanges") === true,
    symbolTree: textDocument("documentSymbol", "hierarchicalDocumentSymbolSupport") === true,
    indents: indents(textDocument("completion")),
    markdown: takesMarkdown(formats),
    markdownItems: takesMarkdown(textDocument("completion", "completionItem", "documentationFormat") ?? formats),
    mostFolds: typeof folds === "number" && folds > 0 ? folds : undefined,
    preparesRename: textDocument("rename", "prepareSupport") === true,
    tokensByRange: byRange === true || (typeof byRange === "object" && byRange !== null),
    commands: new Set(Array.isArray(commands) ? commands.filter((each) => typeof each === "string") : []),
    rulesPage: typeof rulesPage === "string" ? rulesPage : undefined,
  };
}

/** What it likes better comes first (LSP 3.17, "general.positionEncodings"). UTF-16 every client can, named or not. */
function prefersUtf8(encodings: unknown): boolean {
  const known: unknown[] = Array.isArray(encodings) ? encodings : [];
  return known.find((each) => each === "utf-8" || each === "utf-16") === "utf-8";
}

/** One that names no formats knows of Markdown, or shows it as it is written. */
function takesMarkdown(formats: unknown): boolean {
  return !Array.isArray(formats) || formats.includes("markdown");
}

/** LSP 3.17, "InsertTextMode". */
function indents(completion: unknown): Client["indents"] {
  const modes = at(completion, "completionItem", "insertTextModeSupport", "valueSet");
  if (Array.isArray(modes)) return modes.includes(AS_IS) ? "none" : "all";
  return at(completion, "insertTextMode") === ADJUST_INDENTATION ? "all" : "snippets";
}

const AS_IS = 1;
const ADJUST_INDENTATION = 2;

/** Older clients name one folder alone. */
function foldersOf(params: unknown): readonly string[] {
  const folders = at(params, "workspaceFolders");
  const uris: unknown[] = Array.isArray(folders) ? folders.map((each) => at(each, "uri")) : [at(params, "rootUri")];
  return uris.filter((uri) => typeof uri === "string");
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== "object" || inner === null) return undefined;
    inner = (inner as Record<string, unknown>)[key];
  }
  return inner ?? undefined;
}
