import { INSTALLATION } from '../../../local/demo/evidence';
import { grantPath, spokePath } from '../../../shared/names';
import { all, fill, REFUSED, type Words } from './attempt';
import { fresh, plantRole } from './plant';
import { attemptStack } from './stack';
import { nameOf, ORDINARY, type Stage, setStage } from './stage';
import { type StackAttempt, TABLES } from './tables';

const { stackOnPath, stackOnRole } = TABLES;

describe('the fence and an administrator of a member account who uses CloudFormation', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.clear());

  describe.each([
    ['as the caller', false],
    ['with a service role of their own', true],
  ])('%s', (_, withRole) => {
    async function tryAll(rows: readonly StackAttempt[], more: Words): Promise<Readonly<Record<string, string>>> {
      const serviceRole = withRole ? await plantRole(stage.cloud, ORDINARY) : undefined;
      const outcomes: Record<string, string> = {};
      for (const [what, resource] of rows) {
        const stack = { name: fresh(), resource: fill(resource, stage.words(more)()), role: serviceRole };
        outcomes[what] = await attemptStack(stage.cloud.aws('li-wei'), stack, stage.fence.arn);
      }
      return outcomes;
    }
    const role = (arn: string): Words => ({ ARN: arn, NAME: nameOf(arn) });

    it('may make these for an ordinary role, and none of them for a grant or a role of the spoke path', async () => {
      const ordinary = await plantRole(stage.cloud, ORDINARY);
      expect(await tryAll(stackOnRole, role(ordinary))).toEqual(all(stackOnRole, 'allowed'));
      for (const arn of [stage.grant, stage.spoke])
        expect(await tryAll(stackOnRole, role(arn))).toEqual(all(stackOnRole, REFUSED));
    });

    it('may make roles under an ordinary path, and none under the exec or the spoke path', async () => {
      expect(await tryAll(stackOnPath, { PATH: ORDINARY })).toEqual(all(stackOnPath, 'allowed'));
      for (const PATH of [grantPath(INSTALLATION), spokePath(INSTALLATION)])
        expect(await tryAll(stackOnPath, { PATH })).toEqual(all(stackOnPath, REFUSED));
    });
  });
});
