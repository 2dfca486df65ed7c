const BLOCK = 16;

/** One AES key in the two modes that CCM is made of. */
export interface CcmKey {
  readonly ctr: CryptoKey;
  readonly cbc: CryptoKey;
}

/** What is to be opened, as `LockedPayload` has it. */
export interface SealedBytes {
  /** 7 to 13 bytes. */
  readonly nonce: readonly number[];
  /** Additional authenticated data, up to 65,279 bytes; empty if none. */
  readonly aad: readonly number[];
  readonly ciphertext: readonly number[];
  /** 4, 6, 8 … 16 bytes. */
  readonly tag: readonly number[];
}

/** @param bytes 16 */
export async function importCcmKey(bytes: readonly number[]): Promise<CcmKey> {
  const raw = Uint8Array.from(bytes);
  const [ctr, cbc] = await Promise.all([
    crypto.subtle.importKey('raw', raw, 'AES-CTR', false, ['encrypt']),
    crypto.subtle.importKey('raw', raw, 'AES-CBC', false, ['encrypt']),
  ]);
  return { ctr, cbc };
}

/**
 * Open what was sealed with AES-128-CCM. WebCrypto has no CCM, but it is counter mode with a CBC-MAC, and has both.
 * Source: RFC 3610.
 *
 * @returns the content, or `undefined` when the key (or address, or counter) is not the one it was sealed with, or a byte was
 *   changed
 */
export async function openCcm(
  key: CcmKey,
  { nonce, aad, ciphertext, tag }: SealedBytes,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const lengthBytes = BLOCK - 1 - nonce.length;
  const counter = Uint8Array.from([lengthBytes - 1, ...nonce, ...bigEndian(0, lengthBytes)]);
  // The first block of the key stream masks the tag, those that follow mask the content: encrypting zeros in front of the
  // ciphertext brings out both at once.
  const stream = new Uint8Array(
    await crypto.subtle.encrypt(
      { name: 'AES-CTR', counter, length: 8 * lengthBytes },
      key.ctr,
      Uint8Array.from([...zeros(BLOCK), ...ciphertext]),
    ),
  );
  const plain = stream.slice(BLOCK);
  const mac = await cbcMac(key.cbc, [
    ...firstBlock(nonce, aad, plain.length, tag.length),
    ...(aad.length === 0 ? [] : padded([...bigEndian(aad.length, 2), ...aad])),
    ...padded([...plain]),
  ]);
  // Every byte is compared, so that the time taken tells nothing.
  const difference = tag.reduce((sum, byte, i) => sum | (byte ^ (mac[i] ?? 0) ^ (stream[i] ?? 0)), 0);
  return difference === 0 ? plain : undefined;
}

/** B0: flags, nonce, length of the content. */
function firstBlock(
  nonce: readonly number[],
  aad: readonly number[],
  contentLength: number,
  tagLength: number,
): number[] {
  const lengthBytes = BLOCK - 1 - nonce.length;
  const flags = (aad.length === 0 ? 0 : 0x40) + 8 * ((tagLength - 2) / 2) + (lengthBytes - 1);
  return [flags, ...nonce, ...bigEndian(contentLength, lengthBytes)];
}

/** The last block of a CBC encryption. WebCrypto adds one of padding: the one before it is meant. */
async function cbcMac(key: CryptoKey, blocks: readonly number[]): Promise<Uint8Array> {
  const iv = new Uint8Array(BLOCK);
  const encrypted = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, Uint8Array.from(blocks));
  return new Uint8Array(encrypted).slice(-2 * BLOCK, -BLOCK);
}

function padded(bytes: readonly number[]): number[] {
  return [...bytes, ...zeros((BLOCK - (bytes.length % BLOCK)) % BLOCK)];
}

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}

function bigEndian(value: number, length: number): number[] {
  return Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) % 256);
}
