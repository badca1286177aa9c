import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConditionMap, PolicyDocument, Statement } from '../../../shared/evaluation/document/document';
import type { Policy } from '../../../shared/evaluation/document/policy';
import { readPolicy } from '../../../shared/evaluation/document/read-policy';
import type { Evaluation } from '../../../shared/evaluation/evaluation';
import type { Layers } from '../../../shared/evaluation/layers';
import type { Principal, Request } from '../../../shared/evaluation/request/request';
import type { Unsure } from '../../../shared/evaluation/unsure';
import named from './policies.json';

/** A document, or the name of one in `policies.json`. */
type Named = PolicyDocument | keyof typeof named;

/** Documents layer by layer. */
export interface Documents<Document = PolicyDocument> {
  readonly serviceControl?: readonly (readonly Document[])[];
  readonly resourceControl?: readonly (readonly Document[])[];
  readonly identity: readonly Document[];
  readonly boundary?: Document;
  readonly session?: readonly Document[];
  readonly resource?: Document | null;
}

/** What a case, or all cases of a group, start from. */
interface Given {
  readonly as?: keyof typeof PRINCIPALS;
  readonly request?: Partial<Omit<Request, 'context'>>;
  readonly context?: Request['context'];
  /** Short for an identity policy of one statement that allows everything under this condition. */
  readonly condition?: ConditionMap;
  readonly version?: PolicyDocument['Version'] | null;
  readonly layers?: Documents<Named>;
}

interface Written extends Given {
  readonly name: string;
  /** Short for an identity policy of one statement with these elements; or the Sid of the statement that decides. */
  readonly statement?: Partial<Statement> | string;
  readonly decision: Evaluation['decision'];
  readonly layer?: Evaluation['layer'];
  readonly level?: number;
  readonly reason?: Unsure;
  /** Only where the independent simulator answers otherwise: its answer, its mistake, and the page that says so. */
  readonly simulator?: { readonly says: Evaluation['decision']; readonly because: string; readonly page: string };
}

/** One case, with everything said. */
export interface Case {
  readonly name: string;
  readonly request: Request;
  readonly documents: Documents;
  readonly expected: Pick<Evaluation, 'decision' | 'layer' | 'level' | 'reason'>;
  /** Sid of the statement that decides, where the case says it. */
  readonly sid: string | null;
  readonly simulator: Written['simulator'] | null;
}

const PRINCIPALS = {
  user: { arn: 'arn:aws:iam::333333333333:user/li-wei' },
  role: { arn: 'arn:aws:iam::333333333333:role/ops/deployer' },
  session: {
    arn: 'arn:aws:iam::333333333333:role/ops/deployer',
    session: 'arn:aws:sts::333333333333:assumed-role/deployer/nightly',
  },
  root: { arn: 'arn:aws:iam::333333333333:root' },
} as const satisfies Record<string, Principal>;

interface Group {
  readonly about: string;
  readonly given: Given & { readonly statement?: Partial<Statement> };
  readonly cases: readonly Written[];
}

const folder = join(__dirname, 'cases');

/** Every case of every file in `cases/`. */
export const CASES: readonly Case[] = readdirSync(folder).flatMap((file) =>
  (JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly Group[]).flatMap((group) =>
    group.cases.map((written) => caseOf(group, written)),
  ),
);

function caseOf({ about, given }: Group, written: Written): Case {
  const { decision, layer, level = null, reason = null, statement } = written;
  const all = { ...given, ...written };
  const controlled = all.layer === 'serviceControl' || all.layer === 'resourceControl';
  return {
    name: `${about}: ${written.name}`,
    request: {
      principal: PRINCIPALS[all.as ?? 'user'],
      action: 'ec2:TerminateInstances',
      resource: 'arn:aws:ec2:us-east-1:333333333333:instance/i-0a1b2c3d4e5f60001',
      ...given.request,
      ...written.request,
      context: all.context ?? {},
    },
    documents: documentsOf(all, typeof statement === 'object' ? statement : given.statement),
    expected: { decision, layer: layer === undefined ? 'identity' : layer, level: controlled ? level : null, reason },
    sid: typeof statement === 'string' ? statement : null,
    simulator: written.simulator ?? null,
  };
}

function documentsOf(
  { layers, condition, version = '2012-10-17' }: Given,
  statement: Partial<Statement> = {},
): Documents {
  const one: Partial<Statement> = { ...(condition ? { Condition: condition } : {}), ...statement };
  const whole: Statement = {
    Effect: 'Allow',
    ...('NotAction' in one ? {} : { Action: '*' }),
    ...('NotResource' in one ? {} : { Resource: '*' }),
    ...one,
  };
  if (!layers) return { identity: [{ ...(version ? { Version: version } : {}), Statement: [whole] }] };
  return mapDocuments(layers, (document) =>
    typeof document === 'string'
      ? { Version: '2012-10-17', Statement: named[document] as unknown as readonly Statement[] }
      : document,
  );
}

/** The same layers with something else in place of each document. */
export function mapDocuments<From, To>(documents: Documents<From>, map: (document: From) => To): Documents<To> {
  const { serviceControl, resourceControl, identity, boundary, session, resource } = documents;
  const all = (list: readonly From[]): readonly To[] => list.map(map);
  return {
    ...(serviceControl ? { serviceControl: serviceControl.map(all) } : {}),
    ...(resourceControl ? { resourceControl: resourceControl.map(all) } : {}),
    identity: all(identity),
    ...(boundary === undefined ? {} : { boundary: map(boundary) }),
    ...(session ? { session: all(session) } : {}),
    ...(resource === undefined ? {} : { resource: resource === null ? null : map(resource) }),
  };
}

/** All documents, in the order of the layers. */
export function documentsIn(documents: Documents): readonly PolicyDocument[] {
  const all: PolicyDocument[] = [];
  mapDocuments(documents, (document) => all.push(document));
  return all;
}

/** The statements of a document. */
export const statementsOf = ({ Statement: list }: PolicyDocument): readonly Statement[] =>
  'Effect' in list ? [list] : (list as readonly Statement[]);

/** The layers of documents that can all be read. */
export const layersOf = (documents: Documents): Layers => mapDocuments(documents, readable);

/** A document that can be read. */
export function readable(document: unknown): Policy {
  const read = readPolicy(document);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.policy;
}
