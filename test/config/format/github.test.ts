import fc from 'fast-check';
import { github } from '../../../config/format/github';
import { type Loaded, loadConfiguration } from '../../../config/load';
import type { Problem } from '../../../config/problem';
import { catalogue } from '../../organization/catalogue';
import { BASE } from '../overlay';

const refused = (...problems: readonly Problem[]): Loaded => ({ ok: false, draft: null, problems, texts: new Map() });
const printed = (...problems: readonly Problem[]) => github({ folder: 'config', loaded: refused(...problems) }, false);

const problem: Problem = {
  file: 'config/people.yaml',
  line: 3,
  column: 7,
  check: 'unknown-person',
  message: 'unknown person "li-wie", did you mean "li-wei"?',
};

/** A command as the runner reads it: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs */
function read(line: string) {
  const [, properties = '', data = ''] = /^::error (.*?)::(.*)$/.exec(line) ?? [];
  const back = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  const whole = (text: string) => back(text.replaceAll('%3A', ':').replaceAll('%2C', ',')).replaceAll('%25', '%');
  const pairs = properties.split(',').map((pair) => pair.split('='));
  return {
    ...Object.fromEntries(pairs.map(([name = '', ...value]) => [name, whole(value.join('='))])),
    data: back(data).replaceAll('%25', '%'),
  };
}

describe('a report for GitHub Actions', () => {
  it('is one command for each problem, and the total', () => {
    expect(printed(problem, { ...problem, line: 4, hint: 'Mend it.' })).toBe(
      [
        '::error file=config/people.yaml,line=3,col=7,title=unknown-person::unknown person "li-wie", did you mean "li-wei"?',
        '::error file=config/people.yaml,line=4,col=7,title=unknown-person::unknown person "li-wie", did you mean "li-wei"?%0Ahint: Mend it.',
        '2 problems in 1 file',
      ].join('\n'),
    );
  });

  it('says what was read when there is nothing to complain about', () => {
    const loaded = loadConfiguration(BASE, catalogue);
    expect(github({ folder: 'config', loaded }, false)).toBe(
      'config: 3 files, 4 people, 1 policy, nothing to complain about',
    );
  });

  it('escapes what would end a property or a line', () => {
    const [line = ''] = printed({ ...problem, file: 'a,b:c\n%.yaml', message: '100%\r\n::warning::x' }).split('\n');
    expect(line).toBe('::error file=a%2Cb%3Ac%0A%25.yaml,line=3,col=7,title=unknown-person::100%25 %0A::warning::x');
  });

  it('is read back as it was, and never begins another command, whatever files and values hold', () => {
    const piece = fc.oneof(
      fc.constantFrom('%', '%25', '%0A', '\n', '\r', ':', '::', ',', '::error ::', '::set-env name=A::b', '=', ' '),
      fc.string({ unit: 'grapheme-ascii' }),
    );
    const anything = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(anything, anything, anything, (file, message, hint) => {
        const lines = printed({ ...problem, file, message, hint }).split('\n');
        expect(lines).toHaveLength(2);
        expect(read(lines[0] ?? '')).toEqual({
          file: file.replaceAll('\r', ' '),
          line: '3',
          col: '7',
          title: 'unknown-person',
          data: `${message}\nhint: ${hint}`.replaceAll('\r', ' '),
        });
      }),
    );
  });

  it('lets no folder begin a command either', () => {
    const loaded = loadConfiguration(BASE, catalogue);
    expect(github({ folder: 'x\n::error ::y', loaded }, false).split('\n')).toHaveLength(1);
  });
});
