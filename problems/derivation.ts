import { isMap, isScalar, type Node } from 'yaml';
import type { Source } from '../worlds/declarations';
import type { ProblemTexts } from './texts';
import { missingTexts } from './texts';
import { loadMistake } from './mistakes';
import { readWorldFile } from '../worlds/file';
import { nearest } from '../worlds/file/names';
import type { LawName } from '../worlds/laws/lexicon';
import { LAW_NAMES } from '../worlds/laws/lexicon';
import { phrase } from './phrases';
import type { Loaded, Reader, Trouble } from './reading';
import { Page, latex, listOf, needed, number, oneOf, optional, record, someOf, text } from './reading';
import type { DerivationProblem, Goal, Marks, Milestone, Reason } from './schema';
import { world, worldOf } from './world';

const share = number('a share from 0 to 1, such as 0.3 or 30%', 0, 1, true);

const law: Reader<LawName> = (node, page) => {
  const said = text("the name of a law, such as Jensen's inequality")(node, page);
  if (said === null) return null;
  const plain = said
    .trim()
    .replace(/^the\s+/i, '')
    .replace(/\u2019/g, "'");
  const found = LAW_NAMES.find((name) => name.toLowerCase() === plain.toLowerCase());
  if (found) return found;
  const near = nearest(plain, LAW_NAMES);
  return page.report(
    node,
    `"${said}" is not the name of a law${near ? `; did you mean ${near}?` : ': problems/README.md lists them'}`,
  );
};

const reason: Reader<Reason> = record('a reason', {
  name: needed(text('what must be said, in short')),
  phrases: needed(someOf(phrase, 'phrases')),
  laws: optional(someOf(law, 'names of laws'), [] as readonly LawName[]),
});

const milestone = record('a milestone', {
  name: needed(text('what the form is, in words')),
  form: needed(someOf(latex, 'forms in LaTeX')),
  share: optional(share, null),
});

const names: Reader<Goal['at']> = (node, page) => {
  if (!isMap<Node, Node | null>(node))
    return page.report(node, "expected names and what they stand for, as in {x: '\\arg\\max_x p(x)'}");
  return node.items.flatMap(({ key, value }) => {
    const is = value === null ? null : latex(value, page);
    return is === null ? [] : [{ name: isScalar(key) ? String(key.value) : '', is }];
  });
};

const goalFields = record('a goal', {
  relation: needed(latex),
  or: optional(someOf(latex, 'relations'), [] as readonly Source[]),
  at: optional(names, [] as Goal['at']),
});

const goal: Reader<Goal> = (node, page) => {
  if (isMap(node)) return goalFields(node, page);
  const relation = latex(node, page);
  return relation === null ? null : { relation, or: [], at: [] };
};

const marks = record('marks', {
  steps: needed(share),
  conclusion: needed(share),
  reasons: optional(share, 0),
});

const fields = record('problem.yaml', {
  title: needed(text('a title')),
  grader: needed(oneOf('derivation')),
  points: optional(number('points, a number from 0 to 1000', 0, 1000), null),
  world: needed(world),
  given: optional(someOf(latex, 'relations'), [] as readonly Source[]),
  show: needed(someOf(goal, 'relations')),
  marks: optional(marks, null),
  milestones: optional(listOf(milestone, 'milestones'), []),
  reasons: optional(listOf(reason, 'reasons'), [] as readonly Reason[]),
});

/** Reads the folder of a derivation. */
export function loadDerivation(texts: ProblemTexts): Loaded<DerivationProblem> {
  const page = new Page(texts.problem.file, texts.problem.text);
  const troubles: Trouble[] = missingTexts(texts);
  const found = page.read(fields, 'title, grader, world and show');
  const worldText = found === null ? null : worldOf(found.world, texts, page);
  const mistakes = texts.mistakes.flatMap((file) => {
    const loaded = loadMistake(file);
    troubles.push(...loaded.troubles);
    return loaded.value === null ? [] : [loaded.value];
  });
  if (found === null || worldText === null) return { value: null, troubles: [...page.troubles, ...troubles] };
  const declared = readWorldFile(worldText.text);
  troubles.push(...declared.problems.map((problem) => ({ file: worldText.file, ...problem })));
  const value: DerivationProblem = {
    grader: 'derivation',
    id: texts.id,
    title: found.title,
    points: found.points,
    world: worldText,
    declarations: declared.declarations,
    given: found.given,
    show: found.show,
    marks: marksOf(found.marks, found.reasons, page),
    milestones: sharesOf(found.milestones, page),
    reasons: found.reasons,
    statement: texts.statement?.text ?? '',
    solution: texts.solution ?? { file: '', text: '' },
    mistakes,
  };
  return { value, troubles: [...page.troubles, ...troubles] };
}

/** Without `marks`: 0.6 for steps, 0.3 for the conclusion, 0.1 for reasons where there are any. */
function marksOf(said: Marks | null, reasons: readonly Reason[], page: Page): Marks {
  const usual =
    reasons.length > 0 ? { steps: 0.6, conclusion: 0.3, reasons: 0.1 } : { steps: 0.7, conclusion: 0.3, reasons: 0 };
  if (said === null) return usual;
  const sum = said.steps + said.conclusion + said.reasons;
  const at = Math.max(0, page.text.search(/^marks/m));
  if (Math.abs(sum - 1) > 1e-9)
    page.report(at, `the shares in marks sum to ${Number(sum.toFixed(6))}: make them sum to 1`);
  if (said.reasons > 0 && reasons.length === 0)
    page.report(at, 'marks gives a share to reasons, but no reasons are listed: list them or make the share 0');
  return said;
}

/** Milestones without a share divide evenly what the others leave of one half of the marks for steps. */
function sharesOf(
  said: readonly { name: string; form: readonly Source[]; share: number | null }[],
  page: Page,
): readonly Milestone[] {
  const given = said.reduce((sum, { share }) => sum + (share ?? 0), 0);
  if (given > 1)
    page.report(Math.max(0, page.text.search(/^milestones/m)), 'the shares of the milestones sum to more than 1');
  const open = said.filter(({ share }) => share === null).length;
  const rest = open === 0 ? 0 : Math.max(0, 0.5 - given) / open;
  return said.map(({ name, form, share }) => ({ name, forms: form, share: share ?? rest }));
}
