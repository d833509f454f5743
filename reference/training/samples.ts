import type { Dataset } from '../datasets/types';
import { pictureOf } from '../drawn/png';
import type { DrawsImages, WritesText } from '../models/parts/draws';
import type { Training } from '../models/types';

/** Something that a trained model made, as the contents of a file. */
export interface Sample {
  /** What its file name ends with. */
  readonly extension: 'png' | 'txt';
  readonly bytes: Buffer;
}

/** Pictures in ten rows of ten, so that a model of labelled digits shows each in a column of its own. */
const PICTURES = 100;
const COLUMNS = 10;
const CHARACTERS = 500;
const PROMPT = 20;
/** From nearly always the likeliest character to nearly any. */
const TEMPERATURES = [0.25, 0.75, 1.25];

/** What a trained model draws or writes, the same for the same seed and weights; null where it makes nothing. */
export async function sampleOf(training: Training, data: Dataset, seed: number): Promise<Sample | null> {
  if (data.kind === 'images' && data.channels === 1 && draws(training)) {
    const pixels = await training.images(PICTURES, seed);
    return { extension: 'png', bytes: pictureOf(pixels, data.height, data.width, COLUMNS) };
  }
  if (data.kind === 'characters' && writes(training)) {
    const prompt = Array.from(data.test.subarray(0, PROMPT), (at) => data.alphabet[at]!).join('');
    const parts: string[] = [];
    for (const temperature of TEMPERATURES)
      parts.push(`T = ${temperature}\n\n${prompt}${await training.text(prompt, CHARACTERS, temperature, seed)}\n`);
    return { extension: 'txt', bytes: Buffer.from(parts.join('\n')) };
  }
  return null;
}

const draws = (training: Training): training is Training & DrawsImages => 'images' in training;
const writes = (training: Training): training is Training & WritesText => 'text' in training;
