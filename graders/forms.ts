import type { Expr, RelationOp, Token, Vocabulary } from '../expr';
import { formOf, isUnreadable, lex, parseTokens, readDocument } from '../expr';
import type { Material } from './material';
import { materialOf } from './material';

/** A relation of the problem, read. */
export interface Form {
  readonly op: RelationOp;
  readonly left: FormSide;
  readonly right: FormSide;
}

export interface FormSide {
  readonly tokens: readonly Token[];
  readonly expr: Expr;
  /** The same with the names of the answer's own written out. */
  readonly whole: Expr;
  readonly form: string;
  readonly material: Material;
}

/** A side of an answer, read. */
export interface AnswerSide extends FormSide {
  readonly chain: number;
  readonly side: number;
}

/**
 * Reads a side of a relation; null where it cannot be read.
 * @param writtenOut writes out the names of the answer's own
 */
export function readSide(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  writtenOut: (e: Expr) => Expr = (e) => e,
): FormSide | null {
  const parsed = parseTokens(tokens, vocabulary);
  if (isUnreadable(parsed)) return null;
  const { expr } = parsed;
  const whole = writtenOut(expr);
  const own = materialOf(expr, vocabulary);
  // Functions may hide behind a name, and an index is what the side shows; all else is what it comes to.
  const material =
    whole === expr ? own : { ...materialOf(whole, vocabulary), functions: own.functions, indices: own.indices };
  return { tokens, expr, whole, form: formOf(expr), material };
}

/** Reads `A = B = C` from the problem as its relations; empty where it holds none. */
export function readForms(latex: string, vocabulary: Vocabulary): Form[] {
  const { chains } = readDocument(`$$${latex}$$`);
  return chains.flatMap((chain) =>
    chain.links.flatMap((link): Form[] => {
      const left = readSide(chain.sides[link.left]!.tokens, vocabulary);
      const right = readSide(chain.sides[link.right]!.tokens, vocabulary);
      return left && right ? [{ op: link.op, left, right }] : [];
    }),
  );
}

/** An expression of the problem that is no relation, such as a form to start from. */
export const readForm = (latex: string, vocabulary: Vocabulary): FormSide | null =>
  readSide(lex(latex).tokens, vocabulary);
