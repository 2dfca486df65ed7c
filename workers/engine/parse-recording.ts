import Papa from 'papaparse';
import type { Fault } from '../../src/core/fault.ts';
import { FaultError, faultOf } from '../../src/core/fault.ts';
import type { TemperatureUnit } from '../../src/core/recording.ts';
import type { ParsedRecording } from '../../src/core/row-reader.ts';
import { RowReader } from '../../src/core/row-reader.ts';

/** Between two chunks the engine's clock, readings and a cancel get their turn: some ten milliseconds of parsing. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Read a recording, chunk by chunk, so that a large file never stands in memory as text.
 * @param progress told after each chunk with the bytes and readings so far
 * @throws FaultError that says why the file is refused, or `recording-cancelled`
 */
export function parseRecording(
  file: Blob,
  unit: TemperatureUnit,
  cancelled: AbortSignal,
  progress: (readBytes: number, readings: number) => void,
): Promise<ParsedRecording> {
  const reader = new RowReader(unit);
  return new Promise((resolve, reject) => {
    // The parser's types know files only; it reads any blob.
    Papa.parse<string[]>(file as File, {
      chunkSize: CHUNK_BYTES,
      chunk: ({ data, meta }, parser) => {
        const fault: Fault | undefined = cancelled.aborted
          ? { code: 'recording-cancelled' }
          : reader.take(data);
        if (fault !== undefined) {
          // First the reason: aborting calls `complete` at once, which would find the file empty or, worse, finished.
          reject(new FaultError(fault.code, fault.detail));
          parser.abort();
          return;
        }
        progress(Math.min(meta.cursor, file.size), reader.readings);
      },
      complete: () => {
        if (reader.readings === 0) reject(new FaultError('recording-empty'));
        else resolve(reader);
      },
      error: (error) => reject(new FaultError('recording-not-a-table', faultOf(error).detail)),
    });
  });
}
