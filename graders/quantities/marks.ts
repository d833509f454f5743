import type { DocumentReading, Span } from '../../expr';
import type { Quantity } from '../../problems/schema';
import type { Symbols } from './naming';
import { nameOf, phrasePlaces, symbolPlaces } from './naming';
import type { ReadStatement } from './sides';
import { runningText } from './statements';

/** A place where the answer names something that is asked for; what follows is about it until something else is named. */
export interface Mark {
  readonly span: Span;
  readonly names: ReadonlySet<string>;
  /** Whether a shape is among what it names. */
  readonly hasShape: boolean;
  /** Where something else is named. */
  readonly until: number;
}

interface Sought {
  readonly name: string;
  readonly words: Quantity['words'];
  readonly kind: Quantity['kind'];
  readonly given: boolean;
}

/** All places where an answer names a quantity: in words, in running text, as a formula by itself, before a value. */
export function marksIn(
  sought: readonly Sought[],
  symbols: Symbols,
  subjects: readonly { readonly read: ReadStatement; readonly about: ReadonlySet<string> }[],
  reading: DocumentReading,
  within: Span,
): Mark[] {
  const { source } = reading;
  const asked = new Map(sought.filter((s) => !s.given).map((s) => [s.name, s]));
  const found: Place[] = [];
  const add = (span: Span, names: ReadonlySet<string>, until = within.to): void => {
    const own = new Set([...names].filter((name) => asked.has(name)));
    if (own.size > 0 && span.from >= within.from && span.from < within.to && !inQuestion(source, span.from))
      found.push({ span, names: own, until });
  };
  for (const { read, about } of subjects) {
    const { statement } = read;
    // What a statement says of a name it says itself: whatever stands behind it is about something else.
    add({ from: statement.span.from, to: statement.sides[0]!.span.to }, about, statement.span.to);
    if (statement.sides.length === 1) {
      const { span } = statement;
      add(span, symbols.named(nameOf(statement.sides[0]!)), endOfSentence(source, span.to));
    }
  }
  const text = source.slice(within.from, within.to);
  for (const { name, words } of sought)
    for (const phrase of words)
      for (const { from, to } of phrasePlaces(text, phrase))
        add({ from: within.from + from, to: within.from + to }, new Set([name]));
  for (const prose of runningText(reading))
    for (const [symbol, names] of symbols.spellings())
      for (const { from, to } of symbolPlaces(prose.text, symbol)) {
        const at = prose.span.from;
        add({ from: at + from, to: at + to }, names, endOfSentence(source, at + to));
      }
  const merged = mergedMarks(found);
  return merged.map((mark, i) => ({
    ...mark,
    hasShape: [...mark.names].some((name) => asked.get(name)?.kind === 'shape'),
    until: Math.min(
      mark.until,
      merged.slice(i + 1).find((m) => ![...m.names].every((n) => mark.names.has(n)))?.span.from ?? within.to,
    ),
  }));
}

/** Where something is named, and how far that can reach: a bare symbol in a sentence says nothing of the next one. */
interface Place {
  readonly span: Span;
  readonly names: ReadonlySet<string>;
  readonly until: number;
}

/** The next full stop that ends a sentence, or blank line; a colon before it leads on to what follows. */
function endOfSentence(source: string, at: number): number {
  const end = /[.!?](?=\s|$)|\n[ \t]*\n/g;
  end.lastIndex = at;
  const match = end.exec(source);
  if (!match) return source.length;
  const leadsOn = /:\s*$/.test(source.slice(at, match.index));
  return leadsOn ? source.length : match.index + 1;
}

/** Words that begin a question or its setting, which a document may repeat before its answer. */
const ASKING =
  /^[\s>#*-]*(?:\(?\w{1,3}[.)]\s*)*(?:compute|calculate|determine|find|give|state|what|how|show|derive|prove|let|consider|suppose|given)\b/i;

/** Whether a place lies in a sentence that asks. */
function inQuestion(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - 600), at);
  const ends = [...before.matchAll(/[.?!](?=\s)|\n[ \t]*(?=\n)/g)];
  return ASKING.test(before.slice((ends.at(-1)?.index ?? -1) + 1).trimStart());
}

/** Mentions that overlap are one, of whatever they name in common, or of all where that is nothing. */
function mergedMarks(found: readonly Place[]): Place[] {
  const out: Place[] = [];
  for (const mark of [...found].sort((a, b) => a.span.from - b.span.from || a.span.to - b.span.to)) {
    const last = out.at(-1);
    if (!last || mark.span.from >= last.span.to) {
      out.push(mark);
      continue;
    }
    const common = [...last.names].filter((n) => mark.names.has(n));
    const names = common.length > 0 ? common : [...last.names, ...mark.names];
    out[out.length - 1] = {
      span: { from: last.span.from, to: Math.max(last.span.to, mark.span.to) },
      names: new Set(names),
      until: Math.max(last.until, mark.until),
    };
  }
  return out;
}
