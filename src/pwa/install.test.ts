import { expect, it } from 'vitest';
import { installHint } from './install.ts';

const safari = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15';
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

it.each([
  ['an iPhone', `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${safari}`, 5, 'share-menu'],
  [
    'an iPad that calls itself a Macintosh',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${safari}`,
    5,
    'share-menu',
  ],
  ['Safari on a Mac', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${safari}`, 0, 'file-menu'],
  ['Chrome on a Mac', `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${chrome}`, 0, 'browser-menu'],
  ['Chrome on Android', `Mozilla/5.0 (Linux; Android 10; K) ${chrome}`, 5, 'browser-menu'],
  [
    'Firefox on Android',
    'Mozilla/5.0 (Android 14; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0',
    5,
    'browser-menu',
  ],
  [
    'Firefox on Linux',
    'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0',
    0,
    'not-here',
  ],
] as const)('%s: where to find "install"', (_, userAgent, maxTouchPoints, hint) => {
  expect(installHint({ userAgent, maxTouchPoints })).toBe(hint);
});
