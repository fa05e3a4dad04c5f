import { l10n, type Uri, window, workspace } from "vscode";
import { isSigningKey } from "../../../server/src/tenant/connection/client-proof.ts";
import { Problem } from "../problem.ts";
import { plain } from "../views/plain.ts";

/** Asks for the file of an application's private key and reads it. @throws Problem where it holds none */
export async function askKeyFile(application: string): Promise<string | undefined> {
  const title = l10n.t("Private key of {0} (PEM)", plain(application));
  const [file] = (await window.showOpenDialog({ title, openLabel: l10n.t("Use This Key") })) ?? [];
  return file && readKey(file);
}

async function readKey(file: Uri): Promise<string> {
  // A key has some thousand bytes.
  const { size } = await workspace.fs.stat(file);
  const text = size > 64 * 1024 ? "" : new TextDecoder().decode(await workspace.fs.readFile(file));
  if (isSigningKey(text)) return text;
  throw new Problem(
    l10n.t(
      "{0} holds no private RSA key in PEM form (2048 bits at least, without a passphrase). Choose the one that belongs to the application's public key.",
      file.path.split("/").at(-1) ?? "",
    ),
  );
}
