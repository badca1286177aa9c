import { workflowDefinition } from '../../hub/infra/workflow-definition';

/** Who acts in a state; each has its colour and its word in the legend. */
type Lane = 'operator' | 'approver' | 'broker' | 'mail' | 'clock' | 'end';

interface Box {
  readonly lane: Lane;
  readonly column: number;
  readonly row: number;
  readonly words: readonly string[];
}

/** Where each named state stands in the picture. A state that is missing here fails the drawing. */
const BOXES: Readonly<Record<string, Box>> = {
  AskOperator: { lane: 'operator', column: 0, row: 0, words: ['the operator', 'confirms'] },
  AskApprovers: { lane: 'approver', column: 1, row: 0, words: ['approvers sign,', 'level by level'] },
  VerifyBallot: { lane: 'broker', column: 2, row: 0, words: ['each ballot is', 'verified, sealed'] },
  BackUp: { lane: 'broker', column: 3, row: 0, words: ['copies, if the', 'policy wants any'] },
  AskRelease: { lane: 'operator', column: 4, row: 0, words: ['the operator', 'releases'] },
  Execute: { lane: 'broker', column: 5, row: 0, words: ['one grant,', 'one call, once'] },
  Wait: { lane: 'clock', column: 0, row: 1, words: ['for a person or', 'the next deadline'] },
  Pause: { lane: 'clock', column: 1, row: 1, words: ['after a failure,', 'then look again'] },
  Reconcile: { lane: 'broker', column: 2, row: 1, words: ['no answer came:', 'say "unknown"'] },
  Revoke: { lane: 'broker', column: 3, row: 1, words: ['deny-all, then', 'delete the grant'] },
  AskOutcome: { lane: 'approver', column: 4, row: 1, words: ['somebody finds', 'out what happened'] },
  Tell: { lane: 'mail', column: 5, row: 1, words: ['everybody hears', 'the outcome'] },
  Done: { lane: 'end', column: 6, row: 1, words: ['closed, nothing', 'is left behind'] },
};

const COLOURS: Readonly<Record<Lane, readonly [fill: string, line: string]>> = {
  operator: ['#fff4d6', '#6b4300'],
  approver: ['#e6f0fb', '#0a4482'],
  broker: ['#fdecea', '#8a1015'],
  mail: ['#e3f4e8', '#0f5132'],
  clock: ['#eceff2', '#3b4552'],
  end: ['#ffffff', '#1a1d21'],
};

const LEGEND: Readonly<Partial<Record<Lane, string>>> = {
  operator: 'the operator decides',
  approver: 'other people decide',
  broker: 'the broker, the only one who can make a grant',
  mail: 'mail',
  clock: 'time',
};

const INTAKE = [
  'AWS call',
  'guard denies it',
  'CloudTrail',
  'rule in the account',
  'hub bus and queue',
  'intake: request',
];
const WIDTH = 1268;
const STEP = 176;
const LEFT = 20;
const BOX = { width: 152, height: 74 };
const BAR = { y: 118, height: 56 };
const ROWS = [218, 330] as const;

/**
 * The picture of the flow as SVG, drawn from the request workflow that is deployed: its states are the boxes, and only
 * a state that leads back to Advance gets its arrow there.
 * @throws when the workflow has a state without a place in the picture, or the picture a box without a state.
 */
export function drawFlow(): string {
  const { States } = workflowDefinition('aws') as { States: Readonly<Record<string, { readonly Next?: string }>> };
  const named = Object.keys(States).filter((name) => !['Begin', 'Advance', 'Next?'].includes(name));
  const unplaced = named.filter((name) => !BOXES[name]);
  const unknown = Object.keys(BOXES).filter((name) => !named.includes(name));
  if (unplaced.length + unknown.length > 0) throw new Error(`the picture lacks ${unplaced} and invents ${unknown}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} 476" role="img" aria-labelledby="t d" font-family="Helvetica, Arial, sans-serif">`,
    '<title id="t">The life of a request</title>',
    '<desc id="d">A denied call becomes a request; Advance reads the ledger and names the next state, and every state leads back to Advance until the request is done.</desc>',
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" fill="#3b4552"/></marker></defs>',
    `<rect width="${WIDTH}" height="476" fill="#ffffff"/>`,
    ...intake(),
    bar(),
    ...Object.entries(BOXES).flatMap(([name, box]) => state(name, box, States[name]?.Next)),
    ...legend(),
    '</svg>',
    '',
  ].join('\n');
}

function intake(): readonly string[] {
  return INTAKE.flatMap((words, index) => {
    const x = LEFT + index * STEP;
    const arrow = index + 1 < INTAKE.length ? [line(x + BOX.width, 44, x + STEP, 44)] : [];
    const box = `<rect x="${x}" y="22" width="${BOX.width}" height="44" rx="4" fill="#ffffff" stroke="#3b4552"/>`;
    return [box, text(x + BOX.width / 2, 49, words, 14), ...arrow];
  }).concat(line(LEFT + 5 * STEP + BOX.width / 2, 66, LEFT + 5 * STEP + BOX.width / 2, BAR.y));
}

function bar(): string {
  const words = 'Advance: reads the ledger, seals every event in the witness, and names the next state';
  return `<rect x="${LEFT}" y="${BAR.y}" width="${6 * STEP + BOX.width + 20}" height="${BAR.height}" rx="4" fill="#1a1d21"/>
${text(WIDTH / 2, BAR.y + 34, words, 16, '#ffffff')}`;
}

function state(name: string, { lane, column, row, words }: Box, next: string | undefined): readonly string[] {
  const x = LEFT + column * STEP;
  const y = ROWS[row] ?? 0;
  const middle = x + BOX.width / 2;
  const [fill, stroke] = COLOURS[lane];
  const box = `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="4" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/>`;
  const both = next === undefined ? '' : ' marker-start="url(#tip)"';
  const edge = row === 0 ? middle : x + BOX.width + 12;
  const arrow =
    row === 0
      ? line(middle, BAR.y + BAR.height, middle, y, both)
      : `<path d="M${edge} ${BAR.y + BAR.height}V${y + BOX.height / 2}H${x + BOX.width}" fill="none" stroke="#3b4552" marker-end="url(#tip)"${both}/>`;
  return [
    arrow,
    box,
    text(middle, y + 24, name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '), 15, stroke, true),
    ...words.map((each, index) => text(middle, y + 44 + index * 17, each, 13)),
  ];
}

function legend(): readonly string[] {
  const entries = Object.entries(LEGEND) as [Lane, string][];
  const places = [20, 200, 370, 720, 800];
  return entries.flatMap(([lane, words], index) => {
    const x = places[index] ?? 0;
    const [fill, stroke] = COLOURS[lane];
    return [
      `<rect x="${x}" y="440" width="16" height="16" fill="${fill}" stroke="${stroke}"/>`,
      `<text x="${x + 24}" y="453" font-size="13" fill="#1a1d21">${words}</text>`,
    ];
  });
}

const text = (x: number, y: number, words: string, size: number, fill = '#1a1d21', bold = false): string =>
  `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle" fill="${fill}"${bold ? ' font-weight="bold"' : ''}>${words.replaceAll('"', '&quot;')}</text>`;

const line = (x1: number, y1: number, x2: number, y2: number, more = ''): string =>
  `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="#3b4552" marker-end="url(#tip)"${more}/>`;
