import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The full path of a program on PATH, or `undefined`. */
export function onPath(program: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, process.platform === 'win32' ? `${program}.exe` : program))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') return false;
    throw error;
  }
}

/** Runs a program where its output can be read by the person who waits. Returns whether it succeeded. */
export function runAloud(program: string, args: readonly string[]): boolean {
  console.log(`> ${program} ${args.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio: 'inherit', env }).status === 0;
}

/**
 * The first line a program prints about its version, or `undefined` where it does not run (a missing
 * library, an empty wrapper).
 */
export function askVersion(path: string): string | undefined {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
  return status === 0 ? stdout.trim().split('\n')[0] : undefined;
}

/**
 * Installs Debian packages where this is Debian or Ubuntu and we are root; otherwise does nothing. Returns
 * whether it worked.
 */
export function installWithApt(packages: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) return false;
  return (
    runAloud('apt-get', ['update']) &&
    runAloud('apt-get', ['install', '-y', '--no-install-recommends', ...packages])
  );
}
