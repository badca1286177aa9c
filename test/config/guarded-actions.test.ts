import { faultOf } from '../../config/guard/fault';
import { cannotRun } from '../../shared/catalogue/cannot-run';
import { catalogue } from '../organization/catalogue';

/** Every action by which some operation is known, with whether any operation of it can be run. */
function actionsOfAws(): ReadonlyMap<string, boolean> {
  const actions = new Map<string, boolean>();
  for (const name of catalogue.services) {
    const service = catalogue.service(name);
    for (const called of service?.operations ?? []) {
      const operation = service?.operation(called);
      const action = operation?.actions?.[0]?.action;
      if (!service || !operation || !action) continue;
      actions.set(action, actions.get(action) === true || cannotRun({ service, operation }) === null);
    }
  }
  return actions;
}

describe('an action of the catalogue', () => {
  const actions = actionsOfAws();

  it('may be guarded exactly when some operation of it can be run', () => {
    expect(actions.size).toBeGreaterThan(10_000);
    for (const [action, runs] of actions) expect([action, faultOf(action, catalogue) === null]).toEqual([action, runs]);
  });
});

describe('the services that are read', () => {
  it('are those of the prefix, whatever is wrong behind it', () => {
    const opened: string[] = [];
    const watched = {
      ...catalogue,
      service: (name: string) => {
        opened.push(name);
        return catalogue.service(name);
      },
    };
    for (const action of [
      'eks:DeleteCluster',
      'eks:DeleteClustr',
      'eks:ListClusters',
      'eks:Frobnicate',
      'EKS:x',
      'eks:',
    ])
      faultOf(action, watched);
    expect(new Set(opened)).toEqual(new Set(['eks']));
  });
});
