/** What a person should know about sensors of a family; the keys are the drivers' own codes. */
export const remarks = {
  'log-of-extremes': 'Its log keeps the highest and the lowest value of each hour, not the course.',
  'log-needs-clock': 'Its log takes the time of day from this device: the clock here must be right.',
  'one-listener': 'While Frostline is connected, nobody else can hear it; the maker’s app neither.',
  'present-value-delayed': 'Over a connection its present value is some minutes old.',
  'uncertain-near-zero': 'Between 0 and −1 °C its tenths are not certain.',
  'estimated-battery': 'Its battery level is estimated from the voltage.',
  'advertisements-only': 'It is heard only in browsers that hear advertisements.',
} as const;
