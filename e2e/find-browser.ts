import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { askVersion, installWithApt, onPath, runAloud } from './run-program.ts';

export interface FoundBrowser {
  readonly path: string;
  /** Where it comes from, in words for the person who waits. */
  readonly origin: string;
  readonly version: string;
}

const NAMES_ON_PATH = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/** Where installers put Chrome, Chromium and Edge without touching PATH. */
function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    );
  }
  if (process.platform !== 'win32') return ['/opt/google/chrome/chrome'];
  return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .flatMap((variable) => process.env[variable] ?? [])
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
}

/** `undefined` where the program is not there or does not start. */
function tryBrowser(path: string, origin: string): FoundBrowser | undefined {
  if (!existsSync(path)) return undefined;
  // A snap has a /tmp of its own: it would see neither our profile folders nor the Bluetooth bus.
  if (realpathSync(path).startsWith('/snap/') || realpathSync(path) === '/usr/bin/snap') return undefined;
  // On Windows `--version` opens a window instead of printing.
  const version = process.platform === 'win32' ? 'version not asked' : askVersion(path);
  return version === undefined ? undefined : { path, origin, version };
}

function tryPlaywrights(): FoundBrowser | undefined {
  return tryBrowser(chromium.executablePath(), "Playwright's own Chromium");
}

function tryInstalled(): FoundBrowser | undefined {
  const paths = [...NAMES_ON_PATH.flatMap((name) => onPath(name) ?? []), ...usualPlaces()];
  for (const path of paths) {
    const found = tryBrowser(path, 'installed on this computer');
    if (found) return found;
  }
  return undefined;
}

/**
 * Finds a Chromium: FROSTLINE_CHROMIUM, then Playwright's own, then an installed Chrome, Chromium or
 * Edge. Returns `undefined` where there is none. Throws when FROSTLINE_CHROMIUM names something that
 * does not run: a wish is not to be overruled silently.
 */
export function findBrowser(): FoundBrowser | undefined {
  const wish = process.env['FROSTLINE_CHROMIUM'];
  if (!wish) return tryPlaywrights() ?? tryInstalled();
  const found = tryBrowser(wish, 'named by FROSTLINE_CHROMIUM');
  if (!found) throw new Error(`FROSTLINE_CHROMIUM is ${wish}, but there is no browser that runs there.`);
  return found;
}

/** Downloads Playwright's Chromium and, if it lacks system libraries and we may, these too. */
function installPlaywrights(): FoundBrowser | undefined {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test')), 'cli.js');
  if (!runAloud(process.execPath, [cli, 'install', 'chromium'])) return undefined;
  const found = tryPlaywrights();
  if (found || process.getuid?.() !== 0) return found;
  return runAloud(process.execPath, [cli, 'install-deps', 'chromium']) ? tryPlaywrights() : undefined;
}

/**
 * Finds a Chromium or installs one, and says on the console what it did. Throws with the remedy when
 * neither works.
 */
export function ensureBrowser(): FoundBrowser {
  const found = findBrowser();
  if (found) {
    console.log(`Browser: ${found.version}, ${found.path} (${found.origin})`);
    return found;
  }
  console.log("Browser: no Chromium found. Installing Playwright's own, then trying Debian's package.");
  const installed =
    installPlaywrights() ?? (installWithApt(['chromium', 'fonts-liberation']) ? tryInstalled() : undefined);
  if (!installed) {
    throw new Error(
      'No Chromium found and none could be installed. Install Chrome or Chromium, or set FROSTLINE_CHROMIUM to its path.',
    );
  }
  console.log(`Browser: installed ${installed.version}, ${installed.path}`);
  return installed;
}
