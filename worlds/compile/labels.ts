/** State of a variable that has labels for states, when a whole number is said to be its value: 1 is the first, 0 wraps to the same for two states. */
export const stateOfLabel = (n: number, states: number): number => (states === 2 ? ((n % 2) + 2) % 2 : n - 1);

/** The label of a state: what `stateOfLabel` undoes. */
export const labelOfState = (state: number, states: number): number => (states === 2 ? 2 - state : state + 1);
