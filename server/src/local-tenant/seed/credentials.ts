import { isConfidential } from "../management/application.ts";
import type { Store } from "../store/store.ts";
import { administrator } from "./first-start.ts";

/** The credentials file: what the seeded applications sign in with. */
export interface Credentials {
  readonly administrator: { readonly client_id: string; readonly client_secret: string };
  readonly applications: readonly {
    readonly name: string;
    readonly client_id: string;
    /** Missing where the application has no use for it: a public one, or one that signs in with a key. */
    readonly client_secret?: string;
    readonly app_type: string;
  }[];
}

export function credentials(store: Store): Credentials {
  const admin = administrator(store);
  const others = [...store.applications.all()].filter((one) => one.seeded === true && one !== admin);
  return {
    administrator: { client_id: admin?.client_id ?? "", client_secret: admin?.client_secret ?? "" },
    applications: others.map((application) => ({
      name: application.name,
      client_id: application.client_id,
      ...(isConfidential(application) && !application.credentials && { client_secret: application.client_secret }),
      app_type: application.app_type ?? "",
    })),
  };
}
