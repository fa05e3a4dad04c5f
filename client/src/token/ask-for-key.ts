import { l10n } from "vscode";
import type { InspectedToken } from "../../../server/src/token/verify/verify.ts";
import { askSigningSecret } from "../credentials/ask.ts";
import { askKeyFile } from "../credentials/key-file.ts";
import type { Given } from "./request.ts";
import { wantedKey } from "./wanted-key.ts";

/** What the user can be asked for, so that more of a token can be checked. */
export interface KeyAsked {
  /** Of the button that asks. */
  readonly label: string;
  /** Asks, and goes on with what the user gives; nothing follows where the user leaves it. */
  readonly ask: (goOn: (given: Given) => Promise<void>) => Promise<void>;
}

/** `undefined` where nothing of the user's would help. @param api - what the user calls the API */
export function askForKey(token: InspectedToken, api: string): KeyAsked | undefined {
  switch (wantedKey(token)) {
    case "signing-secret":
      return {
        label: l10n.t("Give Signing Secret…"),
        async ask(goOn) {
          const signingSecret = await askSigningSecret(api);
          if (signingSecret) await goOn({ signingSecret });
        },
      };
    case "decryption-key":
      return {
        label: l10n.t("Give Decryption Key…"),
        async ask(goOn) {
          const decryptionKey = await askKeyFile(api, "decryption");
          if (decryptionKey) await goOn({ decryptionKey });
        },
      };
    case undefined:
      return undefined;
  }
}
