import type { z } from 'zod';

/** What a schema's own error text says is expected: it completes the sentence "… must be". */
export function expectedOf({ _zod: { def } }: z.core.$ZodType): string | undefined {
  const error = def.error as z.core.$ZodErrorMap | undefined;
  const said = error?.({ code: 'custom', path: [], input: undefined, params: {} });
  return typeof said === 'string' ? said : said?.message;
}
