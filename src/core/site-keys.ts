/**
 * The key pair by which push services recognise this site (VAPID, RFC 8292). `privateKey` is a JSON Web Key and a secret: it lies
 * in the journal and goes nowhere else.
 */
export interface SiteKeys {
  /** Uncompressed point on P-256, base64url. */
  readonly publicKey: string;
  readonly privateKey: Readonly<Record<string, unknown>>;
}
