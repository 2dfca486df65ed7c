/**
 * The 128-bit form of a UUID assigned by the Bluetooth SIG ("0000181a-0000-1000-8000-00805f9b34fb"), lower case, as browsers
 * report it. Source: Bluetooth Core Specification, vol. 3, part B, 2.5.1 (Bluetooth Base UUID).
 *
 * @param assigned 16-bit number, 0..0xFFFF
 */
export function uuidOf(assigned: number): string {
  return `0000${assigned.toString(16).padStart(4, '0')}-0000-1000-8000-00805f9b34fb`;
}
