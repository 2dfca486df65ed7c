import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const ruuviAdverts: readonly AdvertisedFrame[] = [
  {
    manufacturerData: { 0x0499: '0512fc5394c37c0004fffc040cac364200cdcbb8334c884f' },
    expect: {
      temperature: 24.3,
      humidity: 53.49,
      pressure: 100044,
      identity: 'CBB8334C884F',
      sequence: 205,
      batteryMv: 2977,
      battery: 97,
    },
    source: 'ruuvi/docs data formats',
  },
  {
    manufacturerData: { 0x0499: '057ffffffefffe7fff7fff7fffffdefefffecbb8334c884f' },
    expect: 'refused',
    source: 'ruuvi/docs data formats: as documented, and beyond any sensor',
  },
  {
    manufacturerData: { 0x0499: '058001000000008001800180010000000000cbb8334c884f' },
    expect: 'refused',
    source: 'ruuvi/docs data formats: as documented, and beyond any sensor',
  },
  {
    manufacturerData: { 0x0499: '058000ffffffff800080008000ffffffffffffffffffffff' },
    expect: { temperature: 'no value', humidity: 'no value', pressure: 'no value' },
    source: 'ruuvi/docs data formats',
  },
  {
    manufacturerData: { 0x0499: '03291a1ece1efc18f94202ca0b53' },
    expect: { temperature: 26.3, humidity: 20.5, pressure: 102766, batteryMv: 2899, battery: 87 },
    source: 'ruuvi/docs data formats',
  },
  {
    manufacturerData: { 0x0499: '0300ff6300008001800180010000' },
    expect: 'refused',
    source: 'ruuvi/docs data formats: as documented, and beyond any sensor',
  },
  {
    manufacturerData: { 0x0499: '06170c5668c79e007000c90501d9ffcd004c884f' },
    expect: { temperature: 29.5, humidity: 55.3, pressure: 101102, sequence: 205 },
    source: 'ruuvi/docs data formats',
  },
  {
    manufacturerData: {
      0x0499: 'e1170c5668c79e0065007004bd11ca00c90a0213e0acffffffdecdee01ffffffffffcbb8334c884f',
    },
    expect: {
      temperature: 29.5,
      humidity: 55.3,
      pressure: 101102,
      sequence: 14601710,
      identity: 'CBB8334C884F',
    },
    source: 'ruuvi/docs data formats',
  },
  {
    manufacturerData: { 0x0499: '05e0c0ffffffff800080008000ffffffffffffffffffffff' },
    expect: { temperature: -40, humidity: 'no value', pressure: 'no value' },
    source: 'constructed',
  },
  {
    manufacturerData: { 0x0499: 'c5e0c04e20c350ac364200cdcbb8334c884f' },
    expect: {
      temperature: -40,
      humidity: 50,
      pressure: 100000,
      batteryMv: 2977,
      sequence: 205,
      identity: 'CBB8334C884F',
      battery: 97,
    },
    source: 'constructed: format C5',
  },
  {
    manufacturerData: { 0x0499: '0329a800ce1efc18f94202ca0b53' },
    expect: { temperature: -40, humidity: 20.5, pressure: 102766, batteryMv: 2899, battery: 87 },
    source: 'constructed',
  },
  {
    manufacturerData: { 0x0499: '06e0c05668c79e007000c90501d9ffcd004c884f' },
    expect: { temperature: -40, humidity: 55.3, pressure: 101102, sequence: 205 },
    source: 'constructed',
  },
  {
    manufacturerData: { 0x0499: '068000ffffffffffffffffffffffffffffffffff' },
    expect: { temperature: 'no value', humidity: 'no value', pressure: 'no value' },
    source: 'constructed: format 6, nothing available',
  },
  {
    manufacturerData: { 0x0499: '03298000ce1efc18f94202ca0b53' },
    expect: { temperature: 0, humidity: 20.5, pressure: 102766, batteryMv: 2899, battery: 87 },
    source: 'constructed: minus zero',
  },
  {
    manufacturerData: { 0x0499: '03291a64ce1efc18f94202ca0b53' },
    expect: 'refused',
    source: 'constructed: 100 hundredths',
  },
];
