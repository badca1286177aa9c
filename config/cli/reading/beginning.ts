/** The beginning of a stream of bytes, and still all of it. */
export interface Begun {
  readonly beginning: Buffer;
  /** The beginning is everything. */
  readonly isWhole: boolean;
  readonly all: AsyncGenerator<Buffer>;
}

/** Reads until the beginning is enough to go by; a pipe may give it byte by byte, and may stay open for days. */
export async function begun(source: AsyncIterable<Buffer>, isEnough: (beginning: Buffer) => boolean): Promise<Begun> {
  const chunks = source[Symbol.asyncIterator]();
  let beginning: Buffer = Buffer.alloc(0);
  let isWhole = false;
  while (!isWhole && !isEnough(beginning)) {
    const next = await chunks.next();
    if (next.done) isWhole = true;
    else beginning = Buffer.concat([beginning, next.value]);
  }
  return { beginning, isWhole, all: continued(beginning, chunks) };
}

/** Whoever stops reading lets go of the source too. */
async function* continued(beginning: Buffer, chunks: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield beginning;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  } finally {
    await chunks.return?.();
  }
}
