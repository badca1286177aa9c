import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBallotApp } from '../../../../hub/ballot/app';
import { createWebApp } from '../../../../hub/web/app';
import { expectGolden } from '../../../shared/golden';
import { sites } from '../../sites';
import { ask } from './ask';
import { MATRIX, page } from './matrix';
import { VISITORS } from './visitors';

const named = MATRIX.map((route) => [`${route.origin}: ${route.methods.join(', ')} ${route.path}`, route] as const);

describe.each(named)('%s', (_, route) => {
  it.each(route.methods)(
    'answers %s as the matrix says, whoever asks, and changes the ledger only where it says so',
    async (method) => {
      const answers: Record<string, string> = {};
      for (const visitor of Object.keys(VISITORS)) answers[visitor] = await ask(route, method, visitor);
      expect(answers).toEqual(route.answers);
    },
  );
});

it('only these visitors ever change a ledger', () => {
  const changes = MATRIX.flatMap(({ path, answers }) =>
    Object.entries(answers).flatMap(([visitor, answer]) => (answer.includes('+') ? [`${path}: ${visitor}`] : [])),
  );
  expect(changes).toEqual([
    '/r/CODE/confirm: requester',
    '/r/CODE/confirm: requester by another claim',
    '/r/CODE/cancel: requester',
    '/r/CODE/cancel: requester by another claim',
    '/r/CODE/reject: approver',
    '/r/CODE/settle: approver',
    '/return?RETURN: approver',
  ]);
});

it.each(['web', 'ballot'] as const)('every route of the %s application is in the matrix', (origin) => {
  const ports = sites().ports[origin];
  const app = origin === 'web' ? createWebApp(ports) : createBallotApp(ports);
  const routes = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
  const ofMatrix = MATRIX.filter((route) => route.origin === origin).flatMap(({ methods, path }) =>
    methods.map((method) => `${method} ${path.replace('CODE', ':code').split('?')[0]}`),
  );
  expect([...new Set(routes)].filter((route) => !ofMatrix.includes(route))).toEqual([]);
});

it('the page of the documentation shows the matrix as it is', () => {
  const file = join(__dirname, '..', '..', '..', '..', 'docs', 'authorization.md');
  expectGolden(file, page());
  expect(readFileSync(file, 'utf8')).toContain('`/r/CODE/settle`');
});
