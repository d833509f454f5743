import type { ParameterMeaning } from '../meaning';
import { isDrawn } from '../meaning';
import { isFamilyKey } from '../nodes';
import type { Dual, Duals } from '../numeric/duals';
import { dualsOver } from '../numeric/duals';
import type { World } from '../world';
import type { Binding, Code, Compiler, Env, Family, Fixed, Motion, Push, ScalarCode, Scope } from './code';
import { run as entriesOf, scalar, tensor } from './code';
import { settle } from './elementwise';
import { familyOf } from './members';
import { boundCode, withPush } from './names';

/** What a derivative is by: the whole of a name, of which its place may be a part. */
export type Mover<T> = { readonly name: string; readonly entries: number } & (
  | { readonly kind: 'declared' }
  /** Bound by a scope, or free in the root. */
  | { readonly kind: 'bound'; readonly scope: Scope<T> }
);

/** Formulas in dual numbers, whose directions are the entries of what a derivative is by. */
export interface Moving<T> {
  readonly compiler: Compiler<Dual<T>>;
  /** The scope there that stands for one here. */
  readonly scope: (scope: Scope<T>) => Scope<Dual<T>>;
  readonly run: (code: Fixed<Dual<T>>, env: Env<T>) => readonly Dual<T>[];
}

const made = new WeakMap<object, Map<string, Moving<never>>>();

/**
 * A compiler in dual numbers beside one in plain numbers. What the derivative is by is moved where it is produced:
 * all that depends on it, by whatever formulas, moves along.
 * @param held the other nodes stay as they are: for the derivative of one node's own formula
 */
export function inDuals<T>(c: Compiler<T>, mover: Mover<T>, held: boolean): Moving<T> {
  if (mover.kind === 'bound') return build(c, mover, held);
  const known = (made.get(c) ?? new Map<string, unknown>()) as Map<string, Moving<T>>;
  made.set(c, known as never);
  const key = `${mover.name}${held ? ' held' : ''}`;
  const found = known.get(key) ?? build(c, mover, held);
  known.set(key, found);
  return found;
}

function build<T>(below: Compiler<T>, mover: Mover<T>, held: boolean): Moving<T> {
  type D = Dual<T>;
  const F = dualsOver(below.field, mover.entries);
  const lift = lifting(F);
  const lifted = (push: Push<T>): Push<D> => {
    return (entry) => F.constant(push(entry));
  };
  const own: Push<D> = (entry) => F.direction(entry);
  const both = (a: Push<D> | null, b: Push<D> | null): Push<D> | null =>
    a && b ? (entry) => F.add(a(entry), b(entry)) : (a ?? b);

  const moves = (scope: Scope<T>, name: string): boolean =>
    mover.kind === 'bound' && mover.scope === scope && mover.name === name;
  const push = (name: string): Push<D> | null => {
    // What is held has the push of a derivative around this one in its value already.
    const outer = held && isProduced(below, name) ? null : below.motion?.push(name);
    return both(outer ? lifted(outer) : null, mover.kind === 'declared' && mover.name === name ? own : null);
  };
  const motion: Motion<D> = {
    push,
    held: held
      ? {
          value: (name) => lift(below.code({ kind: 'sym', name, span: { from: 0, to: 0 } }, below.root)),
          family: (letter) => liftFamily(F, familyOf(below, below.meaning.nodeFamilies.get(letter)!)),
        }
      : null,
    movers: new Set([...(below.motion?.movers ?? []), ...(mover.kind === 'declared' ? [mover.name] : [])]),
    binding: (name) => {
      const found = below.binding(name, below.root);
      return found && liftBinding(found, below.root, name);
    },
  };
  const compiler = below.within(F, motion);

  const scopes = new Map<Scope<T>, Scope<D>>([[below.root, compiler.root]]);
  const scopeOf = (scope: Scope<T>): Scope<D> => {
    const known = scopes.get(scope);
    if (known) return known;
    const names = new Map<string, Binding<D>>();
    const there: Scope<D> = {
      names,
      parent: scope.parent && scopeOf(scope.parent),
      ...(scope.under === undefined ? {} : { under: scope.under }),
    };
    scopes.set(scope, there);
    for (const [name, binding] of scope.names) names.set(name, liftBinding(binding, scope, name));
    return there;
  };

  function liftBinding(binding: Binding<T>, scope: Scope<T>, name: string): Binding<D> {
    const moved = moves(scope, name);
    if ((binding.kind === 'index' || binding.kind === 'discrete') && !moved) return binding;
    const formula = binding.kind === 'code' ? binding.formula : undefined;
    const through = formula && !held ? formula : null;
    const outer = formula?.push ? lifted(formula.push) : null;
    const total = moved ? both(through ? outer : null, own) : through ? outer : null;
    const plain = (): Code<D> =>
      through ? compiler.code(through.expr, scopeOf(through.scope)) : lift(boundCode(below, binding));
    let code: Code<D> | null = null;
    const variable = binding.kind === 'value' || binding.kind === 'code' ? binding.variable : null;
    return {
      kind: 'code',
      variable,
      // Compiled when first needed: it may speak of names that are bound further out.
      get code() {
        code ??= total ? withPush(F, settle(plain()), total) : plain();
        return code;
      },
      ...(through ? { formula: { expr: through.expr, scope: scopeOf(through.scope), push: total } } : {}),
    };
  }

  const key = `${mover.kind === 'declared' ? `along ${mover.name}` : 'along what is bound'}${held ? ' held' : ''}`;
  return {
    compiler,
    scope: scopeOf,
    run: (code, env) => {
      const inner: Env<D> = {
        world: liftWorld(F, env.world, key),
        slots: env.slots,
        stamp: env.stamp,
        unsettled: false,
        fuel: env.fuel,
        outer: env,
      };
      const values = entriesOf(code, inner);
      env.fuel = Math.min(env.fuel, inner.fuel);
      if (inner.unsettled) env.unsettled = true;
      return values;
    },
  };
}

/** Whether formulas of the world file give a name its value, rather than a draw. */
const isProduced = <T>({ meaning }: Compiler<T>, name: string): boolean =>
  meaning.nodes.has(name) || isFamilyKey(name) || isDefined(meaning.parameters.get(name)?.form);

const isDefined = (form: ParameterMeaning['form'] | undefined): boolean => form !== undefined && !isDrawn(form);

/** Code of the field below as constants. */
function lifting<T>(F: Duals<T>): (code: Code<T>) => Code<Dual<T>> {
  const below = (env: Env<Dual<T>>): Env<T> => env.outer as Env<T>;
  const number = ({ slots, run, literal, log }: ScalarCode<T>): ScalarCode<Dual<T>> =>
    scalar(
      slots,
      (env) => F.constant(run(below(env))),
      literal,
      undefined,
      log && ((env) => F.constant(log(below(env)))),
    );
  const lift = (code: Code<T>): Code<Dual<T>> => {
    switch (code.kind) {
      case 'flexible':
        return {
          kind: 'flexible',
          what: code.what,
          make: (shape) => lift(code.make(shape)),
          alone: code.alone && number(code.alone),
        };
      case 'scalar':
        return number(code);
      case 'tensor':
        return tensor(code.shape, code.slots, (env) => code.run(below(env)).map((x) => F.constant(x)));
    }
  };
  return lift;
}

const liftFamily = <T>(F: Duals<T>, family: Family<T>): Family<Dual<T>> => ({
  ...family,
  member: (env, at) => family.member(env.outer as Env<T>, at).map((x) => F.constant(x)),
});

/** A world of the field below as constants. What is made of it is kept with the world below. */
function liftWorld<T>(F: Duals<T>, world: World<T>, key: string): World<Dual<T>> {
  const found = world.derived.get(key) as World<Dual<T>> | undefined;
  if (found) return found;
  const all = (rows: readonly (readonly T[])[]): Dual<T>[][] => rows.map((row) => row.map((x) => F.constant(x)));
  const lifted: World<Dual<T>> = {
    draw: world.draw,
    layout: world.layout,
    values: all(world.values),
    weights: all(world.weights),
    parameters: new Map([...world.parameters].map(([name, value]) => [name, value.map((x) => F.constant(x))])),
    derived: new Map(),
  };
  world.derived.set(key, lifted);
  return lifted;
}
