import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Which ink stands on which surface somewhere in the interface. */
const pairs = [
  ['ink', ['bg', 'card', 'raised', 'alert-surface', 'warn-surface', 'ice-surface', 'quiet-surface']],
  ['muted', ['bg', 'card', 'raised', 'quiet-surface', 'alert-surface', 'warn-surface']],
  ['ice', ['bg', 'card', 'raised', 'ice-surface']],
  ['alert-ink', ['bg', 'card', 'raised', 'alert-surface']],
  ['on-fill', ['alert-fill']],
  ['on-primary', ['primary']],
  ['warn', ['bg', 'card', 'raised', 'warn-surface']],
  ['learn', ['card', 'learn-surface']],
  ['ok', ['card', 'ok-surface']],
] as const;

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [dark = '', light = ''] = css.split(":root[data-theme='light']");
const read = (block: string) =>
  new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]));
const themes = { dark: read(dark), light: new Map([...read(dark), ...read(light)]) };

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light_ = 0, dark_ = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light_ + 0.05) / (dark_ + 0.05);
}

describe.each(['dark', 'light'] as const)('the %s colours', (theme) => {
  const token = (name: string) => {
    const hex = themes[theme].get(name);
    if (hex === undefined) throw new Error(`no token --${name}`);
    return hex;
  };

  it.each(pairs.flatMap(([ink, surfaces]) => surfaces.map((surface) => [ink, surface] as const)))(
    '%s can be read on %s',
    (ink, surface) => {
      expect(contrast(token(ink), token(surface))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('show the edge of a field', () => {
    for (const surface of ['card', 'raised'])
      expect(contrast(token('edge'), token(surface))).toBeGreaterThanOrEqual(3);
  });
});
