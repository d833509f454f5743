import type { Expr, Parsed, RelationOp, Token } from '../../expr';
import { isUnreadable } from '../../expr';
import type { Spelling } from './spelling';
import { spelledOut } from './spelling';
import type { StatedSide, Statement } from './statements';

/** A side of a statement as it was read. */
export interface ReadSide {
  readonly written: StatedSide;
  /** Null where it cannot be read. */
  readonly expr: Expr | null;
  /** Why it cannot be read, or what was mended to read it. */
  readonly note: string | null;
  /** Whether the brackets of its formula match. */
  readonly whole: boolean;
}

/** A statement with its sides read. */
export interface ReadStatement {
  readonly statement: Statement;
  readonly sides: readonly ReadSide[];
  readonly ops: readonly RelationOp[];
}

/** @param read reads tokens with the names of the problem */
export function readStatement(
  statement: Statement,
  read: (tokens: readonly Token[]) => Parsed,
  spelling: Spelling,
): ReadStatement {
  const { whole } = statement;
  const sides: ReadSide[] = [];
  const ops: RelationOp[] = [];
  statement.sides.forEach((written, k) => {
    if (k > 0) ops.push(statement.ops[k - 1] ?? '=');
    const tokens = spelledOut(written.tokens, spelling);
    if (tokens.some((token, i) => token.kind === 'number' && tokens[i + 1]?.kind === 'number')) {
      sides.push({ whole, written, expr: null, note: 'two numbers stand beside each other' });
      return;
    }
    const parsed = read(tokens);
    const found = split(parsed.expr);
    if (found.length === 1 || isUnreadable(parsed)) {
      sides.push({ whole, written, expr: isUnreadable(parsed) ? null : parsed.expr, note: troubleOf(parsed) });
      return;
    }
    found.forEach((expr, i) => {
      if (i > 0) ops.push('=');
      sides.push({ whole, written, expr, note: 'the bracket that is lost was read as closing before "="' });
    });
  });
  return { statement, sides, ops };
}

const troubleOf = (parsed: Parsed): string | null =>
  parsed.diagnostics.find((d) => d.severity === 'error')?.message ?? null;

/** `\sigma(A = B)` cannot be meant: a bracket was lost, and it says `\sigma(A) = B`. */
function split(e: Expr): readonly Expr[] {
  if (e.kind !== 'apply' || e.args.length !== 1) return [e];
  const inner: Expr[] = [];
  let rest: Expr = e.args[0]!;
  while (rest.kind === 'relation' && rest.op === '=') {
    inner.push(rest.left);
    rest = rest.right;
  }
  if (inner.length === 0 || rest.kind === 'relation') return [e];
  return [{ ...e, args: [inner[0]!] }, ...inner.slice(1), rest];
}
