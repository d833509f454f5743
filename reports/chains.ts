import type { ChainFeedback, Slip } from '../graders/feedback';
import type { Speaker } from './said';
import type { Catalogue } from './texts/catalogue';

/** Whether the values along a chain say more than its claims do: where it leaves its value on the way. */
export const showsClasses = (chain: ChainFeedback): boolean => chain.sides.length > 2 && (chain.slips ?? []).length > 0;

/** The sides of a chain with the letter of the value of each; those in a slip are told apart. */
export function chainView(chain: ChainFeedback, { t, sentence, macros }: Speaker) {
  const slips = chain.slips ?? [];
  const inSlip = (i: number): boolean => slips.some((slip) => slip.from <= i && i <= slip.to);
  return {
    title: t.chain(chain.line),
    sides: [...chain.classes].map((letter, i) => ({
      letter,
      latex: macros.written(chain.sides[i] ?? '', chain.line),
      name: t.side(i + 1),
      slips: inSlip(i),
    })),
    slips: slips.map((slip) => ({ where: sidesText(slip, t), because: sentence(slip.because) })),
  };
}

const sidesText = ({ from, to }: Slip, t: Catalogue): string =>
  from === to ? t.side(from + 1) : t.sides(from + 1, to + 1);
