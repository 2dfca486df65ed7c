import { describe, expect, it } from 'vitest';
import { thermopro } from './thermopro.ts';

const viewOf = (hex: string) =>
  new DataView(Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)).buffer);

describe('a platform that never forgets a company id', () => {
  const warm: [number, DataView] = [0xf1c2, viewOf('001d022c')];
  const cold: [number, DataView] = [0x70c2, viewOf('fe1d022c')];
  const foreign: [number, DataView] = [0x004c, viewOf('0215')];
  const temperatureOf = (
    manufacturerData: readonly [number, DataView][],
    previous?: readonly [number, DataView][],
  ) =>
    thermopro.advertisement
      ?.decode(
        { name: 'TP357 (2A01)', manufacturerData: new Map(manufacturerData), serviceData: new Map() },
        { address: undefined, previous: previous && new Map(previous) },
      )
      ?.measurements.find(({ quantity }) => quantity === 'temperature')?.value;

  it('shows the only frame among foreign ones', () => {
    expect(temperatureOf([foreign, warm])).toBe(24.1);
    expect(temperatureOf([foreign, warm], [foreign, warm])).toBe(24.1);
  });

  it('shows the one that is new', () => {
    expect(temperatureOf([warm, cold], [warm])).toBe(-40);
    expect(temperatureOf([warm, cold], [cold])).toBe(24.1);
  });

  it('shows the one that changed', () => {
    const before: [number, DataView] = [0x70c2, viewOf('fe1e022c')];
    expect(temperatureOf([warm, cold], [warm, before])).toBe(-40);
  });

  it('shows none rather than an old one', () => {
    expect(temperatureOf([warm, cold])).toBeUndefined();
    expect(temperatureOf([warm, cold], [warm, cold])).toBeUndefined();
    expect(temperatureOf([warm, cold], [])).toBeUndefined();
  });
});
