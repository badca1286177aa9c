import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawFlow } from './flow';

const FILE = join(__dirname, '..', '..', 'docs', 'pictures', 'flow.svg');

it('the picture of the flow shows the workflow as it is deployed (npm run golden draws it again)', () => {
  const drawn = drawFlow();
  if (process.env.UPDATE_GOLDEN) writeFileSync(FILE, drawn);
  expect(readFileSync(FILE, 'utf8')).toBe(drawn);
});
