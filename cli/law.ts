import { plain } from './table';

/** Below a claim, why it holds: the law, or that several are used at once. */
export const lawLine = (said: string, laws: number): string =>
  `         ${laws === 1 ? 'by' : 'several at once:'} ${plain(said.replaceAll('$', ''))}`;
