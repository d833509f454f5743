import type { Expr, NameInfo } from '../expr';
import type { ParameterForm, SizeRef, VariableForm } from './declarations';

const rankOfSize = (size: SizeRef): number => (size === 'scalar' ? 0 : 1);

/** Axes of a random variable's value. */
export function rankOfVariable(form: VariableForm, rankOf: (name: string) => number): number {
  switch (form.kind) {
    case 'values':
    case 'density':
      return 0;
    case 'real':
    case 'binary':
    case 'spins':
      return rankOfSize(form.size);
    case 'copy':
      return rankOf(form.of);
    case 'copies':
      return rankOf(form.of) + 1;
  }
}

/** Axes of a parameter's value; of one given by a formula a guess, until the formula is read. */
export function rankOfParameter(form: ParameterForm): number {
  switch (form.kind) {
    case 'matrix':
      return 2;
    case 'tensor':
      return form.axes.length;
    case 'entries':
      return form.at.length;
    case 'vector':
    case 'onehot':
    case 'simplex':
    case 'spins':
    case 'binary':
      return rankOfSize(form.size);
    case 'is':
      return 1;
    default:
      return 0;
  }
}

/** Axes of a formula's value, as far as they decide how its indices split. */
export function rankOfExpr(e: Expr, infos: ReadonlyMap<string, NameInfo>): number {
  switch (e.kind) {
    case 'sym':
      return infos.get(e.name)?.rank ?? 0;
    case 'matrix':
      return 2;
    case 'apply':
      return e.fn.kind === 'sym' && e.fn.name === 'diag'
        ? 2
        : e.fn.kind === 'sym' && e.fn.name === 'softmax'
          ? 1
          : Math.max(0, ...e.args.map((a) => rankOfExpr(a, infos)));
    case 'sum':
      return Math.max(...e.terms.map((t) => rankOfExpr(t, infos)));
    case 'product': {
      const ranks = e.factors.map((f) => rankOfExpr(f, infos));
      return ranks[ranks.length - 1]! === 1 && ranks.some((r) => r === 2) ? 1 : Math.max(...ranks);
    }
    case 'negative':
    case 'fold':
      return rankOfExpr(e.body, infos);
    case 'quotient':
      return rankOfExpr(e.top, infos);
    case 'gradient':
      return e.by ? rankOfExpr(e.by, infos) : 0;
    case 'power':
    case 'transpose':
      return rankOfExpr(e.base, infos);
    case 'indexed':
      return Math.max(0, rankOfExpr(e.base, infos) - e.at.length);
    default:
      return 0;
  }
}
