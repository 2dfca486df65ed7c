/**
 * How Frostline can be put on this device.
 * `installed`: it runs as an application. `offered`: one tap on our own button does it. Otherwise the way in words:
 * `share-menu` (Safari on iPhone and iPad: Share, then "Add to Home Screen"), `file-menu` (Safari on a Mac: "Add to Dock"),
 * `browser-menu` (the browser's own menu), `not-here` (this browser installs nothing; Firefox on a computer).
 */
export type InstallState = 'installed' | 'offered' | InstallHint;
export type InstallHint = 'share-menu' | 'file-menu' | 'browser-menu' | 'not-here';

/** Chromium's event, not in TypeScript's library: https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent */
interface InstallOffer extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

export interface Install {
  readonly state: InstallState;
  /** Show the browser's install dialogue; only in a tap, and only when the state is `offered`. */
  install(): Promise<'accepted' | 'dismissed' | 'not-offered'>;
}

/** Keep the browser's offer for a button of our own. Call early: the browser makes it once. */
export function watchInstall(onChange: (state: InstallState) => void): Install {
  let offer: InstallOffer | undefined;
  let state: InstallState = runsInstalled() ? 'installed' : installHint(navigator);
  const become = (next: InstallState) => {
    if (next === state) return;
    state = next;
    onChange(next);
  };
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as InstallOffer;
    become('offered');
  });
  addEventListener('appinstalled', () => {
    offer = undefined;
    become('installed');
  });
  return {
    get state() {
      return state;
    },
    async install() {
      if (offer === undefined) return 'not-offered';
      const { outcome } = await offer.prompt();
      // An offer can be used once, whatever the answer was.
      offer = undefined;
      if (outcome === 'dismissed') become(installHint(navigator));
      return outcome;
    },
  };
}

function runsInstalled(): boolean {
  const modes = ['standalone', 'fullscreen', 'minimal-ui', 'window-controls-overlay'];
  const onHomeScreen = 'standalone' in navigator && navigator.standalone === true;
  return onHomeScreen || modes.some((mode) => matchMedia(`(display-mode: ${mode})`).matches);
}

/** Where the install command hides in this browser. An iPad calls itself a Macintosh, but a Macintosh has no touch screen. */
export function installHint(browser: {
  readonly userAgent: string;
  readonly maxTouchPoints: number;
}): InstallHint {
  const { userAgent, maxTouchPoints } = browser;
  const mac = userAgent.includes('Macintosh');
  if (/iPhone|iPad|iPod/.test(userAgent) || (mac && maxTouchPoints > 1)) return 'share-menu';
  const firefox = userAgent.includes('Firefox/');
  if (firefox) return userAgent.includes('Android') ? 'browser-menu' : 'not-here';
  const safari = mac && userAgent.includes('Safari/') && !/Chrom(e|ium)\//.test(userAgent);
  return safari ? 'file-menu' : 'browser-menu';
}
