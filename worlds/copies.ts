import type { Expr } from '../expr';
import { canonicalName, mapParts } from '../expr';
import type { SizeRef, VariableForm } from './declarations';

/** Copies declared as `z_k: {copies: [K, z]}` or `z^{(k)}: …`: the name, its letter, its index and where that stands. */
interface Copies {
  readonly name: string;
  readonly letter: string;
  readonly index: string;
  readonly place: 'sub' | 'sup';
  /** The name that stands for all of them. */
  readonly all: string | null;
  /** All of them, as an index. */
  readonly range: (at: Expr) => Expr;
}

/** Variables by name, as far as it takes to know which of them are copies. */
export type Variables = ReadonlyMap<string, { readonly name: string; readonly form: VariableForm }>;

const declared = new WeakMap<Variables, readonly Copies[]>();

function copiesOf(variables: Variables): readonly Copies[] {
  const known = declared.get(variables);
  if (known) return known;
  const found = [...variables.values()].flatMap(({ name, form }) => {
    const written = /^(.+)(?:_\{([^{}]+)\}|\^\{\(?([^{}()]+)\)?\})$/.exec(name);
    if (form.kind !== 'copies' || !written) return [];
    const [, letter, below, above] = written;
    return [
      {
        name,
        letter: letter!,
        index: (below ?? above)!,
        place: below ? ('sub' as const) : ('sup' as const),
        all: form.all === undefined ? null : canonicalName(form.all),
        range: ({ span }: Expr): Expr => ({ kind: 'range', from: number(1, span), to: sizeIn(form.count, span), span }),
      },
    ];
  });
  declared.set(variables, found);
  return found;
}

const number = (value: number, span: Expr['span']): Expr => ({ kind: 'num', value, text: String(value), span });

const sizeIn = (size: SizeRef, span: Expr['span']): Expr =>
  typeof size === 'number' ? number(size, span) : { kind: 'sym', name: canonicalName(size), span };

/** `z^m`, where samples are told apart by a plain number above. */
const isAbove = (own: Copies, base: Expr): boolean =>
  own.place === 'sup' && base.kind === 'sym' && (own.letter === base.name || own.name === base.name);

/** `z_k` and `z_1` as components of the copies that are declared by the name `z_k`. */
export function withCopies(variables: Variables, e: Expr): Expr {
  const all = copiesOf(variables);
  if (all.length === 0) return e;
  const rewrite = (x: Expr): Expr => {
    if (x.kind === 'sym') {
      const whole = all.find((k) => k.all === x.name);
      if (whole) return { ...x, kind: 'indexed', base: { ...x, name: whole.name }, at: [whole.range(x)], place: 'sub' };
      const own = all.find((k) => k.name === x.name);
      return own
        ? {
            kind: 'indexed',
            base: x,
            at: [{ kind: 'sym', name: own.index, span: x.span }],
            place: own.place,
            span: x.span,
          }
        : x;
    }
    if (x.kind === 'power') {
      const own = all.find((k) => isAbove(k, x.base));
      const { exponent, span } = x;
      if (own)
        return {
          kind: 'indexed',
          base: { kind: 'sym', name: own.name, span: x.base.span },
          at: [rewrite(exponent)],
          place: 'sup',
          span,
        };
    }
    if (x.kind === 'indexed' && x.base.kind === 'sym') {
      const { name, span } = x.base;
      const own = all.find((k) => k.letter === name || k.name === name);
      if (own) return { ...x, base: { kind: 'sym', name: own.name, span }, at: x.at.map(rewrite) };
    }
    return mapParts(x, rewrite);
  };
  return rewrite(e);
}
