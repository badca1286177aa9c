import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { printJson } from '../../../config/report';
import { expectGolden } from '../../shared/golden';
import { ANSWERS, answered, init, typed } from './dialogue';
import wrong from './wrong-answers.json';

const WRITTEN = ['people.yaml', 'policies/deletes.test.yaml', 'policies/deletes.yaml', 'settings.yaml'];

describe('countersign init', () => {
  it('asks, writes what it was told, checks it, and says what to do next', async () => {
    const { status, stdout, stderr, files } = await init(typed(ANSWERS), 'sent');
    expect(status).toBe(0);
    expect(Object.keys(files ?? {}).sort()).toEqual(WRITTEN);
    const folder = Object.entries(files ?? {}).map(([path, text]) => `==> ${path} <==\n${text}`);
    const said = stdout.replace(/[0-9a-f]{64}/, '…');
    expectGolden(join(__dirname, 'dialogue.golden.txt'), [stderr, said, ...folder.sort()].join('\n'));
  });

  it('writes the same whether the answers are typed or sent', async () => {
    const [atATerminal, fromAFile] = [await init(typed(ANSWERS)), await init(typed(ANSWERS), 'sent')];
    expect(atATerminal.files).toEqual(fromAFile.files);
    expect(atATerminal.stdout).toBe(fromAFile.stdout);
  });

  it('takes what stands in brackets for an empty line', async () => {
    const { files } = await init(typed(answered('Mode', '', true)));
    expect(parse(files?.['policies/deletes.yaml'] ?? '')).toMatchObject({ mode: 'observe', attach: ['root'] });
    expect(parse(files?.['settings.yaml'] ?? '')).toMatchObject({
      regions: ['eu-central-1', 'us-east-1'],
      mail: { from: 'countersign@example.com' },
    });
  });

  it('needs neither units nor accounts, and knows a partition by its regions', async () => {
    const few = ANSWERS.filter(([question]) => !/^(?:Id of Prod|Id of Sand|Unit of|Sender)/.test(question))
      .filter(([question, answer]) => !(/^(?:A unit|An account)/.test(question) && answer !== ''))
      .map(
        ([question, answer]) =>
          [question, answer.replace('eu-central-1', 'cn-north-1').replace(':aws:', ':aws-cn:')] as const,
      );
    const { status, files, stdout } = await init(
      typed(few.flatMap((one) => (one[0] === 'Contact' ? [one, ['Sender', ''] as const] : [one]))),
    );
    expect(status).toBe(0);
    expect(parse(files?.['settings.yaml'] ?? '')).toMatchObject({ partition: 'aws-cn', regions: ['cn-north-1'] });
    expect(stdout).toContain('--unit root');
  });

  it('says so when nobody could ever ask', async () => {
    const { status, stdout } = await init(typed(answered('ARN of the IAM user, if li-wei', '', true)));
    expect(status).toBe(0);
    expect(stdout).toContain('note: nobody has an IAM user in people.yaml');
  });
});

describe('a wrong answer', () => {
  it('is explained at once in the words of check, and asked for again', async () => {
    const right = await init(typed(ANSWERS));
    const told: string[] = [];
    for (const { question, answer } of wrong) {
      const { status, stderr, files } = await init(typed(answered(question, answer)));
      expect({ answer, status, files }).toEqual({ answer, status: 0, files: right.files });
      const said = stderr.split('\n').filter((line) => line.startsWith('  '));
      expect(said).not.toEqual([]);
      told.push(`${question}: ${printJson(answer)}`, ...said, '');
    }
    expectGolden(join(__dirname, 'wrong-answers.golden.txt'), told.join('\n'));
  });
});

describe('nothing is written', () => {
  it.each(ANSWERS.map(([question], index) => ({ question, index })))(
    'when the input ends at answer $index, "$question"',
    async ({ question, index }) => {
      const { status, stdout, stderr, files } = await init(typed(ANSWERS.slice(0, index)));
      expect({ status, stdout, files }).toEqual({ status: 2, stdout: '', files: null });
      expect(stderr).toMatch(new RegExp(`error: stopped at "${question}[^\n]*"; nothing is written\n$`));
    },
  );

  it('after Ctrl-C, whatever was pasted before it', async () => {
    const { status, files, stderr } = await init(`${typed(ANSWERS.slice(0, 3))}\u0003${typed(ANSWERS.slice(3))}`);
    expect({ status, files }).toEqual({ status: 2, files: null });
    expect(stderr).toContain('nothing is written');
  });

  it('when an answer that was sent is wrong, for nobody would answer again', async () => {
    const { status, stdout, stderr, files } = await init(typed(answered('Id of its root', 'root')), 'sent');
    expect({ status, stdout, files }).toEqual({ status: 1, stdout: '', files: null });
    expect(stderr).toMatch(
      /must be the id of a root.*\nerror: the answer to "Id of its root.*" cannot be taken; nothing is written\n$/s,
    );
  });

  it('when more answers were sent than questions are asked, for some answer went to another question', async () => {
    const { status, stdout, stderr, files } = await init(`${typed(ANSWERS)}\nmore\n`, 'sent');
    expect({ status, stdout, files }).toEqual({ status: 2, stdout: '', files: null });
    expect(stderr).toMatch(/\nerror: nothing is asked that "more" would answer; nothing is written\n$/);
    expect((await init(`${typed(ANSWERS)}\n \n`, 'sent')).status).toBe(0);
  });

  it('over a folder that has something in it, or a file, before anything is asked', async () => {
    const full = await init(typed(ANSWERS), 'typed', (folder) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, '.keep'), '');
    });
    expect(full).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: my-config is there already and is not empty: nothing is written over\n',
      files: { '.keep': '' },
    });
    const file = await init(typed(ANSWERS), 'typed', (folder) => {
      mkdirSync(join(folder, '..'), { recursive: true });
      writeFileSync(folder, 'mine');
    });
    expect(file).toMatchObject({ status: 2, files: { '': 'mine' } });
    expect(file.stderr).toBe('error: my-config is there already and is no folder: nothing is written over\n');
  });

  it('where nobody answers', async () => {
    const { main } = await import('../../../config/cli/main');
    const { collector } = await import('../cli/run');
    const stderr = collector();
    const status = await main(['init', 'never'], {
      stdin: null,
      stdout: collector().stream,
      stderr: stderr.stream,
      now: () => 0,
    });
    expect(status).toBe(2);
    expect(stderr.text()).toBe('error: nobody answers: start it at a terminal, or send answers to standard input\n');
  });
});

it('fills a folder that is empty', async () => {
  const { status, files } = await init(typed(ANSWERS), 'typed', (folder) => {
    mkdirSync(folder, { recursive: true });
  });
  expect({ status, names: Object.keys(files ?? {}).sort() }).toEqual({ status: 0, names: WRITTEN });
});
