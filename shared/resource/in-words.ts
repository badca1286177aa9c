import { piecesOf } from './template';

/** Fixed parts as people read them. */
const WHERE = { partition: '<partition>', region: '<region>', account: '<account>' };

const CHANGED = {
  itself: '',
  last: ', its last part',
  unslashed: ', without the slash in front',
  bare: ', without the prefix before it',
  bus: ', unless it is the default one',
};

/**
 * An ARN template for people: `…:elastic-ip/{?AllocationId}` is `…:elastic-ip/<AllocationId, looked up>`. Of a list each
 * element gives an ARN of its own.
 */
export const inWords = (template: string): string =>
  piecesOf(template, WHERE)
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      if (piece.kind === 'look-up') return `<${piece.name}, looked up>`;
      if (piece.kind === 'made') return `<${piece.name}, made by AWS>`;
      const each = piece.path.includes('[]') ? 'each ' : '';
      const chosen = piece.otherwise?.includes('*') ? ', which AWS chooses' : '';
      const otherwise = piece.otherwise === undefined ? '' : `, else ${piece.otherwise}${chosen}`;
      const begins = piece.begins === undefined ? '' : ` that begins with ${piece.begins}`;
      const words = piece.words === undefined ? '' : ', as ARNs write it';
      return `<${each}${piece.path.replaceAll('[]', '')}${begins}${words}${CHANGED[piece.as]}${otherwise}>`;
    })
    .join('');
