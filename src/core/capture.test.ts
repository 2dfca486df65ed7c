import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../workers/engine/parse-json.ts';
import type { CapturedFrame } from './capture.ts';
import { formatCapture, parseCapture } from './capture.ts';
import { bytesOf, hexOf } from './hex.ts';

const uuid = '00002a6e-0000-1000-8000-00805f9b34fb';
const frame: CapturedFrame = {
  time: 5,
  device: 'P T 80B1',
  driver: 'ess',
  characteristic: uuid,
  hex: '34f8',
};
const write: CapturedFrame = { ...frame, time: 7, way: 'written', hex: '01' };
const advert: CapturedFrame = {
  time: 6,
  device: 'Ruuvi',
  driver: 'ruuvi',
  advertisement: 'manufacturer:0499',
  hex: '0512fc',
  refused: 'not-understood',
};
const parse = (text: string) => parseCapture(text, parseJson);

describe('a capture file', () => {
  it('comes back as it was written', () => {
    const text = formatCapture([frame, advert, write]);
    expect(text.split('\n')[0]).toBe('{"capture":"frostline","version":1}');
    expect(parse(text)).toEqual({ frames: [frame, advert, write], badLines: 0, bad: [] });
    expect(parse(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual({
      frames: [frame, advert, write],
      badLines: 0,
      bad: [],
    });
  });

  it('names each bad line and takes the others', () => {
    const bad = [
      'nothing',
      '[1]',
      JSON.stringify({ ...frame, time: '5' }),
      JSON.stringify({ time: 5, hex: '00' }),
      JSON.stringify({ ...frame, advertisement: 'manufacturer:0499' }),
      JSON.stringify({ ...frame, characteristic: '2a6e' }),
      JSON.stringify({ ...advert, advertisement: 'manufacturer:1177' + '0' }),
      JSON.stringify({ ...frame, hex: '34f' }),
      JSON.stringify({ ...frame, hex: '00'.repeat(513) }),
    ];
    const parsed = parse([JSON.stringify(frame), ...bad].join('\n'));
    expect(parsed).toEqual({
      frames: [frame],
      badLines: 9,
      bad: [
        'not-json',
        'not-json',
        'time-missing',
        'source-missing',
        'source-missing',
        'source-unreadable',
        'source-unreadable',
        'hex-unreadable',
        'too-long',
      ].map((reason, i) => ({ line: i + 2, reason })),
    });
  });

  it('is refused when there is no frame in it, or when it is from a newer Frostline', () => {
    expect(parse('timestamp,temperature\n1,2\n')).toMatchObject({ code: 'capture-unreadable' });
    expect(parse('')).toMatchObject({ code: 'capture-unreadable' });
    expect(parse('{"capture":"frostline","version":2}\n{}')).toEqual({
      code: 'capture-newer',
      detail: 'version 2',
    });
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const parsed = parse(text);
        expect('code' in parsed || parsed.frames.length > 0).toBe(true);
      }),
    );
  });
});

it('hex comes back as the bytes it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 255 }), (bytes) => {
      const hex = hexOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      expect(new Uint8Array(bytesOf(hex)?.buffer ?? new ArrayBuffer(1))).toEqual(bytes);
    }),
  );
  expect(bytesOf('A0:b1-c2 D3')?.byteLength).toBe(4);
  expect(bytesOf('0')).toBeUndefined();
  expect(bytesOf('zz')).toBeUndefined();
});
