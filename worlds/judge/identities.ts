import type { Expr } from '../../expr';
import { parts } from '../../expr';
import { ENTRYWISE, NAMED } from '../compile/functions';
import type { Meaning } from '../meaning';
import type { LinkVerdict } from './verdict';

/** Names with a value of their own. */
const CONSTANTS: ReadonlySet<string> = new Set(['e', '\\pi']);

/** Whether a function takes a number to a number; determinants, traces and softmax say nothing of single numbers. */
function isEntrywise(meaning: Meaning, name: string): boolean {
  const declared = meaning.functions.get(name);
  switch (declared?.kind) {
    case undefined:
      return Object.hasOwn(ENTRYWISE, NAMED[name] ?? name);
    case 'named':
      return declared.name !== 'softmax';
    case 'arbitrary':
      return true;
    case 'formula':
      return declared.arguments.length === 1;
    case 'convolution':
      return false;
  }
}

/**
 * Letters of a chain that speaks of functions and numbers only, such as `\sigma'(a) = \sigma(a)(1 - \sigma(a))`: what such a letter is
 * elsewhere does not matter, it is any number here. Empty where the chain speaks of anything else.
 */
export function lettersOf(meaning: Meaning, sides: readonly Expr[]): ReadonlySet<string> {
  const letters = new Set<string>();
  const others = new Set<string>();
  let applied = false;
  const isFunction = (name: string): boolean => meaning.functions.has(name);
  const letter = (e: Expr): void => {
    if (e.kind === 'sym' && !isFunction(e.name) && !CONSTANTS.has(e.name)) letters.add(e.name);
    else look(e);
  };
  const look = (e: Expr): void => {
    switch (e.kind) {
      case 'apply': {
        const { fn } = e;
        const base = fn.kind === 'prime' || fn.kind === 'power' ? fn.base : fn;
        if (base.kind === 'sym' && isEntrywise(meaning, base.name)) applied = true;
        else others.add('');
        e.args.forEach(letter);
        return;
      }
      case 'derivative':
        if (e.of?.kind === 'sym' && isFunction(e.of.name)) applied = true;
        else if (e.of) look(e.of);
        e.by.forEach(letter);
        return;
      case 'sym':
        if (!CONSTANTS.has(e.name)) others.add(e.name);
        return;
      case 'num':
      case 'sum':
      case 'product':
      case 'negative':
      case 'quotient':
      case 'power':
      case 'cases':
      case 'relation':
      case 'words':
        parts(e).forEach(look);
        return;
      default:
        others.add('');
    }
  };
  sides.forEach(look);
  const isNumber = (name: string): boolean => {
    const info = meaning.vocabulary.lookup(name);
    return info?.kind === 'parameter' && info.rank === 0;
  };
  return applied && [...others].every((name) => letters.has(name) || isNumber(name)) ? letters : new Set();
}

/**
 * Whether a world refutes each claim that does not hold, in which all letters are numbers already: then it is no identity
 * either.
 */
export function isRefuted(meaning: Meaning, links: readonly LinkVerdict[], letters: ReadonlySet<string>): boolean {
  const isNumber = (name: string): boolean => {
    const form = meaning.parameters.get(name)?.form.kind;
    return form === 'real' || form === 'positive' || form === 'probability';
  };
  const isSettled = ({ op, verdict }: LinkVerdict): boolean =>
    verdict === 'holds' || (verdict === 'fails' && op !== '!=' && op !== 'propto');
  return links.every(isSettled) && [...letters].every(isNumber);
}
