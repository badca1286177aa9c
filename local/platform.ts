import { LocalProblem } from './problem';

/** Refuses systems the local cloud cannot run on. */
export function checkPlatform(platform: NodeJS.Platform = process.platform): void {
  if (platform === 'win32') {
    throw new LocalProblem('The local cloud runs on Linux and macOS; on Windows, start it inside WSL.');
  }
}
