/** `undefined` for text that is no JSON: a file may hold anything. */
export function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
