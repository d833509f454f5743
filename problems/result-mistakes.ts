import { isMap, isScalar, type Node } from 'yaml';
import { nearest } from '../worlds/file/names';
import { frontMatter } from './mistakes';
import type { Loaded, Reader } from './reading';
import { needed, oneOf, optional, record, someOf, text, truth } from './reading';
import type { ResultMistake, ResultVerdict, Text } from './schema';
import { resultVerdicts } from './schema';

type Verdicts = ResultMistake['results'];

/** `max5: surprising`, and `max5 > avg5: [surprising, contradicted]` for a relation. */
const verdictsOf =
  (known: readonly string[]): Reader<Verdicts> =>
  (node, page) => {
    if (!isMap<Node, Node | null>(node))
      return page.report(
        node,
        "expected figures and their verdicts, as in { max5: surprising, 'max5 > avg5': surprising }",
      );
    const out = new Map<string, readonly ResultVerdict[]>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (!known.includes(name)) {
        const near = nearest(name, known);
        page.report(
          key,
          `there is no figure, no curve and no relation '${name}'${near ? `: did you mean '${near}'?` : ''}`,
        );
        continue;
      }
      const verdicts = someOf(oneOf(...resultVerdicts), 'verdicts')(value ?? key, page);
      if (verdicts !== null) out.set(name, verdicts);
    }
    return out;
  };

/** Reads a file of `mistakes/` of a problem of results: YAML between two lines of `---`, then the answer. */
export function loadResultMistake(file: Text, known: readonly string[]): Loaded<ResultMistake> {
  const fields = record('the front matter', {
    why: needed(text('what is wrong')),
    results: optional(verdictsOf(known), new Map() as Verdicts),
    loses: optional(truth, true),
  });
  const front = frontMatter(file);
  if (front === null) {
    const message = "expected front matter: YAML with why and results between two lines of '---', then the answer";
    return { value: null, troubles: [{ file: file.file, line: 1, column: 1, message }] };
  }
  const { page, answer } = front;
  const found = page.read(fields, 'why and results');
  if (found === null) return { value: null, troubles: page.troubles };
  if (answer.trim() === '') page.report(0, 'the answer is missing: write it after the front matter');
  const name = file.file.replace(/^.*[/\\]/, '').replace(/\.md$/, '');
  return { value: { name, file: file.file, text: answer, ...found }, troubles: page.troubles };
}
