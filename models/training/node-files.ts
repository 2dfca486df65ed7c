import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ModelFiles } from '../../workers/inference/model-file.ts';

/** Where Node finds the WebAssembly files of TensorFlow.js: a folder, ending in `/`. */
export function wasmPathsInNode(): string {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  return `${dirname(entry)}/`;
}

/** The model in `models/<id>/`, unchecked. */
export async function readModelFiles(id: string): Promise<ModelFiles> {
  const folder = join(import.meta.dirname, '..', id);
  const bytes = await readFile(join(folder, 'weights.bin'));
  return {
    manifest: await readFile(join(folder, 'model.json'), 'utf8'),
    weights: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  };
}
