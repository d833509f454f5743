import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lineOf, readDocument } from '../../expr';
import { assignmentFolders, readAssignment } from '../../problems/files';
import { speaksOf } from '../../problems/mistakes';
import { findPhrase } from '../../problems/phrases';
import { showTrouble } from '../../problems/reading';
import { readSubmission } from '../../submissions/read';
import { listSubmissions } from '../../submissions/files';
import { checkLabels, findParts } from '../../submissions/parts';

const root = join(__dirname, '../../problems');
const folders = assignmentFolders(root);
const seeds = join(root, '../../shared/seeds');

/** The homework that each assignment comes from, and the labels under which its parts must be found there. */
const homeworks: Readonly<
  Record<
    string,
    {
      /** Null: no homework behind it, problems to copy from. */
      file: string | null;
      questions: number;
      derivations: readonly string[];
      quantities: readonly string[];
    }
  >
> = {
  'autoencoders-gans-rnns': {
    file: 'hw-002-autoencoder-gan-rnn.md',
    questions: 11,
    derivations: ['rnn-output-gradient', 'rnn-output-gradient-last'],
    quantities: [],
  },
  'backprop-and-boltzmann-machines': {
    file: 'hw-004-backprop-graphical-rbm-ising.md',
    questions: 14,
    derivations: [
      'backprop-convolution',
      'backprop-pooling',
      'backprop-softmax',
      'directed-model',
      'rbm-conditionals',
      'ising-energy',
      'ising-most-probable',
    ],
    quantities: [],
  },
  'conv-lstm-kl': {
    file: 'hw-001-conv-lstm-kl.md',
    questions: 4,
    derivations: ['univariate-kl'],
    quantities: ['conv-shapes', 'conv-of-a-matrix', 'lstm-step'],
  },
  'network-numbers': {
    file: null,
    questions: 4,
    derivations: [],
    quantities: ['rnn-step', 'gru-step', 'attention', 'convnet-parameters'],
  },
  'recurrent-and-latent-models': {
    file: 'hw-003-rnn-generative-vae.md',
    questions: 7,
    derivations: ['vanishing-gradient', 'elbo-by-sums'],
    quantities: [],
  },
  'standard-derivations': {
    file: null,
    questions: 14,
    derivations: [
      'em-lower-bound',
      'mutual-information',
      'gaussian-kl-full',
      'reparameterisation',
      'rbm-free-energy',
      'rbm-gradient',
      'softmax-cross-entropy',
      'logistic-regression-gradient',
      'lstm-gradient',
      'attention-gradient',
      'optimal-discriminator',
      'mixture-mean',
      'denoising-score',
      'dropout-ridge',
    ],
    quantities: [],
  },
  'text-cnn-and-generative-models': {
    file: 'hw-000-text-cnn-siamese-cvae-gan.md',
    questions: 12,
    derivations: ['convolution-formula', 'cvae-elbo', 'gaussian-kl'],
    quantities: ['convolution-shape', 'pooled-shape'],
  },
};

/** Every claim of a text: as written, and the line on which its right side starts. */
const claimsOf = (text: string): { line: number; latex: string }[] =>
  readDocument(text).chains.flatMap(({ sides, links }) =>
    links.flatMap((link) => {
      const [left, right] = [sides[link.left], sides[link.right]];
      if (!left || !right) return [];
      return [{ line: lineOf(text, right.span.from), latex: `${left.latex} ${link.latex} ${right.latex}` }];
    }),
  );

test('the five assignments and those to copy from are there', () => {
  expect(folders.map((folder) => folder.slice(root.length + 1))).toEqual(Object.keys(homeworks));
});

describe.each(Object.entries(homeworks))('%s', (id, { file, questions, derivations, quantities }) => {
  const { value, troubles } = readAssignment(join(root, id));
  if (value === null) throw new Error(troubles.map(showTrouble).join('\n'));
  const problems = value.parts.flatMap((part) => (part.problem?.grader === 'derivation' ? [part.problem] : []));
  const measured = value.parts.flatMap((part) => (part.problem?.grader === 'results' ? [part.problem] : []));
  const numeric = value.parts.flatMap((part) => (part.problem?.grader === 'quantities' ? [part.problem] : []));

  test('loads without trouble', () => expect(troubles.map(showTrouble)).toEqual([]));

  test('lists all questions, and grades its derivations and numbers', () => {
    expect(value.parts).toHaveLength(questions);
    expect(problems.map((problem) => problem.id)).toEqual(derivations);
    expect(numeric.map((problem) => problem.id)).toEqual(quantities);
  });

  test('its labels can be read and tell the parts apart', () => {
    expect(value.parts.flatMap((part) => checkLabels(part.labels))).toEqual([]);
    expect(new Set(value.parts.map((part) => part.label)).size).toBe(questions);
  });

  test('every problem has mistakes that declare what must become of them', () => {
    for (const problem of problems) {
      expect(problem.mistakes.length).toBeGreaterThanOrEqual(4);
      for (const mistake of problem.mistakes) {
        expect([mistake.file, mistake.why.length > 20]).toEqual([mistake.file, true]);
        expect([mistake.file, mistake.verdicts.length > 0 || mistake.others !== null]).toEqual([mistake.file, true]);
      }
    }
    for (const { mistakes } of numeric) {
      expect(mistakes.length).toBeGreaterThanOrEqual(4);
      for (const { file, why } of mistakes) expect([file, why.length > 10]).toEqual([file, true]);
    }
  });

  test('every declared verdict speaks of just one claim', () => {
    for (const mistake of problems.flatMap((problem) => problem.mistakes)) {
      const claims = claimsOf(mistake.text);
      for (const declared of mistake.verdicts) {
        const met = claims.filter((claim) => speaksOf(declared, claim)).length;
        expect([mistake.file, declared.line, met]).toEqual([mistake.file, declared.line, 1]);
      }
    }
  });

  test('every reason is given in the model answer, and in no mistake that lacks just the reason', () => {
    for (const problem of problems) {
      const given = (text: string): boolean[] =>
        problem.reasons.map(({ phrases }) => phrases.some((phrase) => findPhrase(text, phrase) !== null));
      expect([problem.id, given(problem.solution.text)]).toEqual([problem.id, problem.reasons.map(() => true)]);
      for (const { file, text, loses } of problem.mistakes)
        if (loses.includes('reasons')) expect([file, given(text)]).toEqual([file, problem.reasons.map(() => false)]);
    }
  });

  test('every problem folder is used', () => {
    const onDisk = readdirSync(join(root, id)).filter((name) => existsSync(join(root, id, name, 'problem.yaml')));
    expect(onDisk.sort()).toEqual([...derivations, ...quantities, ...measured.map((p) => p.id)].sort());
  });

  if (file === null) return;
  const there = existsSync(join(seeds, file));
  if (!there && process.env.PROOFMARK_REQUIRE_ALL === '1')
    test('the homework', () => {
      throw new Error(`the homework ${file} is absent, but PROOFMARK_REQUIRE_ALL asks for it`);
    });
  (there ? test : test.skip)(`all questions are found in the homework (skipped where ${file} is absent)`, () => {
    const found = findParts(readFileSync(join(seeds, file), 'utf8'), value.parts);
    expect(value.parts.filter((part) => !found.parts.has(part.id)).map((part) => part.id)).toEqual([]);
  });
});

test('the example class: ten submissions, in which the answered derivations are found', () => {
  const folder = join(root, 'text-cnn-and-generative-models');
  const parts = readAssignment(folder).value?.parts ?? [];
  const { files } = listSubmissions(join(folder, 'class'));
  const found = files.map(({ student, path }) => {
    const { text } = readSubmission(path, readFileSync(path));
    const places = findParts(text, parts).parts;
    return [student.normalize('NFC'), places.has('cvae-elbo') && places.has('gaussian-kl')];
  });
  expect(found).toHaveLength(10);
  expect(found.filter(([, both]) => !both)).toEqual([['hiro-tanaka', false]]);
});
