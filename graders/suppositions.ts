import type { Context, Expr } from '../expr';
import { visit } from '../expr';
import type { Checker, DrawnForm, VariableForm } from '../worlds';
import type { JudgedClaim } from './claims';

/** Words behind which a formula is what was found, not what was chosen. */
const FOUND =
  /(?:^|[^\p{L}])(?:so|thus|hence|therefore|consequently|then|giv(?:es?|ing)|yield(?:s|ing)?|impl(?:y|ies|ying)|means?|follows|conclud\p{L}+|shows?|proves?|obtain\p{L}*|finds?|found|gets?|know|(?:we|must|always|also)\s+have|also|daher|daraus|folgt|somit|ergibt|luego|entonces|por tanto|obtenemos|donc|ainsi)(?:[\s,:]+(?:that|dass|que|us|we (?:get|have|obtain|find)))*[\s,:(]*(?:■[\s,]*(?:and|und|y|et)?[\s,]*)*$|(?:所以|因此|故|得到?|于是)[\s,:，：]*$/u;

/** Whether the words before a formula say that it was found. */
export const saysFound = (before: string): boolean => FOUND.test(before);

/**
 * Whether a formula in the running text gives a value to what is free to have any: `with $a = p(x)$`, `let $x^+$ have
 * $x_m = 1$`. No derivation can come to that, so it is supposed, unless its words say that it was found.
 */
export function isSupposed(claim: JudgedClaim, relation: Expr | null, context: Context, { meaning }: Checker): boolean {
  if (claim.place !== 'inline' || relation?.kind !== 'relation' || relation.op !== '=') return false;
  if (saysFound(context.before)) return false;
  const gives = (e: Expr, value: Expr): boolean => {
    const of = e.kind === 'indexed' ? e.base : e;
    if (of.kind !== 'sym' || speaksOf(value, of.name)) return false;
    const { form } = meaning.parameters.get(of.name) ?? meaning.variables.get(of.name) ?? {};
    return form !== undefined && form.kind !== 'is' && form.kind !== 'entries' && admits(form, numberOf(value));
  };
  return gives(relation.left, relation.right) || gives(relation.right, relation.left);
}

const numberOf = (e: Expr): number | null =>
  e.kind === 'num' ? e.value : e.kind === 'negative' && e.body.kind === 'num' ? -e.body.value : null;

/** Whether a name that is declared so may have a value; null stands for one that is no literal number. */
function admits(form: VariableForm | DrawnForm, value: number | null): boolean {
  if (value === null) return true;
  switch (form.kind) {
    case 'binary':
    case 'onehot':
      return value === 0 || value === 1;
    case 'spins':
      return Math.abs(value) === 1;
    case 'values':
    case 'integer':
      return Number.isInteger(value) && value > 0;
    case 'positive':
      return value > 0;
    case 'probability':
    case 'simplex':
      return value >= 0 && value <= 1;
    case 'vector':
    case 'tensor':
      return form.sign === 'any' || admits({ kind: form.sign }, value);
    case 'real':
    case 'density':
    case 'matrix':
    case 'copy':
    case 'copies':
      return true;
  }
}

function speaksOf(e: Expr, name: string): boolean {
  let found = false;
  visit(e, (x) => {
    if (x.kind === 'sym' && x.name === name) found = true;
  });
  return found;
}
