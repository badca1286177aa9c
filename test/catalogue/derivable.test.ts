import { join } from 'node:path';
import { catalogue } from '../organization/catalogue';
import { expectGolden } from '../shared/golden';

/** Members that change what an operation does, and are not said by an ARN. */
const CHANGES_THE_OUTCOME = /force|skip|retain|delete|cascade|final|version|revision|dryrun|ignore|purge|permanent/i;

const derivable = catalogue.services.flatMap((name) => {
  const service = catalogue.service(name);
  return (service?.operations ?? []).flatMap((operation) => {
    const found = service?.operation(operation);
    return found?.derivable ? [{ name: `${name}:${operation}`, found }] : [];
  });
});

describe('the operations whose input a denial gives whole', () => {
  // Read every line that is new: is action and ARN really all that matters, and is the part of the ARN what the member takes?
  it('are these, each of which somebody has looked at', () => {
    const lines = derivable.map(({ name, found }) => {
      const members = Object.entries(found.input.members).filter(
        ([member, { token }]) => !token && member !== found.dryRun,
      );
      return `${name} ${members.map(([member]) => member).join(' ')}`;
    });
    expectGolden(join(__dirname, 'derivable.golden.txt'), `${lines.join('\n')}\n`);
  });

  it('have no member that would change the outcome and may be left out', () => {
    const open = derivable.filter(({ found: { input, dryRun } }) =>
      Object.keys(input.members).some(
        (member) => CHANGES_THE_OUTCOME.test(member) && !input.required.includes(member) && member !== dryRun,
      ),
    );
    expect(open.map(({ name }) => name)).toEqual([]);
  });
});
