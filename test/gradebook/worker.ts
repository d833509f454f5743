import type { Feedback, PartFeedback } from '../../graders/feedback';
import type { Graded } from '../../gradebook/batch/record';
import type { SetUp, Task } from '../../gradebook/batch/run';
import { serve } from '../../gradebook/batch/serve';

// A process that grades nothing: each document says what becomes of it. `5 waiting`: five points and something left.
let done = 0;
serve<SetUp, Task, Graded>(({ seed }) => async ({ student, document, bytes }) => {
  const text = Buffer.from(bytes).toString();
  done++;
  switch (text) {
    case 'hang':
      for (;;);
    case 'heap': {
      const held = new Map<number, object>();
      for (let i = 0; ; i++) held.set(i, { i });
    }
    case 'outside the heap': {
      const held: Float64Array[] = [];
      for (;;) held.push(new Float64Array(1_000_000).fill(1));
    }
    case 'exit':
      return process.exit(3);
    case 'exit unless first':
      if (done > 1) process.exit(3);
      break;
    case 'throw':
      throw new Error('no such thing');
  }
  const awarded = Number.parseFloat(text) || 0;
  const part = (id: string, status: PartFeedback['status']): PartFeedback => ({
    id,
    label: id,
    title: `part ${id}`,
    grader: 'prose',
    points: 10,
    awarded: status === 'graded' ? awarded : 0,
    status,
    marks: [],
    claims: [],
    chains: [],
    quantities: [],
    results: [],
    prose: [],
    remarks: [],
  });
  const feedback: Feedback = {
    version: 1,
    generator: { name: 'test', version: '0' },
    assignment: 'a',
    title: 'A',
    student,
    document,
    points: 20,
    awarded,
    pending: text.includes('waiting') ? 10 : 0,
    seed,
    unread: text === '',
    problems: [],
    parts: [part('one', 'graded'), part('two', text.includes('waiting') ? 'waiting' : 'missing')],
  };
  const trouble = text === '' ? `${document} is empty.` : null;
  return {
    feedback,
    reports: { 'feedback.txt': `${student}: ${text}` },
    trouble,
    complete: !text.includes('incomplete'),
  };
});
