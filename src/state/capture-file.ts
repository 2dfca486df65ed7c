import type { CapturedFrame } from '../core/capture.ts';
import { formatCapture } from '../core/capture.ts';

/** A capture as a file. Plain text by its name: browsers share that, and people can open it. */
export function captureFile(frames: readonly CapturedFrame[], now: number): File {
  const stamp = new Date(now).toISOString().slice(0, 16).replace(':', '');
  return new File([formatCapture(frames)], `frostline-capture-${stamp}.txt`, { type: 'text/plain' });
}

/** Can this browser hand files to other apps? */
export function canShare(file: File): boolean {
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
}

/** Hand a file to another app; must be called from a tap. Where that fails it is saved; a person may also change their mind. */
export async function shareFile(file: File): Promise<void> {
  return navigator.share({ files: [file], title: file.name }).then(
    () => undefined,
    (thrown: unknown) => {
      if (!(thrown instanceof DOMException) || thrown.name !== 'AbortError') saveFile(file);
    },
  );
}

/** Put a file where downloads go. */
export function saveFile(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The browser has taken the address when the download has begun.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
