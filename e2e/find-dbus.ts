import { installWithApt, onPath } from './run-program.ts';

/** Why the Bluetooth and notification-tap specs cannot run here. */
export const NO_DBUS =
  'needs Linux with dbus-daemon (Debian package "dbus"): virtual sensors and the desktop live on a private D-Bus';

/**
 * The path of dbus-daemon, installed first if it is missing and we may. Returns `undefined` where there is
 * none; says what it did.
 */
export function ensureDbusDaemon(): string | undefined {
  if (process.platform !== 'linux') {
    console.log(`D-Bus: not on ${process.platform}; every spec with a virtual sensor ${NO_DBUS}`);
    return undefined;
  }
  const found = onPath('dbus-daemon');
  if (found) {
    console.log(`D-Bus: ${found}`);
    return found;
  }
  console.log('D-Bus: no dbus-daemon found. Trying to install the package "dbus".');
  const installed = installWithApt(['dbus']) ? onPath('dbus-daemon') : undefined;
  console.log(
    installed ? `D-Bus: installed ${installed}` : `D-Bus: none; every spec with a virtual sensor ${NO_DBUS}`,
  );
  return installed;
}
