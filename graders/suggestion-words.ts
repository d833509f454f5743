import type { Density, Edit, Expr, Fold, Path, Place, RelationOp } from '../expr';
import { edited, isValue, partAt, placeAt, print, RELATIONS, same } from '../expr';
import type { Repair, SideEdit } from '../worlds';

/** A longer formula is not repeated in a sentence: the suggestion shows it. */
const LONGEST = 160;

/** What a repair changes, in one sentence. `$…$` in it is a formula. */
export function inWords({ edit, op }: Repair): string {
  if (!edit) return relationInWords(op);
  const sentence = editInWords(edit);
  return edit.of === 'left' ? `on the left side, ${sentence}` : sentence;
}

function relationInWords(op: RelationOp): string {
  return `it holds with $${RELATIONS[op]}$`;
}

const formula = (e: Expr): string | null => {
  const latex = print(e);
  return latex.length <= LONGEST ? `$${latex}$` : null;
};

/** A formula, or what to call it where it is too long to repeat. */
const shown = (e: Expr, otherwise: string): string => formula(e) ?? otherwise;

function editInWords(side: SideEdit): string {
  const { edit, original } = side;
  const place = placeAt(original, edit.at) ?? { role: 'whole', within: [] };
  const target = partAt(original, edit.at) ?? original;
  switch (edit.kind) {
    case 'insert-factor': {
      const f = shown(edit.now!, 'the factor marked');
      const sum = folded(place);
      return sum
        ? `each ${sum} lacks the factor ${f}; with it this holds`
        : `the factor ${f} is missing${before(target)}; with it this holds`;
    }
    case 'insert-divisor':
      return `${shown(target, 'the marked part')} has to be divided by ${shown(edit.now!, 'what is marked')}; then this holds`;
    case 'drop-factor':
      return `the factor ${shown(edit.was!, 'that is left out here')} is one too many; without it this holds`;
    case 'drop-divisor':
      return `you divided by ${shown(edit.was!, 'what is left out here')}; without that this holds`;
    case 'insert-term':
      return `the term ${withSign(edit.now!)} is missing; with it this holds`;
    case 'drop-term':
      return `the term ${shown(edit.was!, 'that is left out here')} is one too many; without it this holds`;
    case 'sign':
      return signInWords(edit, place);
    case 'swap': {
      const how = swapped(edit);
      return how ? `${how}; ${instead(side, place)}` : instead(side, place);
    }
    case 'insert-function':
      return `${functionOf(edit.to)} is missing; ${instead(side, place)}`;
    case 'drop-function':
      return `${functionOf(edit.was!)} is one too many; ${instead(side, place)}`;
    case 'bound':
      return boundInWords(edit, target);
    case 'index':
      return `the index is wrong; ${binderInWords(edit, place) ?? instead(side, place)}`;
    case 'condition':
      return `${conditionOf(edit)}${instead(side, place)}`;
    case 'transpose':
      return `a transpose is ${edit.was!.kind === 'transpose' ? 'one too many' : 'missing'}; ${instead(side, place)}`;
    case 'exponent':
      return `${exponentOf(edit)}; ${instead(side, place)}`;
    case 'constant':
      return `${edit.was!.kind === 'num' && edit.now!.kind === 'num' ? 'the number is wrong; ' : ''}${instead(side, place)}`;
    case 'affine':
    case 'rename':
      return instead(side, place);
  }
}

const before = (e: Expr): string => {
  const latex = formula(e);
  return latex ? ` before ${latex}` : '';
};

/** What a sum or integral adds up, where a place is the body of one. */
function folded({ role, within }: Place): string | null {
  const outer = within[within.length - 1];
  if (role !== 'body' || outer?.kind !== 'fold') return null;
  return outer.op === 'sum' ? 'term of the sum' : outer.op === 'prod' ? 'factor of the product' : null;
}

/** A term with the sign that it is added with. */
function withSign(e: Expr): string {
  const latex = formula(e);
  if (!latex) return 'that is marked';
  return e.kind === 'negative' ? latex : `$+ ${latex.slice(1)}`;
}

function signInWords({ was, now }: Edit, { role }: Place): string {
  const gone = was!.kind === 'negative';
  const body = gone ? now! : was!;
  const what = shown(body, 'the marked part');
  if (role === 'term') return `the sign of ${what} is wrong; with a ${gone ? 'plus' : 'minus'} this holds`;
  if (role === 'exponent') return `the sign of the exponent is wrong; with a ${gone ? 'plus' : 'minus'} this holds`;
  return gone
    ? `the minus before ${what} is one too many; without it this holds`
    : `a minus is missing before ${what}; with it this holds`;
}

function swapped({ was }: Edit): string | null {
  switch (was!.kind) {
    case 'quotient':
      return 'the quotient is upside down';
    case 'divergence':
      return 'the divergence is the wrong way round';
    case 'sum':
      return 'the difference is the wrong way round';
    case 'product':
      return 'the factors stand in the wrong order';
    case 'law':
    case 'apply':
      return 'the arguments are exchanged';
    case 'density':
      return 'the conditional is the wrong way round';
    default:
      return null;
  }
}

const functionOf = (e: Expr): string =>
  e.kind === 'apply' && e.fn.kind === 'sym' && e.fn.name === '\\log' ? 'a logarithm' : 'an exponential';

/** One thing in the place of another; what is divided by is said so. */
function instead({ edit, original }: SideEdit, place: Place): string {
  const { was, now, divides } = inContext(edit, original, place);
  const [before, after] = [formula(was), formula(now)];
  if (!before || !after) return 'with the marked part as it is shown here this holds';
  return divides
    ? `you divided by ${before}; dividing by ${after} makes this hold`
    : `with ${after} in place of ${before} this holds`;
}

/** A change of a name or index shown in the smallest value round it: `x_j` for `x_i` rather than `j` for `i`. */
function inContext(edit: Edit, original: Expr, place: Place): { was: Expr; now: Expr; divides: boolean } {
  const after = edited(original, edit);
  let path: Path = edit.at;
  let at: Place | null = place;
  while (at && path.length > 0 && !isValue(at.role) && at.role !== 'measure') {
    path = path.slice(0, -1);
    at = placeAt(original, path);
  }
  // A base belongs to its index or exponent.
  while (at && path.length > 0 && at.role === 'base') {
    path = path.slice(0, -1);
    at = placeAt(original, path);
  }
  const role = at?.role;
  const outer = placeAt(original, path.slice(0, -1));
  return {
    was: partAt(original, path) ?? original,
    now: partAt(after, path) ?? after,
    divides: role === 'bottom' || (role === 'factor' && outer?.role === 'bottom'),
  };
}

/** What is wrong with the bar of a density or an entropy, where it is only the bar. */
function conditionOf({ was, now }: Edit): string {
  if (was?.kind !== now?.kind || (was?.kind !== 'density' && was?.kind !== 'entropy')) return '';
  const { of, given } = now as Density;
  const more = given.length - was.given.length;
  if (of.length !== was.of.length || !of.every((x, i) => same(x, (was.of as readonly Expr[])[i]!))) return '';
  return more > 0
    ? 'a condition is missing; '
    : more < 0
      ? 'a condition is one too many; '
      : 'the condition is wrong; ';
}

function exponentOf({ was, now }: Edit): string {
  const raised = (e: Expr): boolean => e.kind === 'power' || (e.kind === 'apply' && print(e.fn) === '\\sqrt');
  if (raised(was!) && raised(now!)) return 'the exponent is wrong';
  return raised(was!) ? 'an exponent is one too many' : 'an exponent is missing';
}

const nameOfFold = ({ op }: Fold): string =>
  op === 'sum' ? 'sum' : op === 'prod' ? 'product' : op === 'int' ? 'integral' : 'formula';

/** Another name under a sum or product, without what it adds up. */
function binderInWords({ was, now }: Edit, { role, within }: Place): string | null {
  const outer = within[within.length - 1];
  if (role !== 'binder' || outer?.kind !== 'fold') return null;
  return `with the ${nameOfFold(outer)} over ${formula(now!)} in place of ${formula(was!)} this holds`;
}

function boundInWords({ was, now }: Edit, target: Expr): string {
  const [before, after] = [was && formula(was), now && formula(now)];
  const fold = target.kind === 'fold' ? nameOfFold(target) : 'formula';
  if (before && after) return `a limit of the ${fold} is wrong; with ${after} in place of ${before} this holds`;
  return before
    ? `without the restriction ${before} of the ${fold} this holds`
    : 'with the bounds as they are shown here this holds';
}
