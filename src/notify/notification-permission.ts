/** `default`: the person has not been asked yet. `unsupported`: this browser shows no notifications of web applications. */
export type PermissionState = 'default' | 'granted' | 'denied' | 'unsupported';

/** May Frostline show notifications right now? Cheap: ask again whenever it matters, a person can change it at any time. */
export function readPermission(): PermissionState {
  const supported = 'Notification' in globalThis && 'serviceWorker' in navigator;
  return supported ? Notification.permission : 'unsupported';
}

/** Ask the person. Only after a tap that explained why: browsers refuse for ever what comes out of the blue. */
export async function requestPermission(): Promise<PermissionState> {
  if (readPermission() === 'unsupported') return 'unsupported';
  return Notification.requestPermission();
}

/**
 * Tell when the permission changes, in the browser's settings for instance; also looks again when the page becomes
 * visible, because not every browser tells.
 * @returns stops watching
 */
export async function watchPermission(onChange: (state: PermissionState) => void): Promise<() => void> {
  let known = readPermission();
  const look = () => {
    const state = readPermission();
    if (state === known) return;
    known = state;
    onChange(state);
  };
  document.addEventListener('visibilitychange', look);
  const status =
    'permissions' in navigator ? await navigator.permissions.query({ name: 'notifications' }) : undefined;
  status?.addEventListener('change', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    status?.removeEventListener('change', look);
  };
}
