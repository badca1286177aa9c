import type { Service } from '../../../shared/catalogue/catalogue';
import { inputMembersOf } from '../../../shared/catalogue/input-members';
import type { OperationModel } from '../../../shared/catalogue/operation';
import { catalogue } from '../../organization/catalogue';
import { small } from './small';

const shop = small.service('shop') as Service;
const membersOf = (name: string) => inputMembersOf(shop, shop.operation(name) as OperationModel);

describe('the members of an input', () => {
  it('come in the order of the model with their type and their marks', () => {
    expect(membersOf('DeleteShelf')).toEqual([
      { path: 'Shelf', type: 'string', marks: ['required'] },
      { path: 'Token', type: 'string', marks: ['token'] },
    ]);
  });

  it('go through structures, lists and maps; a structure is written out once, also one that contains itself', () => {
    expect(membersOf('Open')).toEqual([
      { path: 'Plan', type: 'structure', marks: ['required'] },
      { path: 'Plan.Url', type: 'string', marks: ['required', 'pointer'] },
      { path: 'Plan.Version', type: 'string', marks: ['pin'] },
      { path: 'Plan.Floors[]', type: 'list of structure', marks: [], as: 'Plan' },
      { path: 'Key', type: 'string', marks: ['required', 'secret'] },
      { path: 'Staff{}', type: 'map of structure', marks: [] },
      { path: 'Staff{}.Name', type: 'string', marks: ['required'] },
      { path: 'Staff{}.Boss', type: 'structure', marks: [], as: 'Staff{}' },
    ]);
  });

  it('mark every pointer and pin of every operation of AWS, and come to an end', () => {
    for (const name of catalogue.services) {
      const service = catalogue.service(name) as Service;
      for (const operation of service.operations.map((one) => service.operation(one) as OperationModel)) {
        const members = inputMembersOf(service, operation);
        expect(new Set(members.map(({ path }) => path)).size).toBe(members.length);
        const marked = (mark: string) => members.filter(({ marks }) => marks.some((one) => one === mark)).length;
        if (operation.pointers)
          expect([operation.operation, marked('pointer')]).toEqual([operation.operation, operation.pointers.length]);
      }
    }
  });
});
