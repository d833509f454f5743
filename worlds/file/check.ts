import type { Declarations, DensityDeclaration, Place, SizeRef, VariableDeclaration } from '../declarations';
import { functionSizes, isSizeFormula, parameterSizes, variableSizes } from '../size-formulas';
import { nearest, normaliseName, resolve } from './names';
import { shown } from './problem';
import type { Problems } from './problem';

/** Entries of the largest table that a world may hold. */
const MOST_STATES = 2 ** 20;
/** The most that a size is taken for which is used but not listed: it is drawn small. */
const UNLISTED = 4;

interface Known {
  readonly heading: string;
  readonly name: string;
  readonly place: Place;
}

/** Reports what is well formed but cannot be meant: names declared twice or never, circles, tables too large. */
export function checkMeaning(declarations: Declarations, problems: Problems): void {
  const known = checkNames(declarations, problems);
  checkSizes(declarations, known, problems);
  checkArrays(declarations, problems);
  checkVariables(declarations, problems);
  checkDensities(declarations, known, problems);
  checkSettled(declarations, known, problems);
}

/** What a mean is under and what constants are free of must be declared. */
function checkSettled({ mean, constant }: Declarations, known: ReadonlyMap<string, Known>, problems: Problems): void {
  const heading = (name: string): string | undefined => known.get(normaliseName(name))?.heading;
  if (mean && heading(mean.signature.name) !== 'densities')
    problems.add(mean.place, `${shown(mean.signature.name)} is no density: declare it under \`densities\`.`);
  for (const { name, place } of constant)
    if (heading(name) !== 'densities' && heading(name) !== 'parameters')
      problems.add(place, `${shown(name)} is neither a density nor a parameter: name one that is declared.`);
}

/** All declared names; a name under two headings, or twice under one, is a problem. */
function checkNames(declarations: Declarations, problems: Problems): Map<string, Known> {
  const known = new Map<string, Known>();
  const declare = (heading: string, name: string, place: Place, again = false): void => {
    const key = normaliseName(name);
    const earlier = known.get(key);
    if (earlier === undefined) known.set(key, { heading, name, place });
    else if (!(again && earlier.heading === heading)) {
      const where = earlier.heading === heading ? '' : ` under \`${earlier.heading}\``;
      problems.add(
        place,
        `${shown(name)} is already declared${where} on line ${earlier.place.line}: rename or remove one.`,
      );
    }
  };
  for (const d of declarations.sizes) declare('sizes', d.name, d.place);
  for (const d of declarations.variables) declare('variables', d.name, d.place);
  for (const d of declarations.parameters) declare('parameters', d.name, d.place);
  for (const d of declarations.functions) declare('functions', d.name, d.place);
  for (const d of declarations.nodes) declare('nodes', d.name, d.place);
  for (const d of declarations.indices) declare('indices', d.name, d.place);
  const signatures = new Map<string, Place>();
  for (const { signature: s, place } of declarations.densities) {
    // One name may have several laws: `p(x)` and `p(z|x)`.
    declare('densities', s.name, place, true);
    const list = (names: readonly string[]): string => names.map(normaliseName).join(',');
    const key = `${normaliseName(s.name)}(${s.of ? `${list(s.of)}|${list(s.given ?? [])}` : ''})`;
    const earlier = signatures.get(key);
    if (earlier) problems.add(place, `This density is already declared on line ${earlier.line}: keep one.`);
    else signatures.set(key, place);
  }
  return known;
}

/** A size must not be the name of something else. */
function checkSizes(declarations: Declarations, known: ReadonlyMap<string, Known>, problems: Problems): void {
  const check = (size: SizeRef, place: Place): void => {
    if (typeof size === 'number' || size === 'scalar' || isSizeFormula(size)) return;
    const other = known.get(normaliseName(size));
    if (other === undefined || other.heading === 'sizes') return;
    const remedy = 'write a number, or a name that is listed under `sizes` or nowhere';
    problems.add(place, `${shown(size)} is used as a size, but is declared under \`${other.heading}\`: ${remedy}.`);
  };
  const all = <F>(sizes: (form: F, f: (size: SizeRef) => SizeRef) => F, form: F, place: Place): void => {
    const found = new Set<SizeRef>();
    sizes(form, (size) => (found.add(size), size));
    for (const size of found) check(size, place);
  };
  for (const { form, place } of declarations.variables) all(variableSizes, form, place);
  for (const { form, place } of declarations.parameters) all(parameterSizes, form, place);
  for (const { form, place } of declarations.functions) all(functionSizes, form, place);
  for (const { size, place } of declarations.indices) check(size, place);
  if (declarations.edges) check(declarations.edges.over, declarations.edges.place);
}

function checkArrays(declarations: Declarations, problems: Problems): void {
  const most = largest(declarations);
  for (const { name, form, place } of declarations.parameters) {
    if (form.kind !== 'matrix' && form.kind !== 'tensor') continue;
    const axes = form.kind === 'matrix' ? [form.rows, form.columns] : form.axes;
    const entries = axes.reduce((n: number, axis) => n * most(axis), 1);
    if (entries <= MOST_STATES) continue;
    problems.add(
      place,
      `The ${form.kind === 'matrix' ? 'matrix' : 'array'} ${shown(name)} would have ${entries} entries, more than 2^20: choose smaller sizes.`,
    );
  }
}

/** Copies must be of declared variables that are no copies themselves. */
function checkVariables(declarations: Declarations, problems: Problems): void {
  const byName = new Map(declarations.variables.map((v) => [normaliseName(v.name), v]));
  for (const { name, form, place } of declarations.variables) {
    if (problems.crowded) return;
    if (form.kind !== 'copy' && form.kind !== 'copies') continue;
    const original = byName.get(normaliseName(form.of));
    if (original === undefined) problems.add(place, undeclared(form.of, declarations));
    else if (original.form.kind === 'copy' || original.form.kind === 'copies') {
      const message = `${shown(name)} is a copy of ${shown(form.of)}, which is a copy itself: name the variable that both are copies of.`;
      problems.add(place, message);
    }
  }
}

/** A variable that is not declared, and what may have been meant. */
function undeclared(name: string, declarations: Declarations): string {
  const parameter = declarations.parameters.find((p) => normaliseName(p.name) === normaliseName(name));
  if (parameter) {
    return `${shown(name)} is a parameter (line ${parameter.place.line}), not a random variable: declare it under \`variables\` instead.`;
  }
  const near = nearest(
    name,
    declarations.variables.map((v) => v.name),
  );
  const instead = near ? `did you mean ${shown(near)}?` : `add ${shown(`${name}: {values: 3}`)} under \`variables\`.`;
  return `${shown(name)} is not declared: ${instead}`;
}

/** The variables that a density is over must be declared, and its table must fit. */
function checkDensities(declarations: Declarations, known: ReadonlyMap<string, Known>, problems: Problems): void {
  const variables = new Map(declarations.variables.map((v) => [normaliseName(v.name), v]));
  const states = stateCounter(declarations, variables);
  const ignored = new Set(declarations.ignore.map(normaliseName));
  const find = (name: string): string | null => resolve(name, (n) => variables.has(n));
  for (const variable of declarations.variables) {
    // Copies are independent: they need no table of their own.
    if (variable.form.kind === 'copies') continue;
    tooLarge(`The variable ${shown(variable.name)}`, [normaliseName(variable.name)], variable.place);
  }
  for (const density of declarations.densities) {
    if (problems.crowded) return;
    const shownName = `The density ${shown(density.signature.name)}`;
    for (const table of tables(density)) {
      const missing = table.filter((name) => find(name) === null && !ignored.has(normaliseName(name)));
      for (const name of missing.slice(0, 10)) problems.add(density.place, undeclared(name, declarations));
      if (missing.length === 0)
        tooLarge(
          shownName,
          table.map((name) => find(name) ?? ''),
          density.place,
        );
    }
    for (const name of (density.signature.of ?? []).slice(0, 10)) {
      if (resolve(name, (n) => known.has(n)) === null) problems.add(density.place, undeclared(name, declarations));
    }
    const { form } = density;
    const over = form.kind === 'dag' ? variables.get(find(form.over) ?? '') : undefined;
    if (form.kind === 'dag' && over && !('size' in over.form)) {
      const remedy = `declare it as \`{binary: N}\``;
      problems.add(density.place, `${shown(form.over)} has no components to draw a graph over: ${remedy}.`);
    }
  }

  function tooLarge(what: string, names: readonly string[], place: Place): void {
    const count = [...new Set(names)].reduce((product, name) => product * states(name), 1);
    if (count <= MOST_STATES) return;
    const size = count < 1e15 ? `${count}` : `about 10^${Math.min(99999, Math.floor(Math.log10(count)))}`;
    const shownSize = count === Infinity ? 'more than 10^308' : size;
    problems.add(place, `${what} would have ${shownSize} states, more than 2^20: choose smaller sizes.`);
  }
}

/** The lists of variables over which a density is tabulated. */
function tables({ form }: DensityDeclaration): string[][] {
  switch (form.kind) {
    case 'joint':
      return [[...form.of]];
    case 'conditional':
      return [[...form.of, ...form.given]];
    case 'unnormalised':
      return [[...form.over]];
    case 'product':
      return form.factors.map((f) => [...(f.of ?? []), ...(f.given ?? [])]);
    case 'dag':
    case 'kernel':
      return [[form.over]];
    case 'law':
    case 'is':
      return [];
  }
}

/** How many values a variable can take at its largest size; 1 for a real one, which is integrated. */
function stateCounter(
  declarations: Declarations,
  variables: ReadonlyMap<string, VariableDeclaration>,
): (name: string) => number {
  const most = largest(declarations);
  const states = (name: string, original = true): number => {
    const form = variables.get(name)?.form;
    if (form === undefined) return 1;
    switch (form.kind) {
      case 'values':
        return most(form.count);
      case 'density':
        return most(form.points);
      case 'real':
        return 1;
      case 'binary':
      case 'spins':
        return 2 ** most(form.size);
      case 'copy':
        return original ? states(normaliseName(form.of), false) : 1;
      case 'copies':
        return original ? states(normaliseName(form.of), false) ** most(form.count) : 1;
    }
  };
  return (name) => states(name);
}

/** The largest number that a size can be. */
function largest(declarations: Declarations): (size: SizeRef) => number {
  const sizes = new Map(declarations.sizes.map((s) => [normaliseName(s.name), s.most]));
  return (size) => {
    if (typeof size === 'number') return size;
    return size === 'scalar' ? 1 : (sizes.get(normaliseName(size)) ?? UNLISTED);
  };
}
