import * as tf from '@tensorflow/tfjs-core';
import type { BackendName } from '../../src/core/score.ts';

/** Where the three WebAssembly files of TensorFlow.js are: a folder (ending in `/`), or an address for each file. */
export type WasmPaths = string | Readonly<Record<WasmFile, string>>;
export type WasmFile =
  'tfjs-backend-wasm.wasm' | 'tfjs-backend-wasm-simd.wasm' | 'tfjs-backend-wasm-threaded-simd.wasm';

/** A backend that runs and that `tf.getBackend()` confirms. */
export interface Backend {
  readonly name: BackendName;
  /** Adapter or runtime, for the diagnosis page. */
  readonly detail: string;
  /** Settles with the reason when the device is gone; absent where there is no device that could be lost. */
  readonly lost?: Promise<string>;
  stop(): void;
}

/**
 * The backends to try, best first. One that was asked for by name still has the slower ones behind it:
 * a room that is scored slowly is watched, one that is not scored is not.
 */
export function backendOrder(wanted: BackendName | 'auto'): readonly BackendName[] {
  const all: readonly BackendName[] = ['webgpu', 'wasm', 'cpu'];
  return wanted === 'auto' ? all : all.slice(all.indexOf(wanted));
}

/**
 * Start one backend. TensorFlow.js has one backend per world (page, worker, process), so the one before must have been
 * stopped, or must not be used any more.
 * @param wasmPaths those of the first call hold for the life of the world
 * @param abandoned when it fires, a start that is still waiting must not take over any more
 * @throws Error whose message says why the backend is refused
 */
export async function startBackend(
  name: BackendName,
  wasmPaths: WasmPaths,
  abandoned: AbortSignal,
): Promise<Backend> {
  // No checks of our own ops and no advice on the console; what goes wrong is told by the reason of a refusal.
  tf.enableProdMode();
  switch (name) {
    case 'webgpu':
      return startWebGpu(abandoned);
    case 'wasm':
      return startWasm(wasmPaths, abandoned);
    case 'cpu':
      return startCpu(abandoned);
  }
}

let wasmPathsAreSet = false;

/** `setBackend` reports a failure by a `false` that is easy to lose, and then computes on another backend: ask both. */
async function activate(name: BackendName, abandoned: AbortSignal): Promise<void> {
  abandoned.throwIfAborted();
  const accepted = await tf.setBackend(name);
  const running = tf.getBackend();
  if (!accepted) throw new Error('TensorFlow.js could not start it');
  if (running !== name) throw new Error(`TensorFlow.js would run "${running}" in its place`);
}

async function startWebGpu(abandoned: AbortSignal): Promise<Backend> {
  const gpu = typeof navigator !== 'undefined' && 'gpu' in navigator ? navigator.gpu : undefined;
  if (!gpu) throw new Error('this browser has no WebGPU (navigator.gpu is missing)');
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('the browser offers no WebGPU adapter');
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  const { maxComputeWorkgroupStorageSize, maxComputeWorkgroupsPerDimension, maxStorageBufferBindingSize } =
    adapter.limits;
  const { maxBufferSize, maxComputeWorkgroupSizeX, maxComputeInvocationsPerWorkgroup } = adapter.limits;
  const device = await adapter.requestDevice({
    // What the shaders of TensorFlow.js rely on; the defaults are the smallest values any adapter has.
    requiredLimits: {
      maxComputeWorkgroupStorageSize,
      maxComputeWorkgroupsPerDimension,
      maxStorageBufferBindingSize,
      maxBufferSize,
      maxComputeWorkgroupSizeX,
      maxComputeInvocationsPerWorkgroup,
    },
  });
  // Our own device instead of the one the package asks for: only so can its loss be noticed and a new one be made.
  if (tf.findBackendFactory('webgpu')) tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', () => new WebGPUBackend(device, adapter.info), 3);
  // One pass of the network is thousands of tiny dispatches; fewer, larger submissions cost less.
  tf.env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', 128);
  await activate('webgpu', abandoned).catch((error: unknown) => {
    device.destroy();
    throw error;
  });
  const { vendor, architecture, description } = adapter.info;
  return {
    name: 'webgpu',
    detail:
      [vendor, architecture, description].filter((word) => word !== '').join(' ') || 'adapter without a name',
    lost: device.lost.then(({ reason, message }) => `the GPU device was lost (${reason}): ${message}`),
    stop() {
      tf.removeBackend('webgpu');
      device.destroy();
    },
  };
}

async function startWasm(paths: WasmPaths, abandoned: AbortSignal): Promise<Backend> {
  if (typeof WebAssembly === 'undefined') throw new Error('this browser has no WebAssembly');
  // The smallest module there is: throws here, with a clear message, where a security policy forbids WebAssembly.
  new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  // Threads would need cross-origin isolation and a worker made from a blob, which the security policy forbids.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  // After a first attempt, even a failed one, TensorFlow.js throws when the addresses are set again.
  if (!wasmPathsAreSet) setWasmPaths(paths);
  wasmPathsAreSet = true;
  await activate('wasm', abandoned);
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  return { name: 'wasm', detail: simd ? 'SIMD' : 'no SIMD', stop: () => undefined };
}

async function startCpu(abandoned: AbortSignal): Promise<Backend> {
  await import('@tensorflow/tfjs-backend-cpu');
  await activate('cpu', abandoned);
  return { name: 'cpu', detail: 'JavaScript', stop: () => undefined };
}
