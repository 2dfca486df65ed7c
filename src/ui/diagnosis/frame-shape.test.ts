import { describe, expect, it } from 'vitest';
import { groupHex, shortSource } from './frame-shape.ts';

describe('a frame for people', () => {
  it.each([
    ['', ''],
    ['34', '34'],
    ['34f8', '34 f8'],
    ['0512fc', '05 12 fc'],
  ])('%s has its bytes apart', (hex, shown) => {
    expect(groupHex(hex)).toBe(shown);
  });

  it.each([
    ['00002a6e-0000-1000-8000-00805f9b34fb', '2A6E'],
    ['service:0000fcd2-0000-1000-8000-00805f9b34fb', 'service:FCD2'],
    ['manufacturer:0499', 'manufacturer:0499'],
    ['6e400003-b5a3-f393-e0a9-e50e24dcca9e', '6e400003-b5a3-f393-e0a9-e50e24dcca9e'],
  ])('%s is shown as %s', (source, shown) => {
    expect(shortSource(source)).toBe(shown);
  });
});
