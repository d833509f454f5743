import type { Expr } from '../../expr';
import { print, visit } from '../../expr';
import type { Code, Compiler } from './code';
import { entries, tensor } from './code';

/**
 * Terms of a sum, with numbers beside a feature map spread over all of its entries. A bias is added to a convolution in
 * that way by custom; anywhere else a number beside a vector is more likely a mistake, and stays one.
 */
export function spread<T>(c: Compiler<T>, terms: readonly Expr[], codes: readonly Code<T>[]): readonly Code<T>[] {
  const map = codes.find((code, i) => code.kind === 'tensor' && isFeatureMap(c, terms[i]!));
  if (map?.kind !== 'tensor') return codes;
  const count = entries(map.shape);
  return codes.map((code, i) => {
    if (code.kind !== 'scalar' || code.literal !== undefined) return code;
    c.notes.add(`$${print(terms[i]!)}$ was added to every entry`);
    return tensor(map.shape, code.slots, (env) => {
      const value = code.run(env);
      return Array.from({ length: count }, () => value);
    });
  });
}

/** Whether a term holds a convolution, or part of an array of three and more axes in a world that has convolutions. */
function isFeatureMap<T>(c: Compiler<T>, term: Expr): boolean {
  const isConvolution = (name: string): boolean => c.meaning.functions.get(name)?.kind === 'convolution';
  const convolutions = [...c.meaning.functions.keys()].some(isConvolution);
  let found = false;
  visit(term, (e) => {
    if (e.kind === 'operation' || (e.kind === 'apply' && e.fn.kind === 'sym' && isConvolution(e.fn.name))) found = true;
    if (e.kind === 'sym' && (c.meaning.vocabulary.lookup(e.name)?.rank ?? 0) > 2) found = true;
  });
  return convolutions && found;
}
