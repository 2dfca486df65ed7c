import { describe, expect, it } from 'vitest';
import { bthome } from '../drivers/bthome.ts';
import { bthomeAdverts } from '../drivers/frames/bthome.adverts.ts';
import { pvvxAdverts } from '../drivers/frames/pvvx.adverts.ts';
import { pvvxAdvertisement } from '../drivers/pvvx-advertisement.ts';
import { uuidOf } from '../drivers/uuid.ts';
import { importCcmKey, openCcm, type SealedBytes } from './aes-ccm.ts';
import { bytesOfEntry } from './hex-entry.ts';

const bytes = (hex: string) => (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
const hex = (opened: Uint8Array | undefined) => opened && Buffer.from(opened).toString('hex');

const vectors: readonly (SealedBytes & { from: string; key: string; plain: string })[] = [
  {
    from: "BTHome's own example",
    key: '231d39c1d7cc1ab1aee224cd096db932',
    nonce: bytes('5448e68f80a5d2fc4133221100'),
    aad: [],
    ciphertext: bytes('e445f3c9962b'),
    tag: bytes('6c7c4519'),
    plain: '02ca0903bf13',
  },
  {
    from: 'the pvvx firmware',
    key: 'b9ea895fac7eea6d30532432a516f3a3',
    nonce: bytes('b2188d38c1a40e161a1811'),
    aad: [0x11],
    ciphertext: bytes('d603fbfa7b6d'),
    tag: bytes('fb1e26fd'),
    plain: '29094d103d04',
  },
  {
    from: 'RFC 3610, packet vector 1',
    key: 'c0c1c2c3c4c5c6c7c8c9cacbcccdcecf',
    nonce: bytes('00000003020100a0a1a2a3a4a5'),
    aad: bytes('0001020304050607'),
    ciphertext: bytes('588c979a61c663d2f066d0c2c0f989806d5f6b61dac384'),
    tag: bytes('17e8d12cfdf926e0'),
    plain: '08090a0b0c0d0e0f101112131415161718191a1b1c1d1e',
  },
];

describe('AES-CCM', () => {
  it.each(vectors)('opens $from', async ({ key, plain, ...sealed }) => {
    expect(hex(await openCcm(await importCcmKey(bytes(key)), sealed))).toBe(plain);
  });

  it.each(vectors)(
    'keeps $from shut when one bit of anything is wrong',
    async ({ key, plain, ...sealed }) => {
      expect(plain).not.toBe('');
      const flip = (all: readonly number[], at: number) =>
        all.map((byte, i) => (i === at ? byte ^ 0x10 : byte));
      const right = await importCcmKey(bytes(key));
      for (let at = 0; at < 16; at++) {
        expect(await openCcm(await importCcmKey(flip(bytes(key), at)), sealed)).toBeUndefined();
      }
      for (const part of ['nonce', 'aad', 'ciphertext', 'tag'] as const) {
        for (let at = 0; at < sealed[part].length; at++) {
          expect(await openCcm(right, { ...sealed, [part]: flip(sealed[part], at) })).toBeUndefined();
        }
      }
    },
  );
});

describe('encrypted advertisements', () => {
  const frames = [
    ...bthomeAdverts.map((frame) => ({ frame, form: bthome.advertisement })),
    ...pvvxAdverts.map((frame) => ({ frame, form: pvvxAdvertisement })),
  ].filter(({ frame }) => frame.key !== undefined);

  it.each(frames)('open to what is known: $frame.serviceData', async ({ frame, form }) => {
    const serviceData = new Map(
      Object.entries(frame.serviceData ?? {}).map(([id, data]) => [
        uuidOf(Number(id)),
        new DataView(Uint8Array.from(bytes(data)).buffer),
      ]),
    );
    const address = frame.address === undefined ? undefined : bytes(frame.address);
    const locked = form?.decode(
      { name: '', manufacturerData: new Map(), serviceData },
      { address, previous: undefined },
    )?.locked;
    if (!locked?.nonce) throw new Error('it should be locked, with all that is needed to open it');
    const key = await importCcmKey(bytes(frame.key ?? ''));
    const opened = await openCcm(key, { ...locked, nonce: locked.nonce });
    expect(hex(opened)).toBe(frame.plain === 'wrong tag' ? undefined : frame.plain);
  });

  it('are seven of the captured ones', () => {
    expect(frames).toHaveLength(7);
  });
});

describe('a key as people copy it', () => {
  it.each([
    ['231d39c1d7cc1ab1aee224cd096db932', 16],
    [' 231D39C1 D7CC1AB1 AEE224CD 096DB932\n', 16],
    ['A4:C1:38:8D:18:B2', 6],
    ['a4-c1-38-8d-18-b2', 6],
  ])('"%s" is %i bytes', (text, length) => {
    expect(bytesOfEntry(text, length)).toHaveLength(length);
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      'A4:C1:38:8D:18',
      'A4:C1:38:8D:18:B2:00',
      'A4:C1:38:8D:18:G2',
      'A4:C1:38:8D:18:B',
    ]) {
      expect(bytesOfEntry(text, 6)).toBeUndefined();
    }
    expect(bytesOfEntry('0a:FF', 2)).toEqual([0x0a, 0xff]);
  });
});
