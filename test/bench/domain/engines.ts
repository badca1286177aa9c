import { createRequire } from 'node:module';
import { join } from 'node:path';
import type {
  AuthorizationAnswer,
  CheckParseAnswer,
  EntityJson,
  StatefulAuthorizationCall,
} from '@cedar-policy/cedar-wasm/nodejs';
import type { Engine, RuleProperties } from 'json-rules-engine';
import type { Configuration, Rule } from '../../../shared/configuration/configuration';
import type { Situation } from '../../../shared/policy/situation';

/** Something that says which rules count for a call, by `policy/rule`, in any order. */
export type Answering = (situation: Situation) => Promise<readonly string[]> | readonly string[];

type Policies = Pick<Configuration, 'policies'>;

/** Loaded as they are installed, since neither survives being bundled. */
const load = createRequire(join(process.cwd(), 'package.json'));

const each = <T>({ policies }: Policies, of: (id: string, place: string, rule: Rule) => T): readonly T[] =>
  policies.flatMap(({ name, attach, rules }) => rules.map((rule) => of(`${name}/${rule.name}`, attach[0] ?? '', rule)));

/** The rules as Cedar has them: the set is parsed once, and each call brings the account with the units above it. */
export function cedar(configuration: Policies): Answering {
  const { preparsePolicySet, statefulIsAuthorized } = load('@cedar-policy/cedar-wasm/nodejs') as {
    preparsePolicySet: (id: string, set: object) => CheckParseAnswer;
    statefulIsAuthorized: (call: StatefulAuthorizationCall) => AuthorizationAnswer;
  };
  const staticPolicies = Object.fromEntries(
    each(configuration, (id, place, { guard, where }) => {
      const actions = guard.map((action) => `Action::"${action}"`).join(', ');
      const when = where.regions ? ` when { context.region == "${where.regions[0]}" }` : '';
      return [id, `permit(principal, action in [${actions}], resource in Place::"${place}")${when};`];
    }),
  );
  const parsed = preparsePolicySet('rules', { staticPolicies });
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed.errors));
  return ({ actions, path, region }) => {
    const entities = path.map(
      (id, depth): EntityJson => ({
        uid: { type: 'Place', id },
        attrs: {},
        parents: depth === 0 ? [] : [{ type: 'Place', id: path[depth - 1] ?? '' }],
      }),
    );
    const answer = statefulIsAuthorized({
      principal: { type: 'Person', id: 'anybody' },
      action: { type: 'Action', id: actions[0]?.action ?? '' },
      resource: { type: 'Place', id: path.at(-1) ?? '' },
      context: { region },
      preparsedPolicySetId: 'rules',
      entities,
    });
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer.errors));
    return answer.response.diagnostics.reason;
  };
}

/** The rules as json-rules-engine has them: facts are action, way and region, and each rule has an event of its own. */
export function jsonRulesEngine(configuration: Policies): Answering {
  const { Engine: Made } = load('json-rules-engine') as { Engine: new (rules: RuleProperties[]) => Engine };
  const rules = each(
    configuration,
    (id, place, { guard, where }): RuleProperties => ({
      conditions: {
        all: [
          { fact: 'action', operator: 'in', value: [...guard] },
          { fact: 'path', operator: 'contains', value: place },
          ...(where.regions ? [{ fact: 'region', operator: 'in', value: [...where.regions] }] : []),
        ],
      },
      event: { type: id },
    }),
  );
  const engine = new Made([...rules]);
  return async ({ actions, path, region }) => {
    const { events } = await engine.run({ action: actions[0]?.action, path, region });
    return events.map(({ type }) => type);
  };
}
