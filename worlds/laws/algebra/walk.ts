import type { Inside, Poly } from './types';

/** Everything that stands in an atom, itself first. */
export function atomsIn(inside: Inside): Inside[] {
  const out: Inside[] = [];
  const of = (p: Poly): void => {
    for (const t of p) {
      for (const f of t.factors) look(f.atom.inside);
      for (const l of t.word) look(l.atom.inside);
    }
  };
  const look = (i: Inside): void => {
    out.push(i);
    switch (i.kind) {
      case 'index':
      case 'log':
      case 'exp':
      case 'sum':
      case 'derivative':
        return of(i.of);
      case 'power':
        of(i.base);
        return of(i.exponent);
      case 'apply':
        return i.args.forEach(of);
      case 'fold':
      case 'mean':
        return of(i.body);
      case 'spread':
        return i.body.forEach(of);
      case 'word':
        return i.letters.forEach((l) => look(l.atom.inside));
      case 'name':
      case 'number':
      case 'density':
      case 'law':
      case 'divergence':
      case 'entropy':
      case 'information':
      case 'opaque':
        return;
    }
  };
  look(inside);
  return out;
}

/** Everything that stands in a formula. */
export const insideOf = (p: Poly): Inside[] =>
  p.flatMap((t) => [...t.factors.map((f) => f.atom), ...t.word.map((l) => l.atom)].flatMap((a) => atomsIn(a.inside)));
