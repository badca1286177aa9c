import { noticesFor } from '../../../hub/mail/notices';
import type { Configuration } from '../../../shared/configuration/configuration';
import type { Notice } from '../../../shared/workflow';
import { configuration } from '../../organization/configuration';
import { later, type Story } from '../../organization/story';

/** Who gets which mail at a notice, as `kind > person`, in the order of sending. */
export const due = (
  notice: Notice,
  story: Story,
  using: Configuration = configuration,
  now = later(60),
): readonly string[] =>
  noticesFor(notice, story.state(), using, now).map(({ kind, person }) => `${kind} > ${person ?? 'the contact'}`);
