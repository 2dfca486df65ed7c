import { NORDIC_UART_TX } from '../nordic-uart.ts';
import type { Frame } from './frame.ts';

const docs = 'ruuvi/docs data formats';
const capture = 'ruuvi/docs .gitbook/assets/v3_28_0_connection.txt';

/** Captured frames of the Nordic UART of a RuuviTag: heartbeats and parts of a log. */
export const frames: readonly Frame[] = [
  {
    characteristic: NORDIC_UART_TX,
    hex: '0510a63f61c0ef000cffd804308a7600261c',
    expect: { temperature: 21.31, humidity: 40.5625, pressure: 99_391, battery: 63 },
    vitals: { sequence: 9756, batteryMv: 2707 },
    source: 'ruuvi/docs captures',
  },
  {
    characteristic: NORDIC_UART_TX,
    hex: '0512fc5394c37c0004fffc040cac364200cdcbb8334c884f',
    expect: { temperature: 24.3, humidity: 53.49, pressure: 100_044, battery: 97 },
    vitals: { sequence: 205, batteryMv: 2977 },
    source: `${docs} (whole, where packets are longer)`,
  },
  {
    characteristic: NORDIC_UART_TX,
    hex: '058000ffffffff800080008000ffffffffff',
    expect: { temperature: 'no value', humidity: 'no value', pressure: 'no value' },
    vitals: {},
    source: docs,
  },
  {
    characteristic: NORDIC_UART_TX,
    hex: '05e0c03f61c0ef000cffd804308a7600261c',
    expect: { temperature: -40, humidity: 40.5625, pressure: 99_391, battery: 63 },
    vitals: { sequence: 9756, batteryMv: 2707 },
    source: 'constructed: −40 °C',
  },
  {
    characteristic: NORDIC_UART_TX,
    hex: '058001000000008001800180010000000000',
    expect: 'refused',
    source: `${docs}: −163.835 °C, the lowest that the format has`,
  },
  {
    characteristic: NORDIC_UART_TX,
    hex: '06170c5668c79e007000c90501d9ffcd004c884f',
    expect: { temperature: 29.5, humidity: 55.3, pressure: 101_102 },
    vitals: { sequence: 205 },
    source: docs,
  },
  { characteristic: NORDIC_UART_TX, hex: '3a30105dc134620000085b', expect: {}, source: capture },
  { characteristic: NORDIC_UART_TX, hex: '3a31105dc13462000010a3', expect: {}, source: capture },
  { characteristic: NORDIC_UART_TX, hex: '3a32105dc1346200018489', expect: {}, source: capture },
  {
    characteristic: NORDIC_UART_TX,
    hex: '3a30105d57feadfffff8ac',
    expect: {},
    source: 'ruuvi/docs log read',
  },
  {
    characteristic: NORDIC_UART_TX,
    hex: '3a3a10ffffffffffffffff',
    expect: {},
    source: 'ruuvi/docs log read',
  },
  {
    characteristic: NORDIC_UART_TX,
    hex: '3a3af0ffffffffffffffff',
    expect: {},
    source: 'constructed: took too long',
  },
];
