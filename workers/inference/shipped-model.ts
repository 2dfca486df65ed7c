import manifestUrl from '../../models/lstm-ae-60/model.json?url';
import weightsUrl from '../../models/lstm-ae-60/weights.bin?url';
import wasmSimdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import wasmUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import { FaultError } from '../../src/core/fault.ts';
import type { WasmPaths } from './backend.ts';
import type { ModelFiles } from './model-file.ts';

/**
 * Browser only: the model and the WebAssembly files that ship with Frostline, as addresses the service worker precaches.
 * TensorFlow.js asks for the threaded file by name but never loads it here (see `backend.ts`), so it does not ship.
 */
export const shippedWasmPaths: WasmPaths = {
  'tfjs-backend-wasm.wasm': wasmUrl,
  'tfjs-backend-wasm-simd.wasm': wasmSimdUrl,
  'tfjs-backend-wasm-threaded-simd.wasm': wasmSimdUrl,
};

/** @throws FaultError `model-unreadable` when a file cannot be fetched */
export async function fetchShippedModel(): Promise<ModelFiles> {
  const [manifest, weights] = await Promise.all([load(manifestUrl), load(weightsUrl)]);
  return { manifest: await manifest.text(), weights: await weights.arrayBuffer() };
}

async function load(url: string): Promise<Response> {
  const response = await fetch(url).catch((error: unknown) => {
    throw new FaultError(
      'model-unreadable',
      `${url}: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  if (!response.ok) throw new FaultError('model-unreadable', `${url}: HTTP ${response.status}`);
  return response;
}
