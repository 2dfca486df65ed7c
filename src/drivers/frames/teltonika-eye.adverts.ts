import type { AdvertisedFrame } from './advertised-frame.ts';

/** Captured, published and constructed advertisements. */
export const teltonikaEyeAdverts: readonly AdvertisedFrame[] = [
  {
    manufacturerData: { 0x089a: '01b708b4120ccb0bffc767' },
    expect: { temperature: 22.28, humidity: 18, batteryMv: 3030, batteryLow: false, battery: 100 },
    source: 'custom-components/ble_monitor test/test_teltonika.py + Teltonika protocol document',
  },
  {
    manufacturerData: { 0x089a: '0101f830' },
    expect: { temperature: -20, batteryLow: false },
    source: 'constructed (0xF830=-2000)',
  },
  {
    manufacturerData: { 0x089a: '0141f060' },
    expect: { temperature: -40, batteryLow: true },
    source: 'constructed',
  },
  {
    manufacturerData: { 0x089a: '02b708b4120ccb0bffc767' },
    expect: 'refused',
    source: 'constructed: version 2',
  },
];
