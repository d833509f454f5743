import type { Progress } from '../../reference/training/train';
import type { EpochRecord } from '../../reference/training/types';
import type { Screen } from '../progress';
import type { Task } from './plan';

/** An epoch as one line of JSON, for programs that follow a training. */
export const epochAsJson = (task: Task, seed: number, record: EpochRecord): string =>
  `${JSON.stringify({ model: task.model.name, name: task.name, settings: task.settings, seed, ...record })}\n`;

/** Seconds as 0:07, 12:30 or 1:02:03. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

export function epochAsLine(name: string, seed: number, { epoch, loss, seconds, metrics }: EpochRecord): string {
  const figures = Object.entries(metrics).map(([metric, value]) => `${metric} ${value.toPrecision(5)}`);
  return `${name}, seed ${seed}, epoch ${epoch}: ${[`loss ${loss.toPrecision(4)}`, ...figures].join(', ')} (${seconds.toFixed(1)} s)\n`;
}

/** Where a training is, redrawn in place; nothing where there is no terminal. */
export function drawProgress(screen: Screen, name: string, seed: number, progress: Progress): void {
  if (!screen.isTTY) return;
  const { epoch, epochs, step, steps, loss, secondsLeft } = progress;
  const place = `epoch ${epoch + 1} of ${epochs}, step ${step} of ${steps}`;
  screen.write(`\r\u001b[K${name}, seed ${seed}, ${place}, loss ${loss.toPrecision(4)}, ${duration(secondsLeft)} left`);
}

export const clearLine = (screen: Screen): void => void (screen.isTTY && screen.write('\r\u001b[K'));
