import type { QuantityMistake } from '../../../problems/schema';
import type { Subject } from './subject';

/** What is wrong with the model answer: every quantity must be right, every equality of its working must hold. */
export function faultsOfModel({ model }: Subject): string[] {
  return [
    ...model.quantities
      .filter((q) => q.verdict !== 'right')
      .map((q) => `the model answer: ${q.name} is ${q.verdict}${q.because ? ` (${q.because})` : ''}`),
    ...model.claims
      .filter((c) => c.verdict !== 'holds')
      .map((c) => `the model answer, line ${c.line}: ${c.latex} ${c.verdict} (${c.because})`),
  ];
}

/** Where the judgement of a typical mistake is not what its file declares. */
export function faultsOfMistake(mistake: QuantityMistake, subject: Subject): string[] {
  const judged = subject.judge(mistake.text);
  const out: string[] = [];
  const say = (what: string): void => void out.push(`mistakes/${mistake.name}.md: ${what}`);
  for (const q of subject.problem.quantities) {
    const declared = mistake.quantities.get(q.name) ?? { verdict: mistake.others, mistake: null };
    const found = judged.quantities.find((f) => f.name === q.name);
    const wanted = declared.mistake === null ? declared.verdict : `mistake ${declared.mistake}`;
    const got = found?.mistake ? `mistake ${found.mistake}` : (found?.verdict ?? 'missing');
    if (wanted !== got) say(`${q.name} is declared ${wanted}, but it is ${got}`);
  }
  const failing = judged.claims.filter((c) => c.verdict === 'fails').map((c) => c.line);
  const declared = mistake.verdicts.filter((v) => v.verdicts.includes('fails')).map((v) => v.line);
  if (failing.join() !== declared.join())
    say(`equalities fail in lines ${failing.join(', ') || 'none'}, declared are ${declared.join(', ') || 'none'}`);
  if (mistake.loses !== subject.losesMarks(judged))
    say(mistake.loses ? 'it must lose marks, and loses none' : 'it must keep all marks, and loses some');
  return out;
}
