/** A text as it stands for itself in a snippet (LSP, "Snippet Syntax"). */
export function literal(text: string): string {
  return text.replaceAll(/[\\$}]/g, String.raw`\$&`);
}
