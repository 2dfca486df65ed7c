import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBthome } from './bthome-frame.ts';
import { objectLengths } from './bthome-objects.ts';
import { bthome } from './bthome.ts';
import { uuidOf } from './uuid.ts';

const viewOf = (hex: string) =>
  new DataView(Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)).buffer);
const hexOf = (bytes: readonly number[] = []) =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');

describe('a locked frame', () => {
  const locked = (hex: string, address?: readonly number[]) =>
    bthome.advertisement?.decode(
      { name: '', manufacturerData: new Map(), serviceData: new Map([[uuidOf(0xfcd2), viewOf(hex)]]) },
      { address, previous: undefined },
    )?.locked;

  it('of BTHome names what AES-CCM needs', () => {
    const found = locked('41e445f3c9962b332211006c7c4519', [0x54, 0x48, 0xe6, 0x8f, 0x80, 0xa5]);
    expect(hexOf(found?.nonce)).toBe('5448e68f80a5d2fc4133221100');
    expect(hexOf(found?.ciphertext)).toBe('e445f3c9962b');
    expect(hexOf(found?.tag)).toBe('6c7c4519');
    expect(found).toMatchObject({ key: 'bthome', aad: [], counter: 0x00112233, counterBits: 32 });
  });

  it('has no nonce while the address is not known', () => {
    expect(locked('41e445f3c9962b332211006c7c4519')).not.toHaveProperty('nonce');
    expect(locked('43a5808fe64854f196c06ffb4900112233f08ecbde')?.nonce).toHaveLength(13);
  });
});

describe('BTHome', () => {
  it('reads on behind any objects that it knows', () => {
    const ids = [...objectLengths].filter(([, length]) => length !== 'counted');
    const object = fc.constantFrom(...ids).chain(([id, length]) =>
      fc
        .array(fc.nat({ max: 255 }), { minLength: Number(length), maxLength: Number(length) })
        .map((value) => ({
          id,
          bytes: [id, ...value],
        })),
    );
    const kept = new Set([0x01, 0x02, 0x03, 0x04, 0x2e, 0x45, 0x57, 0x58]);
    fc.assert(
      fc.property(
        fc.array(
          object.filter(({ id }) => !kept.has(id)),
          { maxLength: 6 },
        ),
        (objects) => {
          const bytes = Uint8Array.of(0x40, ...objects.flatMap((one) => one.bytes), 0x02, 0x60, 0xf0);
          const reading = readBthome(new DataView(bytes.buffer), undefined);
          expect(reading?.measurements).toEqual([{ quantity: 'temperature', value: -40 }]);
          expect(reading?.partial).toBeUndefined();
        },
      ),
    );
  });
});
