import type { ServiceTells } from './protocol.ts';

interface Subscription {
  readonly options: { readonly applicationServerKey: ArrayBuffer | null };
}

interface Pushes {
  getSubscription(): Promise<Subscription | null>;
  subscribe(options: { userVisibleOnly: true; applicationServerKey: ArrayBuffer }): Promise<Subscription>;
}

/**
 * The browser has dropped or replaced the push subscription. Subscribe again with the same key, and say what came of it, so
 * that a page can show that whoever pushes to this device needs the new address.
 */
export async function onSubscriptionChange(
  change: { readonly old: Subscription | null; readonly new: Subscription | null },
  pushes: Pushes,
  tell: (news: ServiceTells) => void,
): Promise<void> {
  if (change.new !== null || (await pushes.getSubscription()) !== null) {
    tell({ type: 'push-changed', renewed: true });
    return;
  }
  const key = change.old?.options.applicationServerKey ?? null;
  if (key === null) {
    tell({ type: 'push-changed', renewed: false });
    return;
  }
  try {
    await pushes.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  } catch (failure) {
    tell({ type: 'push-changed', renewed: false });
    throw failure;
  }
  tell({ type: 'push-changed', renewed: true });
}
