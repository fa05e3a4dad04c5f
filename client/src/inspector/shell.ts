/** Where the page's parts come from, as addresses that a webview may load. */
export interface ShellParts {
  readonly script: string;
  readonly style: string;
  /** What the webview serves the extension's own files from (`Webview.cspSource`). */
  readonly source: string;
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
}

/**
 * The page before anything is shown in it. Its policy allows the extension's own script and style and nothing else: no inline
 * code, no remote content, no frame, no form. What a token says gets into it as text alone, by messages.
 */
export function shell({ script, style, source, title, language }: ShellParts): string {
  const policy = [
    "default-src 'none'",
    `script-src ${source}`,
    `style-src ${source}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${attribute(title)}</title>
    <link rel="stylesheet" href="${attribute(style)}">
  </head>
  <body>
    <main></main>
    <script src="${attribute(script)}"></script>
  </body>
</html>
`;
}

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
