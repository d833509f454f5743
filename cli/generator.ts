import { version } from '../package.json';

/** Who makes the feedback. */
export const generator = { name: 'proofmark', version } as const;
