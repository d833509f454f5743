import { normals, seeded } from '../../../worlds/numeric/random';
import type { Tensor } from '../../../worlds/tensor';

/** Random sizes and entries from one seed. */
export class Draw {
  private readonly random: () => number;
  private readonly normal: () => number;

  constructor(seed: number) {
    this.random = seeded(seed);
    this.normal = normals(this.random);
  }

  whole(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  several(count: number, least: number, most: number): number[] {
    return Array.from({ length: count }, () => this.whole(least, most));
  }

  one<X>(of: readonly X[]): X {
    return of[this.whole(0, of.length - 1)]!;
  }

  flag(): boolean {
    return this.random() < 0.5;
  }

  vector(n: number): number[] {
    return Array.from({ length: n }, () => this.normal());
  }

  tensor(...shape: number[]): Tensor<number> {
    return { shape, entries: this.vector(shape.reduce((a, b) => a * b, 1)) };
  }
}
