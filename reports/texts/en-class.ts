import type { ClassTexts } from './class-catalogue';

export const enClass: ClassTexts = {
  tookTooLong: (seconds) =>
    `Grading it took longer than ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and was stopped.`,
  tookTooMuchMemory: (megabytes) => `Grading it took more than ${megabytes} MB of memory and was stopped.`,
  crashed: (how) => `The process that graded it ended unexpectedly (${how}).`,
  threw: (message) => `Grading it failed: ${message}`,

  ungraded: 'Nothing grades this kind of answer yet.',
};
