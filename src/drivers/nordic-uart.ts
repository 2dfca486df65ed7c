/** The Nordic UART Service: bytes in both directions. Many makers use it; it says nothing about who does. */
const own = (part: string) => `6e40${part}-b5a3-f393-e0a9-e50e24dcca9e`;

export const NORDIC_UART = own('0001');
/** To the device. */
export const NORDIC_UART_RX = own('0002');
/** From the device, by notifications. */
export const NORDIC_UART_TX = own('0003');
