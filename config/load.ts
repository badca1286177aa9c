import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { hashOf } from '../shared/canonical/hash';
export function loadConfiguration(dir: string): any {
  const y = (f: string) => parse(readFileSync(`${dir}/${f}`, 'utf8'));
  const s = y('settings.yaml'); const p = y('people.yaml'); const pol = readdirSync(`${dir}/policies`).map((f) => y(`policies/${f}`));
  const d = (t: string) => Number(t.slice(0, -1)) * ({ s: 1, m: 60, h: 3600, d: 86400 } as any)[t.slice(-1)];
  const configuration = { version: 1, language: 'en', zone: 'UTC', ...s,
    people: Object.entries<any>(p.people).map(([id, x]) => ({ id, name: x.name, mails: x.mails, iam: x.iam ?? [], tokens: x.signIn, language: x.language ?? 'en', zone: x.zone ?? 'UTC' })),
    groups: p.groups, policies: pol.map((x: any) => ({ name: x.policy, attach: x.attach, mode: x.mode, guard: x.guard, levels: x.levels, deadlines: { confirm: d(x.deadlines.confirm), sign: d(x.deadlines.sign), release: d(x.deadlines.release) }, assurance: x.assurance, backup: x.backup })) };
  return { ok: true, configuration, hash: hashOf(configuration) };
}
