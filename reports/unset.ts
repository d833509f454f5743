/**
 * Why a formula cannot be set, in the words of a person: what MathJax (the PDF) and Temml (the page) say of the same
 * mistake differs, and neither speaks to a student. `$1` is what the message names.
 */
const TOLD: readonly (readonly [message: RegExp, told: string])[] = [
  [/^(?:Undefined control sequence|Unsupported function name:) ?(\\\S*)/, 'the command $1 is not known here'],
  [/^Function "(\\\S+)" is not trusted/, 'the command $1 is not known here'],
  [
    /^(?:Unknown environment '|No such environment: |Invalid environment name ')([^']+)/,
    'the environment "$1" is not known here',
  ],
  [/close brace|open brace|expected '\}'|^Expected '\}'|got '\}'|^Expected group|^Extra \}/, 'its braces do not match'],
  [/^Missing or unrecognized delimiter|^Invalid delimiter/, 'a bracket is missing after \\left or \\right'],
  [/^Missing argument for (\\\S+)|^Got function '(\S+)' with no arguments/, 'an argument of $1 is missing'],
  [/'\$'|Math mode is not|'\\\\?[()]'/, '"$" stands where it cannot'],
  [/\\left|\\right|\\middle/, '\\left and \\right do not match'],
  [/\\begin|\\end|environment|^Erroneous nesting/, '\\begin and \\end do not match'],
  [/^Misplaced|^Expected &|got '(?:&|\\\\|\\cr)'|\\hline/, '"&", "\\\\" or a line stands outside a table'],
  [/^Unexpected end of input|^Missing superscript or subscript argument|got 'EOF'/, 'something is missing at its end'],
  [/double subscript|multiple sub/i, 'one sign has two subscripts'],
  [/double (?:exponent|superscript)|Prime causes double/i, 'one sign has two superscripts'],
  [/^\\limits|^Limit controls/, '\\limits stands behind no operator'],
  [/macro parameter character/, '"#" stands where it cannot'],
  [/got '([^']+)'/, '"$1" stands where it cannot'],
];

/** What can be said where a setter itself fails, or says nothing that a person could use. */
const plain = 'it is no complete LaTeX';

/** The reason from what a setter threw. */
export function reasonFor(error: unknown): string {
  // A setter's own failure speaks of its own variables.
  if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError) return plain;
  const message = error.message
    .replace(/^(?:Parse|Temml parse) ?error:?\s*/i, '')
    .replace(/\s+at (?:position|end of input)[^]*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
  for (const [pattern, told] of TOLD) {
    const match = pattern.exec(message);
    if (match) return told.replaceAll('$1', () => match[1] ?? match[2] ?? '');
  }
  return message === '' ? plain : message;
}
