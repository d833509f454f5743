/**
 * Whether sweeps take all of what they measure (`PROOFMARK_SWEEP=whole`): an hour or more, for the numbers that are
 * published. Without it they take a sample of everything.
 */
export const whole = process.env.PROOFMARK_SWEEP === 'whole';
