import type { Problem } from '../../config/problem';
import { printJson, printProblems } from '../../config/report';

const problem: Problem = { file: 'settings.yaml', line: 2, column: 5, check: 'region', message: 'no such region' };
const texts = new Map([['settings.yaml', 'hub:\n    region: us\n']]);

const control = (text: string) => [...text].filter((character) => /\p{Cc}|\p{Bidi_Control}/u.test(character));

describe('the report', () => {
  it('shows place, message, check and the lines around, and counts', () => {
    expect(printProblems([problem, { ...problem, file: 'people.yaml', hint: 'Mend it.' }], { texts })).toBe(
      [
        'settings.yaml:2:5: no such region [region]',
        '    1 | hub:',
        '  > 2 |     region: us',
        '      |     ^',
        '    3 |',
        '',
        'people.yaml:2:5: no such region [region]',
        '  hint: Mend it.',
        '',
        '2 problems in 2 files',
      ].join('\n'),
    );
  });

  it('has colours only when asked for them', () => {
    const escapeCode = String.fromCharCode(27);
    expect(printProblems([problem], { texts })).not.toContain(escapeCode);
    expect(printProblems([problem], { texts, colour: true })).toContain(escapeCode);
  });

  it('carries no control or direction character of a file, a name or a value to the terminal', () => {
    const nasty = String.fromCharCode(27, 7, 8, 13, 0x9b, 0x202e, 0x2028);
    const hostile = { ...problem, file: `${nasty}.yaml`, message: `found ${nasty}`, hint: nasty };
    const report = printProblems([hostile], { texts: new Map([[hostile.file, `a\n    ${nasty}[2J\r\nb\n`]]) });
    expect(control(report.replaceAll('\n', ''))).toEqual([]);
    expect(report.split('\n')[0]).toMatch(/:2:5: found \uFFFD{7} \[region\]$/);
  });

  it('carries none in JSON either, and loses none', () => {
    const value = { file: `${String.fromCharCode(0x9b, 0x202e, 27)}王芳.yaml` };
    expect(printJson(value)).toBe('{"file":"\\u009b\\u202e\\u001b王芳.yaml"}');
    expect(JSON.parse(printJson(value))).toEqual(value);
  });

  it('cuts lines that would fill the screen', () => {
    const long = new Map([['settings.yaml', `${'x'.repeat(5000)}\n${'y'.repeat(5000)}\n`]]);
    expect(printProblems([{ ...problem, column: 4000 }], { texts: long }).length).toBeLessThan(1000);
  });
});
