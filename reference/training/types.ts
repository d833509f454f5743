import type { EngineName } from '../engines/types';
import type { Settings } from '../models/types';

/** What one epoch of one training gave. */
export interface EpochRecord {
  /** From 1. */
  readonly epoch: number;
  /** Mean loss of its steps, each before its step was made. */
  readonly loss: number;
  /** What its steps took; the evaluation is not in it. */
  readonly seconds: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** Which training something belongs to. */
export interface TrainingId {
  readonly model: string;
  readonly settings: Settings;
  /** Hash of the data. */
  readonly data: string;
  readonly seed: number;
  /** Engines differ in the last digits, so a training stays with the one that it began on. */
  readonly engine: EngineName;
}

/** The numbers of one variable. */
export interface Values {
  readonly shape: readonly number[];
  readonly numbers: Float32Array;
}

/** A training that was interrupted: all that is needed to go on as if nothing had happened. */
export interface Checkpoint {
  readonly of: TrainingId;
  /** The step to make next, and the seconds that this epoch had taken. */
  readonly place: { readonly epoch: number; readonly step: number; readonly seconds: number };
  readonly epochs: readonly EpochRecord[];
  readonly values: Readonly<Record<string, Values>>;
}
