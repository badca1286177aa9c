import type { Story } from '../../../organization/story';
import { aStory } from '../../builders';
import { organization } from './organization';

/** Where the request stands when a route is asked for. */
export type When = 'assessed' | 'confirmed' | 'copied' | 'unknown';

const ROLE = 'arn:aws:iam::333333333333:role/countersign/demo/exec/x';

/** The request that everybody asks for: Li Wei's, to terminate a server; Wang Fang has signed where anybody has. */
export function requestAt(when: When): Story {
  const story = aStory({ using: organization }).opened().assess();
  if (when === 'assessed') return story;
  story.confirmed().voted('wang-fang').verified(3);
  if (when === 'confirmed') return story;
  story.voted('tom-baker').verified(5).copied();
  if (when === 'copied') return story;
  return story
    .released()
    .verified(8)
    .add({ type: 'executing', data: { role: ROLE, grantHash: 'a'.repeat(64) } })
    .add({ type: 'unknown', data: { why: 'no answer', seen: [] } })
    .add({ type: 'revoked', data: { role: ROLE } });
}
