import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeNotices } from '../../../hub/mail/notices';
import { STYLE, STYLE_HREF } from '../../../hub/page/style';
import type { Notice } from '../../../shared/workflow';
import { configuration } from '../../organization/configuration';
import { later } from '../../organization/story';
import { WEB } from '../sites';
import { ballotShots, longShots, type Shot, webShots } from './shots';
import { foldedStories } from './stories';

/*
 * npx tsx test/hub/pages/preview.ts <folder>: every page in every state and every mail as files, the stylesheet beside
 * them, to be looked at in a browser.
 */

function mails(): readonly Shot[] {
  return foldedStories().flatMap(({ state, story, folded }) => {
    const notices: readonly Notice[] = folded.ok && folded.state.ending ? ['outcome'] : ['confirm', 'sign', 'release'];
    const wanted = { 'to-confirm': 'confirm', 'to-sign': 'sign', 'to-release': 'release' }[state as 'to-sign'];
    return notices
      .filter((notice) => notice === 'outcome' || notice === wanted)
      .flatMap((notice) =>
        composeNotices(notice, folded, { configuration, webUrl: WEB, now: later(60), request: story.request }),
      )
      .flatMap(({ mark, mail }) => {
        const name = `mail-${state}-${mark.replaceAll('/', '-')}`;
        return [
          { name, body: mail.html },
          { name: `${name}.txt`, body: `Subject: ${mail.subject}\nTo: ${mail.to}\n\n${mail.text}` },
        ];
      });
  });
}

async function main(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'style.css'), STYLE);
  const shots = [...(await webShots()), ...(await ballotShots()), ...(await longShots()), ...mails()];
  for (const { name, body } of shots) {
    const file = name.endsWith('.txt') ? name : `${name}.html`;
    writeFileSync(join(folder, file), body.replaceAll(STYLE_HREF, 'style.css'));
  }
  process.stdout.write(`${shots.length} files in ${folder}\n`);
}

void main(process.argv[2] ?? 'preview');
