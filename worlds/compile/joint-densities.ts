import type { Span } from '../../expr';
import { atomOf } from '../layout';
import { refuse } from '../refusal';
import type { Binding, Compiler, Env, Fixed, ScalarCode } from './code';
import { bind, scalar, union, withLog, without } from './code';
import { over, settle } from './elementwise';
import type { FamilyInfo, Piece } from './families';
import { instance } from './instances';
import type { RealName } from './integrals';
import { vectorIntegral } from './integrals';
import { wholeVariable } from './loops';
import { product } from './mean';
import type { Part } from './parts';
import { partSlots, variablesOf } from './parts';
import { countOf, normalLaw, pieceAt } from './pieces';
import { breaksOf } from './places';
import { tableDensity } from './table-densities';

/** A density by the product of the family's pieces and tables, what is not asked summed or integrated out. */
export function jointDensity<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  of: readonly Part<T>[],
  given: readonly Part<T>[],
  span?: Span,
): ScalarCode<T> {
  const top = jointAt(c, info, [...of, ...given], span);
  if (given.length === 0) return top;
  const F = c.field;
  const produced = variablesOf(given).filter((n) => info.variables.includes(n));
  if (produced.length === 0) return top;
  const bottom = jointAt(c, info, given, span);
  return over(F, top, bottom) as ScalarCode<T>;
}

function jointAt<T>(c: Compiler<T>, info: FamilyInfo, known: readonly Part<T>[], span?: Span): ScalarCode<T> {
  const F = c.field;
  const needed = new Set(variablesOf(known));
  // Everything that what is known depends on has to be there.
  for (let grown = true; grown;) {
    grown = false;
    for (const p of [
      ...info.pieces,
      ...info.arbitrary.map((a) => ({
        of: a.of.map((x) => c.layout.atoms[x]!.variable),
        given: a.given.map((x) => c.layout.atoms[x]!.variable),
      })),
    ])
      if (p.of.some((n) => needed.has(n)))
        for (const n of [...p.of, ...p.given])
          if (!needed.has(n)) {
            needed.add(n);
            grown = true;
          }
  }
  const pieces = info.pieces.filter((p) => p.of.some((n) => needed.has(n)));
  const producers = new Map<string, number>();
  for (const p of pieces) for (const n of p.of) producers.set(n, (producers.get(n) ?? 0) + 1);
  const twice = [...producers].find(([, k]) => k > 1);
  if (twice) return refuse(`$${info.name}$ gives $${twice[0]}$ more than one law; write which is meant`, span);
  const bindings = new Map<string, Binding<T>>();
  for (const name of needed) bindings.set(name, instance(c, name));
  const scope = bind(c.root, bindings);
  const asParts = (list: readonly string[]): Part<T>[] =>
    list.map((name): Part<T> => {
      const b = bindings.get(name)!;
      if (b.kind === 'discrete')
        return { kind: 'atoms', variable: name, at: b.slots.map((slot, i) => ({ atom: atomOf(b.variable, i), slot })) };
      return {
        kind: 'real',
        variable: name,
        value: settle(c.code({ kind: 'sym', name, span: { from: 0, to: 0 } }, scope)),
        component: null,
      };
    });
  // Of a real vector that is known in one component the others are left out: the law of that component is known.
  const component = (p: Piece): Part<T> | undefined =>
    known.find((k) => k.kind === 'real' && k.component && p.of.length === 1 && p.of[0] === k.variable);
  const factors: ScalarCode<T>[] = pieces.map((p) => {
    const part = component(p);
    const factor = pieceAt(c, p, part ? [part] : asParts(p.of), asParts(p.given), part !== undefined);
    return factor ?? refuse(`$${info.name}$ cannot be evaluated here`, span);
  });
  const tables = [
    ...new Set(
      info.arbitrary.flatMap((a) =>
        a.of.some((x) => needed.has(c.layout.atoms[x]!.variable)) ? a.of.map((x) => c.layout.atoms[x]!.variable) : [],
      ),
    ),
  ];
  if (tables.length > 0) {
    const behind = [...new Set(info.arbitrary.flatMap((a) => a.given.map((x) => c.layout.atoms[x]!.variable)))].filter(
      (n) => !tables.includes(n),
    );
    factors.push(tableDensity(c, info, asParts(tables), asParts(behind), span));
  }
  const have = new Set(variablesOf(known));
  const unproduced = [...needed].find((n) => !have.has(n) && !info.variables.includes(n));
  if (unproduced) return refuse(`$${info.name}$ is conditional on $${unproduced}$, which is not given here`, span);
  let value: Fixed<T> = product(c, factors)!;
  // What is not known is integrated or summed out, the innermost name first.
  for (const name of [...needed].filter((n) => !have.has(n))) {
    const b = bindings.get(name)!;
    if (b.kind === 'value') {
      const own = pieces.find((p) => p.of.includes(name) && p.meaning.kind === 'law' && p.meaning.family === 'normal');
      const law = own ? normalLaw(c, info, name, asParts(own.given)) : null;
      const at = own ? pieceAt(c, own, asParts(own.of), asParts(own.given), false) : null;
      const place = law?.mean.kind === 'scalar' && law.covariance.kind === 'scalar' ? law : null;
      const real: RealName<T> = {
        slot: b.slot,
        shape: b.shape,
        component: null,
        limits: null,
        breaks: b.shape.length > 0 ? [] : breaksOf(c, name),
        peaks: place ? [{ mean: place.mean as ScalarCode<T>, variance: place.covariance as ScalarCode<T> }] : [],
      };
      value = vectorIntegral(c, real, value, law && at && b.shape.length > 0 ? { law, density: at } : null, {
        kind: 'sym',
        name,
        span: span ?? { from: 0, to: 0 },
      });
    } else if (b.kind === 'discrete') {
      const loop = wholeVariable(c, name, b, { kind: 'sym', name, span: span ?? { from: 0, to: 0 } });
      const inner = value as ScalarCode<T>;
      value = scalar(without(inner.slots, b.slots), (env) => {
        let sum = F.of(0);
        loop.each(env, (w) => {
          const v = inner.run(env);
          sum = F.add(sum, w === null ? v : F.mul(w, v));
        });
        return sum;
      });
    }
  }
  const body = value as ScalarCode<T>;
  // Components of a variable that is known only in part are summed over, the others set.
  return knownThen(c, known, bindings, body);
}

/** Sets the instances of known names, then evaluates; components not known are summed over. */
function knownThen<T>(
  c: Compiler<T>,
  known: readonly Part<T>[],
  bindings: ReadonlyMap<string, Binding<T>>,
  body: ScalarCode<T>,
): ScalarCode<T> {
  const F = c.field;
  const own = [...bindings.values()].flatMap((b) =>
    b.kind === 'discrete' ? b.slots : b.kind === 'value' ? [b.slot] : [],
  );
  const slots = union(without(body.slots, own), ...known.map(partSlots));
  /** Sets the known components and returns those that are still open. */
  const enter = (env: Env<T>): { slot: number; atom: number }[] => {
    const set = new Set<number>();
    const staged: (() => void)[] = [];
    for (const part of known) {
      const b = bindings.get(part.variable)!;
      if (part.kind === 'real' && part.component) continue;
      if (part.kind === 'real' && b.kind === 'value') {
        const v = part.value.kind === 'scalar' ? part.value.run(env) : part.value.run(env);
        staged.push(() => (env.slots[b.slot] = v));
        set.add(b.slot);
      } else if (b.kind === 'discrete') {
        const put = (atom: number, state: number): void => {
          const slot = b.slots[b.variable.shared ? 0 : atom - b.variable.first]!;
          staged.push(() => (env.slots[slot] = state));
          set.add(slot);
        };
        if (part.kind === 'atoms') for (const { atom, slot } of part.at) put(atom, env.slots[slot] as number);
        else if (part.kind === 'moving') part.each(env, put);
      }
    }
    const rest = [...bindings.entries()].flatMap(([name, b]) =>
      b.kind === 'discrete' && known.some((p) => p.variable === name)
        ? b.slots.map((slot, i) => ({ slot, atom: atomOf(b.variable, i) })).filter(({ slot }) => !set.has(slot))
        : [],
    );
    staged.forEach((f) => f());
    return rest;
  };
  const value = scalar(slots, (env: Env<T>) => {
    const rest = enter(env);
    const walk = (k: number): T => {
      if (k === rest.length) return body.run(env);
      const { slot, atom } = rest[k]!;
      let sum = F.of(0);
      for (let s = 0; s < c.layout.atoms[atom]!.states; s++) {
        env.slots[slot] = s;
        sum = F.add(sum, F.mul(env.world.weights[atom]![s]!, walk(k + 1)));
      }
      return sum;
    };
    return walk(0);
  });
  const { log } = body;
  const whole = known.every((p) => p.kind === 'real' || (p.kind === 'atoms' && p.at.length === countOf(c, p.variable)));
  if (!log || !whole) return value;
  return withLog(value, (env) => {
    enter(env);
    return log(env);
  });
}
