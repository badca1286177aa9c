/** Jest calls this once after the end-to-end tests. */
export default async function stop(): Promise<void> {
  await globalThis.stopCloud?.();
}
