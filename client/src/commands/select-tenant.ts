import { activeDocument } from "../current-file.ts";
import type { Services } from "../services.ts";

export async function selectTenant({ choice }: Services): Promise<void> {
  const document = activeDocument();
  if (document) await choice.ask(document);
}
