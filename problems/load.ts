import type { Node } from 'yaml';
import type { Place } from '../worlds/declarations';
import { isMap, isScalar } from 'yaml';
import { nearest } from '../worlds/file/names';
import { loadDerivation } from './derivation';
import { loadQuantities } from './quantities';
import { loadResults } from './results';
import type { Loaded, Reader, Trouble } from './reading';
import { Page, listOf, needed, number, oneOf, optional, record, text, truth } from './reading';
import type { AssignmentTexts, ProblemTexts } from './texts';
import { graderKinds, languages, type Assignment, type AssignmentPart, type Language, type Problem } from './schema';

/** Reads a problem folder's texts. Every trouble names file, line and remedy. */
export function loadProblem(texts: ProblemTexts): Loaded<Problem> {
  const page = new Page(texts.problem.file, texts.problem.text);
  const grader = page.read(graderOf, 'title, grader and what the grader needs');
  switch (grader) {
    case null:
      return { value: null, troubles: page.troubles };
    case 'derivation':
      return loadDerivation(texts);
    case 'quantities':
      return loadQuantities(texts);
    case 'results':
      return loadResults(texts);
    case 'prose':
      return {
        value: null,
        troubles: [
          {
            file: texts.problem.file,
            line: 1,
            column: 1,
            message: `nothing grades ${grader} yet: leave 'problem' out of the part in assignment.yaml, and it waits for a person`,
          },
        ],
      };
  }
}

const graderOf: Reader<(typeof graderKinds)[number]> = (node, page) => {
  if (!isMap<Node, Node | null>(node))
    return page.report(node, 'expected a mapping with title, grader and what it needs');
  const entry = node.items.find(({ key }) => isScalar(key) && key.value === 'grader');
  if (!entry?.value) return page.report(node, `the problem needs the key 'grader': one of ${graderKinds.join(', ')}`);
  return oneOf(...graderKinds)(entry.value, page);
};

const points = number('points, a number from 0 to 1000', 0, 1000);

const late = record('late', {
  perDay: needed(number('a share such as 10%', 0, 1, true)),
  graceHours: optional(number('hours, a number from 0', 0, 10_000), 0),
  most: optional(number('a share such as 50%', 0, 1, true), 1),
});

const partFields = record('a part', {
  id: needed(text('an id such as cvae-elbo')),
  label: needed(text("the number under which it is asked, such as '3.1'")),
  labels: optional(listOf(text("a label or path such as 'Problem 3 > a'"), 'labels'), [] as readonly string[]),
  title: optional(text('a title'), null),
  points: optional(points, null),
  grader: optional(oneOf(...graderKinds), null),
  problem: optional(text('the name of a problem folder'), null),
});

type PartFields = NonNullable<ReturnType<typeof partFields>>;

/** A part as it stands in the file. */
const part: Reader<PartFields & { readonly place: Place }> = (node, page) => {
  const fields = partFields(node, page);
  return fields === null ? null : { ...fields, place: page.placeOf(node) };
};

const assignmentFields = record('assignment.yaml', {
  title: needed(text('the title of the assignment')),
  late: optional(late, null),
  decimalComma: optional(truth, false),
  language: optional(oneOf(...languages), 'en' as Language),
  parts: needed(listOf(part, 'parts')),
});

/** Reads an assignment folder's texts, its problems included. */
export function loadAssignment(texts: AssignmentTexts): Loaded<Assignment> {
  const page = new Page(texts.assignment.file, texts.assignment.text);
  const troubles: Trouble[] = [];
  const problems = new Map<string, Problem | null>();
  for (const folder of texts.problems) {
    const loaded = loadProblem(folder);
    troubles.push(...loaded.troubles);
    problems.set(folder.id, loaded.value);
  }
  const fields = page.read(assignmentFields, 'title and parts');
  if (fields === null) return { value: null, troubles: [...page.troubles, ...troubles] };

  const complain = (at: Place, message: string): void => {
    page.troubles.push({ file: page.file, line: at.line, column: at.column, message });
  };
  const parts: AssignmentPart[] = [];
  for (const entry of fields.parts) {
    const { place } = entry;
    if (parts.some(({ id }) => id === entry.id))
      complain(place, `the id '${entry.id}' stands twice: give each part its own`);
    if (entry.problem !== null && !problems.has(entry.problem)) {
      const near = nearest(entry.problem, [...problems.keys()]);
      complain(
        place,
        `there is no problem folder '${entry.problem}' with a problem.yaml: ${near ? `did you mean '${near}'?` : 'make it, or remove the key'}`,
      );
    }
    const problem = (entry.problem === null ? null : problems.get(entry.problem)) ?? null;
    const grader = entry.grader ?? problem?.grader ?? null;
    const worth = entry.points ?? problem?.points ?? null;
    if (grader === null && entry.problem === null)
      complain(place, `the part '${entry.id}' needs the key 'grader', as it names no problem`);
    if (problem !== null && grader !== problem.grader)
      complain(place, `the part says grader ${entry.grader}, its problem says ${problem.grader}: make them agree`);
    if (worth === null) complain(place, `the part '${entry.id}' needs the key 'points'`);
    if (grader === null || worth === null) continue;
    parts.push({
      id: entry.id,
      label: entry.label,
      labels: entry.labels.length > 0 ? entry.labels : [entry.label],
      title: entry.title ?? problem?.title ?? entry.id,
      points: worth,
      grader,
      problem,
      place,
    });
  }
  return {
    value: { ...fields, id: texts.id, parts },
    troubles: [...page.troubles, ...troubles],
  };
}
