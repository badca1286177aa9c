import { type Draft, withOrganization, withSettings } from '../../first/draft';
import type { Ask, Put, Question } from './ask';

type Step = readonly [question: Question | ((draft: Draft) => Question), put: Put];

const STEPS: readonly Step[] = [
  [
    { text: 'Installation id, part of every name', fallback: 'main' },
    (installation, draft) => withSettings(draft, { installation }),
  ],
  [
    { text: 'Organization id (aws organizations describe-organization)' },
    (id, draft) => withOrganization(draft, { id }),
  ],
  [{ text: 'Id of its root (aws organizations list-roots)' }, (root, draft) => withOrganization(draft, { root })],
  [{ text: 'Management account' }, (account, draft) => withOrganization(draft, { management: withoutQuotes(account) })],
  [
    { text: 'Hub account, a member account for Countersign alone' },
    (account, draft) => withSettings(draft, { hub: { ...draft.settings.hub, account: withoutQuotes(account) } }),
  ],
  [{ text: 'Region of the hub' }, inRegion],
  [
    ({ settings: { hub, partition } }) => ({
      text: 'Regions in which refused calls become requests',
      fallback: partition === 'aws' && hub.region !== 'us-east-1' ? `${hub.region}, us-east-1` : hub.region,
    }),
    (list, draft) => withSettings(draft, { regions: list.split(/[,\s]+/).filter(Boolean) }),
  ],
];

/** Asks where Countersign is to live and what it is to guard. */
export async function askOrganization(start: Draft, ask: Ask): Promise<Draft> {
  let draft = start;
  for (const [question, put] of STEPS)
    ({ draft } = await ask(draft, typeof question === 'function' ? question(draft) : question, put));
  return askAccounts(await askUnits(draft, ask), ask);
}

/** In a file account ids have quotes, so some will answer with them. */
const withoutQuotes = (account: string): string => account.replace(/^"(.*)"$/, '$1');

/** A region says what partition it is in; the others are in it too, and one stands for them until they are asked for. */
function inRegion(region: string, draft: Draft): Draft {
  const [partition, other] = partitionOf(region);
  return withSettings(draft, { hub: { ...draft.settings.hub, region }, partition, regions: [other] });
}

function partitionOf(region: string): readonly [partition: Draft['settings']['partition'], region: string] {
  if (region.startsWith('cn-')) return ['aws-cn', 'cn-north-1'];
  return region.startsWith('us-gov-') ? ['aws-us-gov', 'us-gov-west-1'] : ['aws', 'us-east-1'];
}

/** An id that no unit has, until the answer is there. */
const unitId = ({ root, units }: Draft['settings']['organization']): string =>
  `ou-${root.slice('r-'.length)}-${String(Object.keys(units).length).padStart(8, '0')}`;

async function askUnits(start: Draft, ask: Ask): Promise<Draft> {
  let draft = start;
  for (;;) {
    const { units } = draft.settings.organization;
    const question = { text: 'A unit, as Production or Production/Payments', none: 'no more' };
    const { answer: path } = await ask(draft, question, (unit, before) =>
      Object.hasOwn(units, unit)
        ? `"${unit}" is there already`
        : withOrganization(before, { units: { ...units, [unit]: unitId(draft.settings.organization) } }),
    );
    if (path === '') return draft;
    ({ draft } = await ask(draft, { text: `Id of ${path}` }, (id, before) =>
      withOrganization(before, { units: { ...units, [path]: id } }),
    ));
  }
}

async function askAccounts(start: Draft, ask: Ask): Promise<Draft> {
  let draft = start;
  for (;;) {
    const { accounts } = draft.settings.organization;
    const question = { text: 'An account of which explanations should know the unit', none: 'no more' };
    const { answer } = await ask(draft, question, (id, before) =>
      Object.hasOwn(accounts, withoutQuotes(id))
        ? `"${withoutQuotes(id)}" is there already`
        : withOrganization(before, { accounts: { ...accounts, [withoutQuotes(id)]: 'root' } }),
    );
    if (answer === '') return draft;
    const account = withoutQuotes(answer);
    ({ draft } = await ask(draft, { text: `Unit of ${account}`, fallback: 'root' }, (unit, before) =>
      withOrganization(before, { accounts: { ...accounts, [account]: unit } }),
    ));
  }
}
