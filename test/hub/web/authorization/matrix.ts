import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { When } from './request';

/** One route with what it answers to everybody. */
export interface Route {
  readonly origin: 'web' | 'ballot';
  /** All of them answer alike. */
  readonly methods: readonly string[];
  /** `CODE` stands for the request's code, `RETURN` for the query with which the provider answers the approver's ballot. */
  readonly path: string;
  readonly when: When;
  /** By visitor: the status, where a redirect leads, and `+event` where the ledger gets one. */
  readonly answers: Readonly<Record<string, string>>;
}

/** Every route of both origins, every visitor, every answer: what people have agreed on, never written by a program. */
export const MATRIX: readonly Route[] = JSON.parse(readFileSync(join(__dirname, 'matrix.json'), 'utf8'));

const HEAD = `# Who may do what

Every route of the two origins, asked by everybody who could ask. A test asks all of them of the real applications and
holds each answer, and whether the ledger changed, to this table. It is printed by \`npm run golden\` from
\`test/hub/web/authorization/matrix.json\`.

A cell is the status and where a redirect leads; **bold** means that the ledger gets an event. Nothing that is not bold
changes a request. 404 is the answer to a request that does not exist: who takes no part cannot tell the two apart.

| visitor | who it is |
|---|---|
| scanner | a mail gateway or crawler: no cookie, no word about where it comes from |
| nobody | a browser at our own page that is not signed in |
| expired session | an approver whose session has ended |
| session of the other origin | an approver who carries the session id of one origin to the other |
| approver with another session's token | an approver whose form carries the token of another session of theirs |
| stranger | signed in, takes no part in the request |
| approver of another request | may sign, but nothing of this policy |
| past approver | has signed and has left the group since |
| requester | the operator whose call was denied; is in the approvers' group as well |
| requester by another claim | the same person, signed in through another identity |
| approver | may sign this request |
`;

const shown = (answer: string): string => (answer.includes('+') ? `**${answer}**` : answer);

function tableOf(origin: Route['origin']): string {
  const routes = MATRIX.filter((route) => route.origin === origin);
  const rows = routes.map(({ methods, path, when, answers }) => {
    const groups = new Map<string, string[]>();
    for (const [visitor, answer] of Object.entries(answers))
      groups.set(answer, [...(groups.get(answer) ?? []), visitor]);
    const cells = [...groups].map(([answer, visitors]) => `${shown(answer)}: ${visitors.join(', ')}`);
    const all = groups.size === 1 ? `${shown([...groups.keys()][0] ?? '')}: everybody` : cells.join('<br>');
    return `| ${methods.join(', ')} \`${path}\` | ${when} | ${all} |`;
  });
  return ['| route | request is | answers |', '|---|---|---|', ...rows].join('\n');
}

/** The page of the documentation that shows the matrix. */
export const page = (): string =>
  `${HEAD}\n## The pages\n\n${tableOf('web')}\n\n## The ballots\n\n${tableOf('ballot')}\n`;
