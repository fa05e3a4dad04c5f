/** The `iss` of tokens issued under this domain: always https and with its slash, for a loopback tenant too. */
export function issuerOf(domain: string): string {
  return `https://${domain.toLowerCase()}/`;
}
