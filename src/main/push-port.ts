import { FaultError } from '../core/fault.ts';
import type { SiteKeys } from '../core/site-keys.ts';
import {
  isPushSupported,
  makeVapidKeys,
  readPushAddress,
  subscribeToPush,
  unsubscribeFromPush,
} from '../notify/push.ts';
import type { Engine, PushPort, PushState } from '../state/ports.ts';
import { Cell } from './cell.ts';

/** Receiving pushes on this device. The site's key pair is made once and kept by the engine. */
export function makePushPort(engine: Engine): PushPort {
  const state = new Cell<PushState>({ status: isPushSupported() ? 'off' : 'unsupported' });
  const refresh = async () => {
    const address = await readPushAddress();
    if (address !== undefined) state.set({ status: 'on', subscription: JSON.stringify(address, null, 2) });
    else state.set({ status: isPushSupported() ? 'off' : 'unsupported' });
  };
  const siteKeys = async (): Promise<SiteKeys> => {
    const kept = await engine.call('siteKeys');
    if (kept !== undefined) return kept;
    const { publicKey, privateKey } = await makeVapidKeys();
    return engine.call('keepSiteKeys', { publicKey, privateKey: { ...privateKey } });
  };
  void refresh();
  return {
    state,
    async subscribe() {
      const { publicKey } = await siteKeys();
      const outcome = await subscribeToPush(publicKey);
      if (outcome.status === 'failed') throw new FaultError(outcome.fault.code, outcome.fault.detail);
      await refresh();
    },
    async unsubscribe() {
      await unsubscribeFromPush();
      await refresh();
    },
  };
}
