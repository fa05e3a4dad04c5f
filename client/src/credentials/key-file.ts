import { l10n, type Uri, window, workspace } from "vscode";
import { isSigningKey } from "../../../server/src/tenant/connection/client-proof.ts";
import { Problem } from "../problem.ts";
import { plain } from "../views/plain.ts";

/** An application signs with its key; with an API's, the tokens that are encrypted for it are opened. */
type Use = "signing" | "decryption";

/** Asks for the file of a private key and reads it. @param owner - whose key it is @throws Problem where the file holds none */
export async function askKeyFile(owner: string, use: Use): Promise<string | undefined> {
  const title = l10n.t("Private key of {0} (PEM)", plain(owner));
  const [file] = (await window.showOpenDialog({ title, openLabel: l10n.t("Use This Key") })) ?? [];
  return file && readKey(file, use);
}

async function readKey(file: Uri, use: Use): Promise<string> {
  // A key has some thousand bytes.
  const { size } = await workspace.fs.stat(file);
  const text = size > 64 * 1024 ? "" : new TextDecoder().decode(await workspace.fs.readFile(file));
  if (isSigningKey(text)) return text;
  const none = l10n.t(
    "{0} holds no private RSA key in PEM form (2048 bits at least, without a passphrase).",
    file.path.split("/").at(-1) ?? "",
  );
  const next = {
    signing: l10n.t("Choose the one that belongs to the application's public key."),
    decryption: l10n.t("Choose the one that belongs to the public key with which the API's tokens are encrypted."),
  };
  throw new Problem(`${none} ${next[use]}`);
}
