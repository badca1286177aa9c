import { type TellPorts, tell } from '../../../hub/steps/tell';
import type { Notice } from '../../../shared/workflow';
import { configuration, needingTwo } from '../../organization/configuration';
import { later, Story } from '../../organization/story';
import { memoryIndex } from '../memory/index';
import { memoryLedger } from '../memory/ledger';
import { memoryMailer } from '../memory/mailer';

/** Tell over a story in memory; `sent` is what arrived, as `person: subject's first words`. */
function telling(story: Story, using = configuration) {
  const ledger = memoryLedger();
  const mailer = memoryMailer();
  const ports: TellPorts = {
    ledger,
    index: memoryIndex(),
    mailer,
    configuration: using,
    webUrl: 'https://countersign.example.com',
  };
  ledger.plant(story.request, story.events);
  return {
    ports,
    plant: () => ledger.plant(story.request, story.events),
    run: (notice: Notice, over: Partial<TellPorts> = {}, now = later(60)) =>
      tell({ ...ports, ...over }, { request: story.request, seq: 0, notice }, now),
    sent: () => mailer.sent.map(({ to, subject }) => `${to.split('@')[0]}: ${subject.split(/[:：]/)[0]}`),
  };
}

describe('telling', () => {
  it('sends each mail that is due, once, however often it is started', async () => {
    const { run, sent } = telling(new Story().until('confirmed'));
    expect(await run('sign')).toEqual({ sent: 2 });
    expect(await run('sign')).toEqual({ sent: 0 });
    expect(sent()).toEqual(['wang.fang: 请签署', 'tom.baker: Approve or reject']);
  });

  it('sends only what is new when something has happened', async () => {
    const story = new Story(undefined, needingTwo).until('confirmed');
    const { run, sent, plant } = telling(story, needingTwo);
    await run('sign');
    story.voted('wang-fang').verified(3);
    plant();
    expect(await run('sign')).toEqual({ sent: 3 });
    expect(sent().slice(2)).toEqual(['wang.fang: 您已同意', 'li.wei: Signed 1 of 2', 'tom.baker: Signed 1 of 2']);
  });

  it('reminds of what was asked before, once, and never of what is only now being asked', async () => {
    const { run, sent } = telling(new Story().opened().assess());
    expect(await run('confirm', {}, later(1900))).toEqual({ sent: 1 });
    expect(await run('confirm', {}, later(1960))).toEqual({ sent: 1 });
    expect(await run('confirm', {}, later(2020))).toEqual({ sent: 0 });
    expect(await run('confirm', {}, later(3000))).toEqual({ sent: 1 });
    expect(sent()).toEqual(['li.wei: Confirm or cancel', 'li.wei: Reminder', 'li.wei: Reminder']);
  });

  it('marks a mail after it was sent: a crash in between sends it twice rather than never', async () => {
    const { run, sent, ports } = telling(new Story().opened().assess());
    const crashing = { ...ports.index, markMailed: async () => Promise.reject(new Error('crash')) };
    await expect(run('confirm', { index: crashing })).rejects.toThrow();
    await run('confirm');
    expect(sent()).toEqual(['li.wei: Confirm or cancel', 'li.wei: Confirm or cancel']);
  });

  it('marks no mail that was not sent: the next start sends it', async () => {
    const { run, sent } = telling(new Story().opened().assess());
    await expect(
      run('confirm', { mailer: { send: async () => Promise.reject(new Error('throttled')) } }),
    ).rejects.toThrow();
    expect(await run('confirm')).toEqual({ sent: 1 });
    expect(sent()).toHaveLength(1);
  });

  it('lets one address that fails keep nobody waiting, and says afterwards that it failed', async () => {
    const { run, sent, ports } = telling(new Story().until('confirmed'));
    const send: TellPorts['mailer']['send'] = async (mail) => {
      if (mail.to.startsWith('wang')) throw new Error('no such mailbox');
      await ports.mailer.send(mail);
    };
    await expect(run('sign', { mailer: { send } })).rejects.toThrow('1 mails were not sent, 1 were');
    expect(sent()).toEqual(['tom.baker: Approve or reject']);
    expect(await run('sign')).toEqual({ sent: 1 });
  });

  it('tells the contact, and nobody else, of a request whose events do not add up', async () => {
    const { run, sent } = telling(new Story().until('confirmed').add({ type: 'closed', data: {} }));
    expect(await run('outcome')).toEqual({ sent: 1 });
    expect(sent()).toEqual(['security: Check now']);
  });

  it('has nobody to tell of a request that does not exist', async () => {
    const { run } = telling(new Story());
    expect(await run('sign')).toEqual({ sent: 0 });
  });

  it('fails when the ledger cannot be read: nobody is told half of it', async () => {
    const { run, sent, ports } = telling(new Story().until('confirmed'));
    const ledger = { ...ports.ledger, read: async () => Promise.reject(new Error('throttled')) };
    await expect(run('sign', { ledger })).rejects.toThrow('throttled');
    expect(sent()).toEqual([]);
  });
});
