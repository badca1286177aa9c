/** The oldest Python that can run the emulator. */
export const OLDEST_PYTHON = [3, 10] as const;

/** Major and minor number in what `python --version` prints, or nothing if it is no version. */
export function parsePythonVersion(output: string): readonly [number, number] | undefined {
  const found = /^Python (\d+)\.(\d+)/m.exec(output);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

/** Whether this Python can run the emulator. */
export function isPythonNewEnough(version: readonly [number, number]): boolean {
  const [major, minor] = OLDEST_PYTHON;
  return version[0] > major || (version[0] === major && version[1] >= minor);
}
