import { ensureBrowser } from './find-browser.ts';
import { ensureDbusDaemon } from './find-dbus.ts';

/**
 * Playwright's global setup: runs once, before any test. The test processes inherit what it puts into the
 * environment.
 */
export default function prepare(): void {
  process.env['FROSTLINE_CHROMIUM'] = ensureBrowser().path;
  process.env['FROSTLINE_DBUS_DAEMON'] = ensureDbusDaemon() ?? '';
}
