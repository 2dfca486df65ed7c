import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** The rooms of the house, most specific first: the first prefix that fits a file is its room. */
const rooms: readonly (readonly [prefix: string, room: string])[] = [
  ['src/ui/chart/', 'ui/chart'],
  ['src/ui/', 'ui'],
  ['src/state/', 'state'],
  ['src/core/', 'core'],
  ['src/text/', 'text'],
  ['src/drivers/', 'drivers'],
  ['src/simulator/', 'simulator'],
  ['src/bluetooth/', 'bluetooth'],
  ['src/engine/', 'engine client'],
  ['src/storage/', 'storage'],
  ['src/notify/', 'notify'],
  ['src/pwa/', 'pwa'],
  ['src/main.ts', 'main'],
  ['src/main/', 'main'],
  ['workers/rpc.ts', 'rpc'],
  ['workers/engine/protocol.ts', 'protocol'],
  ['workers/service/protocol.ts', 'protocol'],
  ['workers/engine/', 'engine worker'],
  ['workers/inference/', 'inference'],
  ['workers/service/', 'service worker'],
  ['models/training/', 'training'],
  ['models/', 'models'],
  ['node_modules/@fontsource-variable/', 'font'],
];

/** Who may import whom. What is not listed is forbidden; a room may always import itself. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  core: [],
  text: ['core'],
  drivers: ['core'],
  simulator: ['core'],
  protocol: ['core'],
  rpc: ['core'],
  storage: ['core'],
  bluetooth: ['drivers', 'core'],
  notify: ['protocol', 'core', 'text'],
  pwa: ['core'],
  'engine client': ['rpc', 'protocol', 'core'],
  state: ['core', 'protocol', 'text'],
  ui: ['state', 'core', 'text', 'ui/chart'],
  'ui/chart': ['core', 'text'],
  main: [
    'ui',
    'state',
    'bluetooth',
    'notify',
    'pwa',
    'engine client',
    'core',
    'text',
    'engine worker (address)',
  ],
  'engine worker': ['rpc', 'protocol', 'core', 'drivers', 'simulator', 'storage', 'inference'],
  inference: ['core', 'models'],
  'service worker': ['protocol', 'storage', 'core', 'text'],
  training: ['core', 'simulator', 'inference'],
};

/** One npm package has one home: the rooms that may name it. */
const homes: readonly (readonly [pattern: RegExp, rooms: readonly string[]])[] = [
  [/^dexie$/, ['storage']],
  [/^@tensorflow\//, ['inference', 'training']],
  [/^uplot/, ['ui/chart']],
  [/^workbox-window$/, ['pwa']],
  [/^workbox-/, ['service worker']],
  [/^papaparse$/, ['engine worker', 'training']],
  [/^svelte(\/|$)/, ['ui', 'ui/chart', 'state', 'main']],
  [/^@fontsource/, ['ui']],
  [/^virtual:/, ['pwa']],
  [/^node:/, ['training']],
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const root = resolve(import.meta.dirname, '..');

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) return sourceFiles(path);
    return /\.(ts|svelte)$/.test(name) && !/\.test\.ts$/.test(name) ? [path] : [];
  });
}

function importsOf(file: string, text: string): Import[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    const name = fileName.replace(/\?.*$/, '');
    const to = name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name;
    return { from: file, to };
  });
}

function roomOf(path: string): string | undefined {
  return rooms.find(([prefix]) => path.startsWith(prefix))?.[1];
}

/** Every arrow that should not be, in words. */
function forbiddenArrows(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, to }) => {
    const source = roomOf(from);
    if (source === undefined) return [`${from} lies in no room of the house`];
    const isFile = /^(src|workers|models|e2e|node_modules)\//.test(to);
    if (!isFile) {
      const home = homes.find(([pattern]) => pattern.test(to));
      if (home === undefined)
        return [`${from} → ${to}: this package has no home; give it one here or do without`];
      return home[1].includes(source) ? [] : [`${from} → ${to}: belongs to ${home[1].join(', ')} only`];
    }
    const target = roomOf(to);
    if (target === undefined) return [`${from} → ${to}: lies in no room of the house`];
    if (target === source || arrows[source]?.includes(target)) return [];
    return [`${source} ► ${target}: ${from} → ${to}`];
  });
}

describe('the architecture', () => {
  const files = [...sourceFiles('src'), ...sourceFiles('workers'), ...sourceFiles('models')].filter(
    (file) => !file.endsWith('.d.ts'),
  );
  const imports = files.flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8')));

  it('has no arrow that should not be', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(forbiddenArrows(imports)).toEqual([]);
  });

  it('names the arrow when core looks out of the window', () => {
    const text = "import { openStorage } from '../storage/open-storage.ts';\nimport Dexie from 'dexie';";
    expect(forbiddenArrows(importsOf('src/core/rule.ts', text))).toEqual([
      'core ► storage: src/core/rule.ts → src/storage/open-storage.ts',
      'src/core/rule.ts → dexie: belongs to storage only',
    ]);
  });

  it('reads the script of a Svelte component', () => {
    const text =
      '<script lang="ts">\n  import { connect } from "../bluetooth/sensor-link.ts";\n</script>\n<p>x</p>';
    expect(forbiddenArrows(importsOf('src/ui/Wall.svelte', text))).toEqual([
      'ui ► bluetooth: src/ui/Wall.svelte → src/bluetooth/sensor-link.ts',
    ]);
  });

  it('keeps the worker code of an engine away from the page', () => {
    const text = "import { x } from '../../workers/engine/engine.ts';";
    expect(forbiddenArrows(importsOf('src/state/site.svelte.ts', text))).toEqual([
      'state ► engine worker: src/state/site.svelte.ts → workers/engine/engine.ts',
    ]);
  });
});
