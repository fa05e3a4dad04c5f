// Who may import whom. The lint rule (eslint.config.mjs) and a test (test/layers.test.ts) both read this table.

/** Folder -> the other folders (and outside packages) that its files may import. */
export const layers = {
  "server/src/document": ["yaml"],
  "server/src/schema": ["server/src/document", "schemas"],
  "server/src/facts": [],
  "server/src/expected": ["server/src/facts", "server/src/text"],
  "server/src/rules": ["server/src/document", "server/src/schema", "server/src/facts"],
  "server/src/features": [
    "server/src/document",
    "server/src/schema",
    "server/src/rules",
    "server/src/facts",
    "server/src/expected",
    "vscode-languageserver-types",
  ],
  "server/src/text": [],
  "server/src/tenant": [
    "server/src/document",
    "server/src/schema",
    "server/src/facts",
    "server/src/text",
    "jose",
    "node:*",
  ],
  "server/src/token": ["server/src/expected", "server/src/facts", "server/src/text", "jose", "oauth4webapi", "node:*"],
  "server/src/quickstart": ["server/src/text", "server/src/expected"],
  "server/src/local-tenant": ["server/src/text", "hono", "@hono/node-server", "jose", "selfsigned", "node:*"],
  "server/src/lsp": [
    "server/src/features",
    "server/src/document",
    "server/src/rules",
    "server/src/facts",
    "vscode-languageserver*",
    "node:*",
  ],
  "server/src/cli": ["server/src/*", "node:*"],
  // Runs in a webview: no VS Code, no Node.
  "client/src/inspector/page": ["client/src/inspector", "server/src/token", "server/src/text"],
  "client/src": [
    "server/src/document",
    "server/src/schema",
    "server/src/rules",
    "server/src/features",
    "server/src/facts",
    "server/src/tenant",
    "server/src/text",
    "server/src/expected",
    "server/src/token",
    "server/src/quickstart",
    "vscode",
    "vscode-languageclient*",
    "node:*",
  ],
};

/** Folders without I/O, clock, chance or state: what they need is passed in. */
export const pure = [
  "server/src/document",
  "server/src/schema",
  "server/src/rules",
  "server/src/features",
  "server/src/text",
  "server/src/facts",
  "server/src/expected",
  "server/src/token/verdict",
  "server/src/token/refusal",
  "server/src/tenant/plan",
  "server/src/quickstart",
];
