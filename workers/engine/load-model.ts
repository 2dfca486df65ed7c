import { FaultError } from '../../src/core/fault.ts';
import type { BackendName, Detector } from '../../src/core/score.ts';
import type { LoadDetector } from './scoring.ts';

const slowerAndSlower: readonly BackendName[] = ['webgpu', 'wasm', 'cpu'];

/**
 * Load the shipped model. TensorFlow.js and the model's files are fetched here and not before: the line runs without
 * them, and bounds are watched from the first second.
 * A backend that failed while it was running is passed over, and the choice says so.
 */
export const loadModel: LoadDetector = async (wanted, failed): Promise<Detector> => {
  const [{ loadDetector }, { fetchShippedModel, shippedWasmPaths: wasmPaths }] = await Promise.all([
    import('../inference/load-detector.ts'),
    import('../inference/shipped-model.ts'),
  ]);
  const files = await fetchShippedModel();
  const passedOver = failed.map(({ backend }) => backend);
  const from = wanted === 'auto' ? 0 : slowerAndSlower.indexOf(wanted);
  const first = slowerAndSlower.slice(from).find((backend) => !passedOver.includes(backend));
  if (first === undefined)
    throw new FaultError('detector-failed', failed.map((f) => `${f.backend}: ${f.reason}`).join('; '));
  const detector = await loadDetector(files, passedOver.length === 0 ? wanted : first, { wasmPaths });
  const choice = { ...detector.choice, wanted, refused: [...failed, ...detector.choice.refused] };
  return { ...detector, choice };
};
