import { isMap, isScalar, type Node } from 'yaml';
import { nearest } from '../worlds/file/names';
import type { FrontMatter } from './mistakes';
import { frontMatter, verdict, lineTrouble } from './mistakes';
import type { Loaded, Reader } from './reading';
import { listOf, needed, oneOf, optional, record, text, truth } from './reading';
import type { Quantity, QuantityMistake, QuantityVerdict, Text } from './schema';
import { quantityVerdicts } from './schema';

type Verdicts = QuantityMistake['quantities'];
type KnownQuantity = Pick<Quantity, 'name' | 'mistakes'>;

/** `f_t: wrong`, or `f_t: mistake no-bias`. */
const verdictsOf =
  (quantities: readonly KnownQuantity[]): Reader<Verdicts> =>
  (node, page) => {
    if (!isMap<Node, Node | null>(node))
      return page.report(node, 'expected quantities and their verdicts, as in { f_t: wrong, C_t: follow-through }');
    const out = new Map<string, { verdict: QuantityVerdict; mistake: string | null }>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const of = quantities.find((q) => q.name === name);
      if (!of) {
        const near = nearest(
          name,
          quantities.map((q) => q.name),
        );
        page.report(key, `there is no quantity '${name}'${near ? `: did you mean '${near}'?` : ''}`);
        continue;
      }
      const said = isScalar(value) ? String(value.value) : '';
      const mistake = /^mistake\s+(\S+)$/.exec(said)?.[1] ?? null;
      if (mistake !== null && !of.mistakes.some((m) => m.name === mistake)) {
        const near = nearest(
          mistake,
          of.mistakes.map((m) => m.name),
        );
        page.report(value ?? key, `'${name}' has no mistake '${mistake}'${near ? `: did you mean '${near}'?` : ''}`);
        continue;
      }
      const verdict = mistake === null ? oneOf(...quantityVerdicts)(value ?? key, page) : 'mistake';
      if (verdict !== null) out.set(name, { verdict, mistake });
    }
    return out;
  };

/** Reads a file of `mistakes/` of a numeric problem: YAML between two lines of `---`, then the answer. */
export function loadQuantityMistake(file: Text, quantities: readonly KnownQuantity[]): Loaded<QuantityMistake> {
  const fields = record('the front matter', {
    why: needed(text('what is wrong')),
    quantities: optional(verdictsOf(quantities), new Map() as Verdicts),
    others: optional(oneOf(...quantityVerdicts), 'right' as QuantityVerdict),
    verdicts: optional(listOf(verdict, 'verdicts'), []),
    loses: optional(truth, true),
  });
  const front: FrontMatter | null = frontMatter(file);
  if (front === null)
    return {
      value: null,
      troubles: [
        {
          file: file.file,
          line: 1,
          column: 1,
          message: "expected front matter: YAML with why and quantities between two lines of '---', then the answer",
        },
      ],
    };
  const { page, answer } = front;
  const found = page.read(fields, 'why and quantities');
  if (found === null) return { value: null, troubles: page.troubles };
  const lines = answer.split('\n');
  for (const { line, claim, place } of found.verdicts) {
    const why = lineTrouble(lines, line, claim);
    if (why !== null) page.troubles.push({ file: file.file, ...place, message: why });
  }
  if (answer.trim() === '') page.report(0, 'the answer is missing: write it after the front matter');
  const name = file.file.replace(/^.*[/\\]/, '').replace(/\.md$/, '');
  return { value: { name, file: file.file, text: answer, ...found }, troubles: page.troubles };
}
