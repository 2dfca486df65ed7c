/** Words of the start panel: sensors that wait for a tap. */
export const reconnectPanel = {
  title: 'Connect the sensors',
  lead: 'This browser forgets its sensors when the page starts. Tap each one and choose it from the list.',
  connected: (n: number, all: number) => `${n} of ${all} connected`,
  connecting: (n: number) => (n === 1 ? 'one is connecting' : `${n} are connecting`),
  connect: 'Connect',
  named: (device: string) => `in the list: ${device}`,
} as const;
