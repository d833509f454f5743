import type { Expr } from '../types';
import { mapParts, parts } from '../walk';
import type { Path, Place, Role } from './edit';

/** The role of each part of an expression that has a role itself, in the order of `parts`. */
function roles(e: Expr, own: Role): Role[] {
  const all = (items: readonly unknown[], role: Role): Role[] => items.map(() => role);
  switch (e.kind) {
    case 'num':
    case 'sym':
    case 'ellipsis':
    case 'words':
    case 'missing':
      return [];
    case 'indexed':
      return ['base', ...all(e.at, 'index')];
    case 'others':
      return all(e.but, 'index');
    case 'range':
      return ['bound', 'bound'];
    case 'prime':
    case 'transpose':
      return ['base'];
    case 'apply':
      return ['function', ...all(e.args, 'argument')];
    case 'density':
      return all([...e.of, ...e.given, ...e.parameters], 'variable');
    case 'law':
      return [...all(e.of, 'variable'), ...all(e.args, 'argument')];
    case 'expect':
      return [...all(e.under, 'measure'), ...all(e.body, 'body'), ...all(e.given, 'variable')];
    case 'divergence':
      return ['measure', 'measure'];
    case 'relation':
      return own === 'variable' || own === 'argument' || own === 'restriction'
        ? ['variable', 'event']
        : ['inner', 'inner'];
    case 'entropy':
      return [
        ...all(e.of, e.of.some((x) => x.kind === 'density') ? 'measure' : 'variable'),
        ...all(e.given, 'variable'),
      ];
    case 'information':
      return all([...e.left, ...e.right, ...e.given], 'variable');
    case 'fold':
      return [
        ...e.binders.flatMap((b): Role[] => [
          'binder',
          ...(b.from ? (['bound'] as const) : []),
          ...(b.to ? (['bound'] as const) : []),
          ...(b.in ? (['bound'] as const) : []),
        ]),
        ...all(e.where, 'restriction'),
        'body',
      ];
    case 'sum':
      return all(e.terms, 'term');
    case 'negative':
    case 'plusminus':
      return [own];
    case 'indicator':
      return ['inner'];
    case 'product':
      return all(e.factors, 'factor');
    case 'operation':
      return ['argument', 'argument'];
    case 'quotient':
      return ['top', 'bottom'];
    case 'power':
      return ['base', 'exponent'];
    case 'wrap':
      return e.order ? ['inner', 'exponent'] : ['inner'];
    case 'tuple':
    case 'set':
      return all(e.items, own === 'variable' || own === 'binder' || own === 'bound' ? own : 'entry');
    case 'matrix':
      return all(e.rows.flat(), 'entry');
    case 'cases':
      return e.rows.flatMap((row): Role[] => (row.when ? ['entry', 'restriction'] : ['entry']));
    case 'restriction':
      return ['inner', ...all(e.at, 'event')];
    case 'derivative':
      return [...(e.of ? (['inner'] as const) : []), ...all(e.by, 'variable')];
    case 'gradient':
      return e.by ? ['inner', 'variable'] : ['inner'];
  }
}

/** Calls back for an expression and everything in it, the outermost first, with where it stands. */
export function eachPlace(root: Expr, f: (part: Expr, place: Place, path: Path) => void): void {
  const go = (e: Expr, role: Role, within: readonly Expr[], path: Path): void => {
    f(e, { role, within }, path);
    const inner = roles(e, role);
    parts(e).forEach((part, i) => go(part, inner[i]!, [...within, e], [...path, i]));
  };
  go(root, 'whole', [], []);
}

/** The part at the end of a path; null where the path leads nowhere. */
export function partAt(e: Expr, path: Path): Expr | null {
  let at: Expr | undefined = e;
  for (const i of path) at = at && parts(at)[i];
  return at ?? null;
}

/** The same expression with another part at the end of a path. */
export function replaced(e: Expr, path: Path, to: Expr): Expr {
  const [first, ...rest] = path;
  if (first === undefined) return to;
  let i = 0;
  return mapParts(e, (part) => (i++ === first ? replaced(part, rest, to) : part));
}

/** Where the part at the end of a path stands; null where the path leads nowhere. */
export function placeAt(root: Expr, path: Path): Place | null {
  let e: Expr | undefined = root;
  let role: Role = 'whole';
  const within: Expr[] = [];
  for (const i of path) {
    if (!e) return null;
    const next: Role | undefined = roles(e, role)[i];
    if (!next) return null;
    within.push(e);
    e = parts(e)[i];
    role = next;
  }
  return e ? { role, within } : null;
}
