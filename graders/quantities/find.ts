import type { DocumentReading, Span } from '../../expr';
import type { Calculator } from '../../worlds/calculator';
import { wordsBeside } from './beside';
import type { Mark } from './marks';
import { marksIn } from './marks';
import { nameOf, says, Symbols } from './naming';
import type { Found } from './found';
import { assembled, foundAt, lengthOf, looksLikeShape, oneByOne } from './found';
import type { ReadSide, ReadStatement } from './sides';
import type { ReadValue } from './values';
import { literal, readValue } from './values';
import type { Wanted } from './wanted';
import { article, asNumber } from './wanted';

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

/** What may stand between a mention and its value. */
const ATTACHED = /^[\s:=|*_$()\\-]*(?:(?:is|has|are|gives)\s+)?$/;

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
      // A component by its own name is no quantity whose name has larger letters.
      const [part] = this.components.spelled(spelled);
      const named = part === undefined ? this.symbols.named(spelled) : this.symbols.spelled(spelled);
      for (const name of named) about.add(name);
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
      return w.beside.some((phrase) => says(words, phrase));
    });
    const attached = ({ subject: { read } }: Nearby): boolean =>
      ATTACHED.test(this.reading.source.slice(mark.span.to, read.statement.span.from));
    const one = labelled[0] ?? (w.beside.length === 0 ? fitting[0] : fitting.find(attached));
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
    const parts = this.region(mark, w).filter(
      ({ subject, stated }) => subject.about.size === 0 && (stated.value.kind === 'formulas' || stated.value.plain),
    );
    const sides = parts.map(({ stated }) => stated.side);
    const values = parts.flatMap(({ stated: { value } }) => oneByOne(value));
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
      last = { value: null, latex: side.written.latex, at: side.written.span.from, whole: side.whole, note: why };
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
