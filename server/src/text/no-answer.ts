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

/** Ways to get no answer for which it doesn't matter what was asked for. */
export type NoAnswerCode = "unreachable" | "certificate" | "timeout" | "cancelled" | "redirected" | "not-json";

/** Why a host gave no answer that can be used. */
export function noAnswer(code: NoAnswerCode, domain: string, { status, reason }: Asides): Explanation {
  switch (code) {
    case "unreachable":
      return {
        title: `${domain} cannot be reached${reason}.`,
        detail:
          "No answer came back: the name may be wrong, the network or a proxy may be in the way, or nothing listens there.",
        nextStep: "Check the domain and the connection; a local tenant must be started first.",
      };
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
    case "cancelled":
      return { title: "Cancelled.", detail: "Nothing more was sent.", nextStep: "Start it again when ready." };
    case "redirected":
      return {
        title: `${domain} redirects to another address${status}.`,
        detail:
          "Redirects are not followed: a secret goes to the tenant's own host, and its keys come from nowhere else.",
        nextStep: "Use the tenant's own domain, as the Dashboard shows it.",
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
