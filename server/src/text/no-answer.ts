/** A failure in plain words. */
export interface Explanation {
  /** What happened, in one sentence. */
  readonly title: string;
  /** What it means. */
  readonly detail: string;
  /** What to do now. */
  readonly nextStep: string;
}

/** Status and the system's own code as they follow a word, with a space before; empty where there is none. */
interface Asides {
  readonly status: string;
  readonly reason: string;
}

/** Why a host gave no answer that can be used, where it doesn't matter what it was asked for. */
export function noAnswer(
  code: "certificate" | "timeout" | "not-json",
  domain: string,
  { status, reason }: Asides,
): Explanation {
  switch (code) {
    case "certificate":
      return {
        title: `The certificate of ${domain} is not trusted${reason}.`,
        detail: "Somebody else may be answering in its place; often it is a company's proxy with its own certificate.",
        nextStep: "Where that is so, name its certificate in NODE_EXTRA_CA_CERTS; else send nothing there.",
      };
    case "timeout":
      return {
        title: `${domain} did not answer in time.`,
        detail: "The connection was open for too long without a complete answer.",
        nextStep: "Try again; if it stays so, look at https://status.auth0.com.",
      };
    case "not-json":
      return {
        title: `${domain} did not answer in JSON${status}.`,
        detail:
          "It sent something else, perhaps a web page: this may not be an Auth0 tenant, or a proxy answers for it.",
        nextStep: "Check the domain, and whether a proxy or a sign-in page of the network is in between.",
      };
  }
}
