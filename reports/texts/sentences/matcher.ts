import type { Other, Saying } from './saying';
import { partsOf, patternOf, type HoleKind, type Part, type Pattern } from './template';

/**
 * A piece of a translated sentence; `own` are words of the assignment, which are in its language, `english` what has no
 * translation.
 */
export interface Piece {
  readonly kind: 'text' | 'number' | 'own' | 'english';
  readonly text: string;
}

export type Translate = (sentence: string, language: Other) => readonly Piece[] | null;

interface Entry {
  readonly pattern: Pattern;
  readonly parts: Readonly<Record<Other, readonly Part[]>>;
}

/** How what is listed by "and" is joined. */
const AND: Readonly<Record<Other, { readonly comma: string; readonly and: string }>> = {
  de: { comma: ', ', and: ' und ' },
  es: { comma: ', ', and: ' y ' },
  zh: { comma: '、', and: ' 和 ' },
};

/** What stands behind the name of a file that is but a link to another. */
const LINK: Readonly<Record<Other, string>> = { de: ' (eine Verknüpfung)', es: ' (un enlace)', zh: '（链接）' };

/** Sentences nest: a hole may hold another. Deeper than any that is made. */
const DEEPEST = 12;

/** As many translations are kept as a class may need; students' formulas make more of them than there are sentences. */
const KEPT = 2_000;

/** Finds what a sentence says by the templates of a table, and says it in another language. */
export function matcher(table: readonly Saying[]): Translate {
  let entries: readonly Entry[] | null = null;
  const known = new Map<string, readonly Piece[] | null>();
  const translate = (sentence: string, language: Other, depth: number): readonly Piece[] | null => {
    if (depth > DEEPEST) return null;
    entries ??= table.map(({ en, de, es, zh }) => ({
      pattern: patternOf(en),
      parts: { de: partsOf(de), es: partsOf(es), zh: partsOf(zh) },
    }));
    for (const { pattern, parts } of entries) {
      const match = pattern.regex.exec(sentence);
      if (!match) continue;
      const held = holesOf(pattern, match, (text, kind) => fill(text, kind, language, depth));
      if (held) return parts[language].flatMap((part) => written(part, held));
    }
    return null;
  };
  const fill = (text: string, kind: HoleKind, language: Other, depth: number): readonly Piece[] | null => {
    switch (kind) {
      case 'text':
      case 'formula':
        return [{ kind: 'text', text }];
      case 'number':
      case 'own':
        return [{ kind, text }];
      case 'said':
        return translate(text, language, depth + 1);
      case 'any':
        return translate(text, language, depth + 1) ?? [{ kind: 'english', text }];
      case 'numbers':
        return listedNumbers(text, language);
      case 'files':
        return [{ kind: 'text', text: text.replace(/ \(a link\)(?=, |$)/g, () => LINK[language]) }];
      case 'formulas':
      case 'names':
        return listed(text, language);
    }
  };
  return (sentence, language) => {
    const key = `${language} ${sentence}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = translate(sentence, language, 0);
    if (known.size >= KEPT) known.clear();
    known.set(key, made);
    return made;
  };
}

type Held = ReadonlyMap<string, { readonly text: string; readonly pieces: readonly Piece[] }>;

function holesOf(
  { holes }: Pattern,
  match: RegExpExecArray,
  fill: (text: string, kind: HoleKind) => readonly Piece[] | null,
): Held | null {
  const held = new Map<string, { text: string; pieces: readonly Piece[] }>();
  for (const [i, { name, kind }] of holes.entries()) {
    const text = match[i + 1]!;
    const pieces = fill(text, kind);
    if (!pieces) return null;
    held.set(name, { text, pieces });
  }
  return held;
}

function written(part: Part, held: Held): readonly Piece[] {
  switch (part.kind) {
    case 'text':
      return [part];
    case 'hole':
      return held.get(part.name)!.pieces;
    case 'plural': {
      const { text: number } = held.get(part.name)!;
      return [{ kind: 'text', text: number === '1' ? part.one : part.other.replace('#', () => number) }];
    }
  }
}

/** Numbers with commas between them: where a comma stands in numbers, it cannot stand between them. */
const listedNumbers = (text: string, language: Other): Piece[] =>
  text.split(', ').flatMap((number, i): Piece[] => [
    ...(i === 0 ? [] : [{ kind: 'text', text: language === 'zh' ? '、' : '; ' } as const]),
    // A formula writes its numbers itself.
    { kind: number.includes('$') ? 'text' : 'number', text: number },
  ]);

/** `the gate $f$, $x$ and $y$` as another language lists them; commas within formulas are their own. */
const listed = (text: string, language: Other): Piece[] =>
  text.split(/(\$[^$]*\$|, | and )/).flatMap((piece): Piece[] => {
    if (piece === '') return [];
    if (piece === ', ') return [{ kind: 'text', text: AND[language].comma }];
    if (piece === ' and ') return [{ kind: 'text', text: AND[language].and }];
    return [{ kind: piece.startsWith('$') ? 'text' : 'own', text: piece }];
  });
