import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfiguration } from '../../../config/load';
import { situationOf } from '../../../config/question/situation';
import { decide, decisionHashOf } from '../../../shared/decision/decision';
import { catalogue } from '../../organization/catalogue';
import { countersign } from '../cli/run';
import questions from './questions.json';
import refusals from './refusals.json';

const ACME = join(__dirname, 'acme');

const shown = (text: string): string => text.replaceAll(`${ACME}/`, '');

describe('countersign explain', () => {
  it.each(questions)('answers: $name', async ({ name, args }) => {
    const { status, stdout, stderr } = await countersign(['explain', ACME, ...args]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const golden = join(__dirname, 'answers', `${name}.txt`);
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, shown(stdout));
    expect(shown(stdout)).toBe(readFileSync(golden, 'utf8'));
  });

  it.each(refusals)('refuses $name, and says what was expected', async ({ args, says }) => {
    const { status, stdout, stderr } = await countersign(['explain', ACME, ...args]);
    expect(stderr).toContain(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  it('gives the hash of the very decision that the hub would make', async () => {
    const { stdout } = await countersign(['explain', ACME, ...(questions[0]?.args ?? []), '--json']);
    const loaded = loadConfiguration(ACME, catalogue);
    if (!loaded.ok) throw new Error('the example has problems');
    const call = {
      action: 'rds:DeleteDBInstance',
      account: '333333333333',
      person: 'li-wei',
      at: '2026-01-07T22:00:00Z',
    };
    const asked = situationOf(call, loaded, catalogue);
    if (!asked.ok) throw new Error('the question is in doubt');
    const decision = decide(loaded.configuration, asked.situation);
    expect(JSON.parse(stdout)).toMatchObject({ decision, hash: decision && decisionHashOf(decision) });
    expect(decision?.levels.map(({ name }) => name)).toEqual(['security', 'lead', 'peer']);
  });

  it('says what is wrong with a configuration that has problems, and explains nothing', async () => {
    const folder = join(__dirname, '../fixtures/err/need-zero');
    const { status, stdout, stderr } = await countersign([
      'explain',
      folder,
      '--action',
      's3:DeleteBucket',
      '--unit',
      'root',
    ]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('[missing-file]');
  });

  it('ends with 2 where there is no such folder', async () => {
    const { status } = await countersign([
      'explain',
      'no-such-folder',
      '--action',
      's3:DeleteBucket',
      '--unit',
      'root',
    ]);
    expect(status).toBe(2);
  });
});
