import type { Catalogue } from '../../shared/catalogue/catalogue';
import { identifier } from '../../shared/consequence/visible';
import {
  type ForcedStar,
  forcedStars,
  type GrantDocument,
  grantDocumentOf,
  grantHashOf,
} from '../../shared/grant/document';
import { type Check, type Proof, prove } from '../../shared/grant/proof';
import { printJson } from '../report';
import { callData, callLine, placeOf, shownRefusal } from './call';
import { outcomeOf } from './outcome';
import type { Shown } from './over-records';
import type { Entry } from './reading/entry';

/** `countersign grant`: the policy of the call of one record, without its time window, and what was asked to prove it. */
export function shownGrant(file: string, entry: Entry, catalogue: Catalogue, json: boolean): Shown {
  const place = placeOf(file, entry);
  const outcome = outcomeOf(entry, catalogue);
  if (!outcome.ok) return shownRefusal(place, outcome, json);
  const { converted, partition, needed } = outcome;
  const { sourced } = converted;
  if ('refusal' in needed) {
    const { service, operation, account, region } = sourced.call;
    return shownRefusal(place, { complaint: needed, event: { service, operation, account, region } }, json);
  }
  const document = grantDocumentOf(sourced.call, needed);
  const grant: Grant = {
    document,
    grantHash: grantHashOf(document),
    proof: prove(document, sourced.call, needed, partition, catalogue),
    stars: forcedStars(needed).map((star) => ({ ...star, because: WHY[star.why] })),
    perhaps: needed.perhaps,
  };
  return {
    tier: sourced.tier,
    unproven: !grant.proof.holds,
    text: json
      ? printJson({ ...place, ...callData(outcome), ...grant })
      : [callLine(place, converted), ...linesOf(grant)].join('\n'),
  };
}

const WHY: Readonly<Record<ForcedStar['why'], string>> = {
  'no-resource-type': 'IAM knows no resource for the action',
  'made-by-aws': 'AWS makes or chooses that part when the call runs',
};

interface Grant {
  readonly document: GrantDocument;
  readonly grantHash: string;
  readonly proof: Proof;
  /** Every `*` that IAM forces. */
  readonly stars: readonly (ForcedStar & { readonly because: string })[];
  /** Actions that AWS may check too and the grant does not allow. */
  readonly perhaps: readonly string[];
}

function linesOf({ document, proof, stars, perhaps }: Grant): readonly string[] {
  const { checks, holds } = proof;
  const held = checks.filter((check) => check.holds).length;
  return [
    ...JSON.stringify(document, null, 2).split('\n'),
    `proof ${holds ? 'holds' : 'DOES NOT HOLD'}, ${held} of ${checks.length}:`,
    ...checks.map(checkLine),
    ...stars.map(({ action, resource, because }) => `forced: ${action} on ${resource}: ${because}`),
    ...(perhaps.length > 0 ? [`AWS may check too, and the grant does not allow: ${perhaps.join(', ')}`] : []),
  ].map((line) => `  ${identifier(line)}`);
}

const checkLine = ({ holds, wanted, asks, action, resource, region, account }: Check): string => {
  const where = asks === 'another region' ? ` in ${region}` : asks === 'another account' ? ` of ${account}` : '';
  return `  ${holds ? 'ok' : 'NO'}  ${wanted.padEnd(5)}  ${asks.padEnd(18)}  ${action} on ${resource}${where}`;
};
