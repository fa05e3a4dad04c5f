import { X509Certificate } from "node:crypto";
import { writePrivateFile } from "../../disk/private-file.ts";
import { readPrivateFile } from "./directory.ts";

const day = 24 * 60 * 60 * 1000;
/** Apple's systems refuse server certificates that live longer. */
const life = 825 * day;

/**
 * The self-signed certificate for `localhost`, `127.0.0.1` and `::1`: made at the first start, and again within 30 days of
 * its end. It is no certificate authority, so trusting it trusts this tenant alone.
 *
 * @returns certificate and key as PEM.
 */
export async function openCertificate(
  paths: { readonly certificate: string; readonly certificateKey: string },
  now: number,
): Promise<{ cert: string; key: string }> {
  const cert = await readPrivateFile(paths.certificate);
  const key = await readPrivateFile(paths.certificateKey);
  if (cert !== undefined && key !== undefined && Date.parse(new X509Certificate(cert).validTo) > now + 30 * day)
    return { cert, key };

  // Loaded only when needed: it brings an X.509 library that every other start can do without.
  const { makeCertificate } = await import("./make-certificate.ts");
  const made = await makeCertificate(new Date(now - day), new Date(now - day + life));
  await writePrivateFile(paths.certificateKey, made.key);
  await writePrivateFile(paths.certificate, made.cert);
  return made;
}
