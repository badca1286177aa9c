import type { StoredEvent } from '../../shared/ledger/envelope';
import type { open } from '../../shared/ledger/open';

/** A pure function that remembers its answers: the same stories are told thousands of times, with the same texts in them. */
export function remembered<Inputs extends readonly unknown[], Answer>(
  answer: (...inputs: Inputs) => Answer,
): (...inputs: Inputs) => Answer {
  const answers = new Map<string, Answer>();
  return (...inputs) => {
    const key = JSON.stringify(inputs);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const found = answer(...inputs);
    answers.set(key, found);
    return found;
  };
}

type Open = typeof open;
type Expected = Parameters<Open>[1];

/** The same for opening events, by the event itself: the ledger in memory hands out the same ones again and again. */
export function rememberedOpen(really: Open): Open {
  const byText = remembered(really);
  const byEvent = new WeakMap<StoredEvent, { readonly expected: Expected; readonly answer: ReturnType<Open> }>();
  return (stored, expected) => {
    const known = byEvent.get(stored);
    const same =
      known?.expected.previous === expected.previous &&
      known.expected.seq === expected.seq &&
      known.expected.request === expected.request;
    if (known && same) return known.answer;
    const answer = byText(stored, expected);
    byEvent.set(stored, { expected, answer });
    return answer;
  };
}
