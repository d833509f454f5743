import { speaksOf } from '../../../problems/mistakes';
import type { Mistake } from '../../../problems/schema';
import { judgeText } from '../../claims';
import type { Subject } from './subject';

/** What is wrong with the model answer: it must earn full marks, every claim of it must hold. */
export function faultsOfModel({ model }: Subject): string[] {
  const claims = model.claims.filter((c) => c.verdict !== 'holds');
  const marks = model.marks.filter((m) => m.awarded < m.points);
  return [
    ...claims.map((c) => `the model answer, line ${c.line}: ${c.latex} ${c.verdict} (${c.because})`),
    ...marks.map((m) => `the model answer loses marks for ${m.for}: ${m.because}`),
    ...(model.claims.length === 0 ? ['the model answer states nothing: it needs a derivation in formulas'] : []),
  ];
}

/** Where the judgement of a typical mistake is not what its file declares. */
export function faultsOfMistake(mistake: Mistake, subject: Subject): string[] {
  const judged = subject.judge(mistake.text);
  const out: string[] = [];
  const say = (what: string): void => void out.push(`mistakes/${mistake.name}.md: ${what}`);
  const listed = new Set<number>();
  for (const declared of mistake.verdicts) {
    const at = judged.claims.flatMap((c, i) => (speaksOf(declared, c) ? [i] : []));
    const claim = judged.claims[at[0] ?? -1];
    if (at.length !== 1 || !claim) {
      say(`line ${declared.line} has ${at.length} claims like the one declared; name one of them`);
      continue;
    }
    listed.add(at[0]!);
    if (!declared.verdicts.includes(claim.verdict))
      say(`line ${claim.line}: declared ${declared.verdicts.join(' or ')}, but it ${claim.verdict} (${claim.because})`);
  }
  judged.claims.forEach((claim, i) => {
    if (mistake.others !== null && !listed.has(i) && claim.verdict !== mistake.others)
      say(`line ${claim.line}: declared ${mistake.others}, but it ${claim.verdict} (${claim.because})`);
  });
  if (mistake.classes !== null) {
    const { chains } = judgeText(mistake.text, subject.checker);
    const longest = chains.reduce((best, { classes }) => (classes.length > best.length ? classes : best), '');
    if (longest !== mistake.classes)
      say(`its longest chain has the classes ${longest}, declared are ${mistake.classes}`);
  }
  const lost = judged.marks.filter((m) => m.awarded < m.points).map((m) => (m.for === 'milestones' ? 'steps' : m.for));
  if (mistake.loses === 'some') {
    if (lost.length === 0) say('it must lose marks, and loses none');
  } else {
    for (const what of mistake.loses)
      if (!lost.includes(what)) say(`it must lose marks for ${what}, and loses none there`);
    if (mistake.loses.length === 0 && lost.length > 0)
      say(`it must keep all marks, and loses some for ${lost.join(', ')}`);
  }
  return out;
}
