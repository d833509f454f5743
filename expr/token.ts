import type { Span } from './span';

/**
 * One token of TeX mathematics. `text` is the source text for every kind but `prose`,
 * where it is the text inside `\text{…}`, and `begin`/`end`, where it is the environment's name.
 *
 * - `command`  a control sequence: `\frac`, `\,`, `\{`, `\|` (never `\\`, `\begin`, `\end`, `\text`)
 * - `letter`   one letter of any alphabet
 * - `number`   `12`, `0.5`
 * - `open`, `close`  `{`, `}`
 * - `sub`, `sup`, `prime`  `_`, `^`, `'`
 * - `cell`     `&`
 * - `row`      `\\` (an optional `[6pt]` is part of it)
 * - `begin`, `end`  `\begin{name}`, `\end{name}`
 * - `prose`    `\text{…}`, `\mbox{…}`, `\intertext{…}`, `\tag{…}`; `command` holds which
 * - `mark`     any other character: `(`, `|`, `+`, `=`, `,`
 */
export type TokenKind =
  | 'command'
  | 'letter'
  | 'number'
  | 'open'
  | 'close'
  | 'sub'
  | 'sup'
  | 'prime'
  | 'cell'
  | 'row'
  | 'begin'
  | 'end'
  | 'prose'
  | 'mark';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly span: Span;
  /** White space (or a comment) stands before it. */
  readonly spaced: boolean;
  /** For `prose`: the command that introduced it, such as `\text`. */
  readonly command?: string;
}
