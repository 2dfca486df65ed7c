import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/*
 * npm run check:sizes — what a browser has to load before the first screen, measured on the build: the page's script
 * and everything it imports without being asked. Fails above the budget, or when a heavy part has slipped in.
 */

const BUDGET_BYTES = 80 * 1000;
const KEPT_OUT = [/tensorflow|tfjs/i, /\bdexie\b/i, /\buPlot\b/];

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

const dist = join(import.meta.dirname, '..', 'dist');
const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;

/** Files of the entry and of all its static imports. */
function filesOf(entry: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[entry];
  if (chunk === undefined) throw new Error(`the build has no ${entry}`);
  if (seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const imported of chunk.imports ?? []) filesOf(imported, seen);
  return seen;
}

const problems: string[] = [];
let total = 0;
for (const file of filesOf('index.html')) {
  const code = await readFile(join(dist, file));
  const gzipped = gzipSync(code, { level: 9 }).length;
  total += gzipped;
  console.log(`${(gzipped / 1000).toFixed(1).padStart(8)} kB gzipped  ${file}`);
  for (const heavy of KEPT_OUT)
    if (heavy.test(code.toString()))
      problems.push(`${file} contains ${heavy.source}: load it when it is used`);
}
console.log(`${(total / 1000).toFixed(1).padStart(8)} kB gzipped  first load, of ${BUDGET_BYTES / 1000} kB`);
if (total > BUDGET_BYTES) problems.push(`first load is ${total - BUDGET_BYTES} bytes over its budget`);

// Offline means everything: what is not in the precache list is missing in the cold store.
const serviceWorker = await readFile(join(dist, 'service.worker.js'), 'utf8');
for (const needed of [
  /weights-[^"']+\.bin/,
  /model-[^"']+\.json/,
  /simd[^"']*\.wasm/,
  /engine\.worker-[^"']+\.js/,
  /index\.html/,
])
  if (!needed.test(serviceWorker)) problems.push(`the service worker does not precache ${needed.source}`);

for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
