import type { DocumentReading, Span } from '../../expr';
import type { Given, Quantity } from '../../problems/schema';
import type { Calculator } from '../../worlds/calculator';
import { wordsBeside } from './labels';
import type { Mark } from './marks';
import { marksIn } from './marks';
import { nameOf, says, Symbols } from './naming';
import type { ReadSide, ReadStatement } from './sides';
import type { ReadValue } from './values';
import { literal, readValue } from './values';

/** Where an answer states a quantity. */
export interface Found {
  /** Null: something stands there that cannot be read. */
  readonly value: ReadValue | null;
  /** As written. */
  readonly latex: string;
  readonly at: number;
  /** How it was read, where that is not evident. */
  readonly note: string | null;
}

/** What is looked for: a quantity, or a given value that the answer states anew. */
export interface Wanted {
  readonly name: string;
  readonly symbols: readonly string[];
  readonly words: Quantity['words'];
  readonly labels: Quantity['labels'];
  readonly components: Quantity['components'];
  readonly kind: Quantity['kind'];
  readonly formulas: boolean;
  /** Shape of the right value, `[]` for a number. */
  readonly shape: readonly number[];
  /** For a shape: how many sides it may be given with. */
  readonly ranks: readonly number[];
  /** A shape with all sides equal but the last: a side and a number of channels tell all. */
  readonly square: boolean;
  /** Only a statement by name counts. */
  readonly given: boolean;
}

/** A statement and what it is about. */
interface Subject {
  readonly read: ReadStatement;
  /** Names of what it states. */
  readonly about: ReadonlySet<string>;
  /** A component of a shape that it states. */
  readonly component: { readonly of: string; readonly axes: readonly number[] } | null;
}

/** A statement behind a mention, and the value that it states. */
interface Nearby {
  readonly subject: Subject;
  readonly stated: { readonly side: ReadSide; readonly value: ReadValue };
}

/** Statements further than this behind a mention do not belong to it. */
const REACH = 1500;

/** Finds what an answer states about each quantity. A quantity that is absent from the result is missing. */
export class Finder {
  private readonly symbols: Symbols;
  private readonly components: Symbols;
  private readonly subjects: readonly Subject[];
  private readonly marks: readonly Mark[];

  constructor(
    private readonly wanted: readonly Wanted[],
    statements: readonly ReadStatement[],
    private readonly reading: DocumentReading,
    within: Span,
    private readonly calculator: Calculator,
  ) {
    this.symbols = new Symbols(wanted);
    this.components = new Symbols(
      wanted.flatMap((w) => w.components.map((c, i) => ({ name: `${w.name} ${i}`, symbols: [c.symbol] }))),
    );
    this.subjects = statements.map((read) => this.subject(read));
    this.marks = marksIn(wanted, this.symbols, this.subjects, reading, within);
  }

  find(): ReadonlyMap<string, Found> {
    const out = new Map<string, Found>();
    for (const w of this.wanted) {
      const found = this.named(w) ?? (w.given ? null : (this.ofComponents(w) ?? this.near(w)));
      const broken = found ?? this.broken(w);
      if (broken) out.set(w.name, broken);
    }
    this.byOrder(out);
    return out;
  }

  private subject(read: ReadStatement): Subject {
    const about = new Set<string>();
    let component: Subject['component'] = null;
    for (const side of read.sides) {
      const spelled = nameOf(side.written);
      for (const name of this.symbols.named(spelled)) about.add(name);
      const [part] = this.components.named(spelled);
      if (part !== undefined && component === null) {
        const [of = '', index = '0'] = part.split(' ');
        const { axes } = this.wanted.find((w) => w.name === of)!.components[Number(index)]!;
        component = { of, axes };
      }
    }
    const [first] = read.sides;
    if (about.size === 0 && component === null && first && read.sides.length > 1)
      for (const name of this.symbols.within(first.written)) about.add(name);
    return { read, about, component };
  }

  /** The value of a side, if it states one of the kind that is wanted. */
  private valueOf(side: ReadSide, w: Wanted): ReadValue | null {
    return side.expr && readValue(side.expr, w.kind, w.shape, w.formulas, this.calculator);
  }

  /** The last side of a statement that states a value: one with nothing left to compute, where there is one. */
  private stated(read: ReadStatement, w: Wanted): { side: ReadSide; value: ReadValue } | null {
    const sides = read.sides.flatMap((side) => {
      if (w.formulas && this.symbols.named(nameOf(side.written)).size > 0) return [];
      const value = this.valueOf(side, w);
      return value ? [{ side, value }] : [];
    });
    const whole = w.kind === 'shape' ? sides.filter(({ value }) => w.ranks.includes(lengthOf(value))) : sides;
    const best = whole.length > 0 ? whole : sides;
    const done = best.filter(({ value }) => value.kind === 'formulas' || value.plain);
    // What is asked for as a decimal must be computed; a count may be left as a product.
    const computed = done.length > 0 || w.kind === 'integer' || w.kind === 'shape' ? best : [];
    return done.at(-1) ?? computed.at(-1) ?? null;
  }

  /** Statements that name the quantity. */
  private named(w: Wanted): Found | null {
    let last: Found | null = null;
    for (const { read, about } of this.subjects) {
      if (!about.has(w.name)) continue;
      // A symbol that names several things gives each what fits it.
      const stated = this.stated(read, w);
      if (!stated || (about.size > 1 && !this.onlyFor(stated.value, w, about))) continue;
      if (w.kind === 'shape' && !w.formulas && lengthOf(stated.value) < Math.min(...w.ranks)) continue;
      last = foundAt(stated.side, stated.value, stated.side.note);
    }
    return last;
  }

  /** Whether a value that several quantities could claim is meant for this one: shapes before numbers. */
  private onlyFor(value: ReadValue, w: Wanted, about: ReadonlySet<string>): boolean {
    const shapes = this.wanted.some((o) => o.kind === 'shape' && about.has(o.name));
    return w.kind === 'shape' ? lengthOf(value) > 1 : !shapes || (value.kind === 'numbers' && value.plain);
  }

  /** A shape given side by side. */
  private ofComponents(w: Wanted): Found | null {
    const sides: (readonly [ReadSide, ReadValue])[] = [];
    const axes: (ReadValue | undefined)[] = [];
    for (const { read, component } of this.subjects) {
      if (component?.of !== w.name) continue;
      const stated = this.stated(read, asNumber(w));
      if (!stated) continue;
      sides.push([stated.side, stated.value]);
      for (const axis of component.axes) axes[axis] = stated.value;
    }
    const rank = w.ranks[0] ?? 0;
    if (sides.length === 0) return null;
    const values = Array.from({ length: rank }, (_, k) => axes[k]);
    if (values.some((v) => v === undefined)) return this.near(w);
    return assembled(
      sides.map(([side]) => side),
      values as ReadValue[],
    );
  }

  /** Statements without a name of their own behind a mention of the quantity. */
  private near(w: Wanted): Found | null {
    let best: Found | null = null;
    for (const mark of this.marks) {
      if (!mark.names.has(w.name)) continue;
      const region = this.region(mark, w);
      const found = w.kind === 'shape' ? this.shapeIn(region, mark, w) : this.numberIn(region, mark, w);
      best = found ?? best;
    }
    return best;
  }

  /** A shape among what stands behind a mention: whole, else side by side, else a single side where that is all. */
  private shapeIn(region: readonly Nearby[], mark: Mark, w: Wanted): Found | null {
    const fitting = region.filter(({ stated }) => w.ranks.includes(lengthOf(stated.value)));
    const whole = fitting.find(({ stated }) => lengthOf(stated.value) > 1);
    const side = whole ? null : this.sideBySide(mark, w);
    const one = whole ?? (side ? undefined : fitting[0]);
    return one ? foundAt(one.stated.side, one.stated.value, one.stated.side.note) : side;
  }

  /** A value among what stands behind a mention: the one with the right words beside it, where there are several. */
  private numberIn(region: readonly Nearby[], mark: Mark, w: Wanted): Found | null {
    const fitting = region.filter(({ stated }) => !(mark.hasShape && looksLikeShape(stated.side)));
    const spans = this.subjects.map(({ read }) => read.statement.span);
    const labelled = fitting.filter(({ subject: { read } }) => {
      const words = wordsBeside(this.reading.source, read.statement.span, spans);
      return w.labels.some((label) => says(words, label));
    });
    const one = labelled[0] ?? (w.labels.length === 0 || fitting.length === 1 ? fitting[0] : undefined);
    return one ? foundAt(one.stated.side, one.stated.value, one.stated.side.note) : null;
  }

  /** What stands behind a mention and before the next one of something else. */
  private region(mark: Mark, w: Wanted): Nearby[] {
    return this.subjects.flatMap((subject) => {
      const { from } = subject.read.statement.span;
      const own = subject.about.has(w.name);
      // A number within a mention, as in "layer 1", is none of its values.
      if (from < (own ? mark.span.from : mark.span.to)) return [];
      if (from >= Math.min(mark.until, mark.span.to + REACH)) return [];
      if (subject.about.size > 0 && !own) return [];
      const stated = this.stated(subject.read, w);
      return stated ? [{ subject, stated }] : [];
    });
  }

  /** A shape whose sides stand one by one behind a mention: width, height and channels, or width and channels. */
  private sideBySide(mark: Mark, w: Wanted): Found | null {
    const rank = w.ranks[0] ?? 0;
    const parts = this.region(mark, w).filter(({ subject }) => subject.about.size === 0);
    const sides = parts.map(({ stated }) => stated.side);
    const values = parts.flatMap(({ stated: { value } }) => split(value));
    if (values.length === rank) return assembled(sides, values);
    // One side and the channels of a square.
    if (values.length === 2 && rank > 2 && w.square)
      return assembled(sides, [...Array.from({ length: rank - 1 }, () => values[0]!), values[1]!]);
    return null;
  }

  /** A statement about the quantity that cannot be read as its value. */
  private broken(w: Wanted): Found | null {
    let last: Found | null = null;
    for (const { read, about } of this.subjects) {
      if (!about.has(w.name) || about.size > 1) continue;
      const side = read.sides.filter((s) => !this.symbols.named(nameOf(s.written)).has(w.name)).at(-1);
      if (!side || !/\d/.test(side.written.latex) || (side.expr !== null && !literal(side.expr))) continue;
      // A single number is no attempt to copy an array: the name stands for something else there.
      if (w.given && (side.written.latex.match(/\d+/g)?.length ?? 0) < 2) continue;
      const why = side.expr === null ? (side.note ?? 'it cannot be read') : `it cannot be read as ${article(w)}`;
      last = { value: null, latex: side.written.latex, at: side.written.span.from, note: why };
    }
    return last;
  }

  /** Answers without any names, one for each quantity of a kind, are taken in their order. */
  private byOrder(out: Map<string, Found>): void {
    const asked = this.wanted.filter((w) => !w.given);
    if (asked.some((w) => out.has(w.name))) return;
    for (const kind of new Set(asked.map((w) => w.kind))) {
      const group = asked.filter((w) => w.kind === kind);
      const found = this.subjects.flatMap(({ read, about, component }) => {
        if (about.size > 0 || component !== null) return [];
        const w = group[0]!;
        const stated = this.stated(read, w);
        if (!stated || (kind === 'shape' ? !w.ranks.includes(lengthOf(stated.value)) : looksLikeShape(stated.side)))
          return [];
        return [stated];
      });
      // The only thing asked for is what the answer ends with.
      const taken = asked.length === 1 ? found.slice(-1) : found;
      if (taken.length !== group.length) continue;
      group.forEach((w, i) => {
        const { side, value } = taken[i]!;
        const note =
          asked.length === 1 ? side.note : 'the answers have no names; they were read in the order of the questions';
        out.set(w.name, foundAt(side, value, note));
      });
    }
  }
}

const foundAt = (side: ReadSide, value: ReadValue, note: string | null): Found => ({
  value,
  latex: side.written.latex,
  at: side.written.span.from,
  note,
});

const lengthOf = (value: ReadValue): number =>
  value.kind === 'formulas' ? value.items.length : value.value.entries.length;

/** One number or formula of a shape, as itself. */
const asNumber = (w: Wanted): Wanted => ({ ...w, kind: w.formulas ? 'symbolic' : 'integer', shape: [], ranks: [] });

/** The sides of a shape one by one. */
function split(value: ReadValue): ReadValue[] {
  if (value.kind === 'formulas') return value.items.map((item) => ({ kind: 'formulas', items: [item] }));
  return value.value.entries.map((entry) => ({
    kind: 'numbers',
    plain: value.plain,
    value: { shape: [], entries: [entry] },
  }));
}

/** A shape put together from its sides. */
function assembled(sides: readonly ReadSide[], values: readonly ReadValue[]): Found {
  const latex = sides.map((s) => s.written.latex).join(', ');
  const note = `read from its sides $${latex}$`;
  const at = sides[0]!.written.span.from;
  if (values.every((v) => v.kind === 'numbers')) {
    const entries = values.map((v) => v.value.entries[0]!);
    return { value: { kind: 'numbers', plain: true, value: { shape: [entries.length], entries } }, latex, at, note };
  }
  const items = values.flatMap((v) => (v.kind === 'formulas' ? v.items : []));
  return { value: items.length === values.length ? { kind: 'formulas', items } : null, latex, at, note };
}

/** `31 \times 31 \times 10` by itself is a shape rather than a number. */
const looksLikeShape = ({ expr }: ReadSide): boolean =>
  expr?.kind === 'product' && expr.joins.every((j) => j === '\\times') && expr.factors.every((f) => f.kind === 'num');

function article(w: Wanted): string {
  switch (w.kind) {
    case 'number':
    case 'integer':
      return 'a number';
    case 'shape':
      return `a shape of ${w.ranks.join(' or ')} sides`;
    case 'vector':
      return 'a vector';
    case 'matrix':
      return `a ${w.shape.join('×')} matrix`;
    case 'symbolic':
      return 'a formula';
  }
}

/** What a given value is looked for as. */
export const wantedGiven = (g: Given): Wanted => ({
  name: g.name,
  symbols: g.symbols,
  words: [],
  labels: [],
  components: [],
  kind: g.value.shape.length === 0 ? 'number' : g.value.shape.length === 1 ? 'vector' : 'matrix',
  formulas: false,
  shape: g.value.shape,
  ranks: [],
  square: false,
  given: true,
});
