import type { Expr, RelationOp } from '../../expr';
import type { Compiler, Env, Scope } from '../compile';
import { bind } from '../compile/code';
import { childIn } from '../compile/parents';
import { condition } from '../compile/sets';
import { wholeNumber } from '../compile/whole';
import type { DensityMeaning } from '../meaning';
import { counterexample } from './counterexample';
import type { Trial } from './sides';
import type { Judgement, Shown } from './verdict';

/** Components of the variable of a directed model, by number, as they are at a point. */
type Nodes = (env: Env<number>) => readonly number[];

type Model = Extract<DensityMeaning, { kind: 'dag' }>;

/**
 * Judges a claim about the graph of a directed model: `pa_i \subset \{x_j\}_{j>i}`, `x_1 \notin pa_k`,
 * `pa_K = \emptyset`. Null where a claim is not about that.
 */
export function judgeNodes(trial: Trial, op: RelationOp, l: Expr, r: Expr): Judgement | null {
  const model = trial.meaning.densities.find((d): d is Model => d.kind === 'dag');
  if (!model || !(op === 'subset' || op === 'in' || op === 'notin' || op === '=' || op === '!=')) return null;
  const all = trial.batches.map((_, k) => {
    const c = trial.compilerOf(k);
    const left = op === 'in' || op === 'notin' ? component(c, model, l, c.root) : nodesOf(c, model, l, c.root);
    const right = nodesOf(c, model, r, c.root);
    return left && right && { left, right };
  });
  const tests = all.filter((t) => t !== null);
  if (tests.length < all.length) return null;
  const at = (k: number): { left: readonly number[]; right: readonly number[] } => {
    const spot = trial.spots[k]!;
    const env = trial.envAt(spot);
    const { left, right } = tests[spot.batch]!;
    return { left: left(env), right: right(env) };
  };
  const true_ = ({ left, right }: ReturnType<typeof at>): boolean => {
    const within = left.every((x) => right.includes(x));
    const same = within && left.length === right.length;
    return op === 'subset' || op === 'in' ? within : op === 'notin' ? !within : (op === '=') === same;
  };
  const failed = trial.spots.findIndex((_, k) => !true_(at(k)));
  if (failed === -1) return { verdict: 'holds', because: `true of the graphs of ${trial.worlds} random worlds` };
  const found = at(failed);
  const side = trial.side({ kind: 'num', value: 0, text: '0', span: l.span });
  const shown = (nodes: readonly number[]): Shown => nodes.map((n) => `${model.over}_${n}`);
  const seen = counterexample(trial, side, side, failed);
  const values = { ...seen.values, ...indicesIn(trial, failed, l, r) };
  return {
    verdict: 'fails',
    because: 'it is not so in the graph of the case shown',
    counterexample: { values, left: shown(found.left), right: shown(found.right) },
  };
}

/** Values of the free indices that a claim mentions. */
function indicesIn(trial: Trial, k: number, ...sides: readonly Expr[]): Record<string, Shown> {
  const spot = trial.spots[k]!;
  const c = trial.compilerOf(spot.batch);
  const names = new Set(
    JSON.stringify(sides)
      .match(/"name":"[^"]+"/g)
      ?.map((m) => m.slice(8, -1)),
  );
  const env = trial.envAt(spot);
  const out: Record<string, Shown> = {};
  for (const free of c.free.values())
    if (free.kind === 'index' && names.has(free.name)) out[free.name] = env.slots[free.slot] as number;
  return out;
}

/** `x_i`: one component. */
function component(c: Compiler<number>, model: Model, e: Expr, scope: Scope<number>): Nodes | null {
  if (e.kind !== 'indexed' || e.base.kind !== 'sym' || e.base.name !== model.over || e.at.length !== 1) return null;
  const [at] = e.at;
  if (!at || at.kind === 'relation' || at.kind === 'range' || at.kind === 'others') return null;
  const i = wholeNumber(c, at, scope);
  return (env) => [i.run(env)];
}

/** A set of components: parents, listed ones, those that a condition picks, or none. */
function nodesOf(c: Compiler<number>, model: Model, e: Expr, scope: Scope<number>): Nodes | null {
  if (e.kind === 'sym' && (e.name === '\\emptyset' || e.name === '\\varnothing')) return () => [];
  const child = childIn(e);
  if (child) {
    const k = wholeNumber(c, child, scope);
    const graph = c.layout.parents.get(model.signature.name)!;
    return (env) => (graph[k.run(env) - 1] ?? []).map((p) => p + 1);
  }
  if (e.kind === 'set') {
    const items = e.items.map((item) => component(c, model, item, scope));
    return items.every((i) => i !== null) ? (env) => items.flatMap((i) => i(env)) : null;
  }
  // \{x_j\}_{j>i}: a subscript that is a condition picks from all.
  const picked = e.kind === 'indexed' && e.at.every((i) => i.kind === 'relation') ? e : null;
  const one = picked?.base.kind === 'set' && picked.base.items.length === 1 ? picked.base.items[0]! : picked?.base;
  const index = one?.kind === 'indexed' && one.base.kind === 'sym' && one.base.name === model.over ? one.at[0] : null;
  if (!picked || index?.kind !== 'sym') return null;
  const variable = c.layout.variables.get(model.over);
  const count = variable?.kind === 'discrete' ? variable.count : 0;
  const slot = c.slot();
  const inner = bind(scope, [[index.name, { kind: 'index', slot, most: count }]]);
  const conditions = picked.at.map((i) => condition(c, i, inner));
  return (env) => {
    const before = env.slots[slot];
    const out: number[] = [];
    for (let j = 1; j <= count; j++) {
      env.slots[slot] = j;
      if (conditions.every((t) => t.run(env))) out.push(j);
    }
    env.slots[slot] = before;
    return out;
  };
}
