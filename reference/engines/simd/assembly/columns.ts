/*
 * What each output of a convolution sees of its input, laid out in rows (im2col; Chellapilla, Puri and Simard, 2006), one
 * row for each output: [outputs, kernelHeight · kernelWidth · channels], zeros where the window leaves the input. A line
 * is a row of outputs of one picture; lines are numbered through all pictures.
 */

/** Copies floats. */
function copy(to: usize, from: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4, to += 16, from += 16) v128.store(to, v128.load(from));
  for (; i < count; i++, to += 4, from += 4) store<f32>(to, load<f32>(from));
}

function clear(to: usize, count: i32): void {
  const zero = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= count; i += 4, to += 16) v128.store(to, zero);
  for (; i < count; i++, to += 4) store<f32>(to, 0);
}

function addTo(to: usize, from: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4, to += 16, from += 16) v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
  for (; i < count; i++, to += 4, from += 4) store<f32>(to, load<f32>(to) + load<f32>(from));
}

/** Columns of `count` lines from `first` on, written to `columns`. */
export function gather(
  columns: usize,
  x: usize,
  first: i32,
  count: i32,
  height: i32,
  width: i32,
  channels: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  outHeight: i32,
  outWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  dilationHeight: i32,
  dilationWidth: i32,
  top: i32,
  left: i32,
): void {
  const run = kernelWidth * channels;
  for (let line = first; line < first + count; line++) {
    const picture = line / outHeight;
    const y0 = (line - picture * outHeight) * strideHeight - top;
    for (let j = 0; j < outWidth; j++) {
      const x0 = j * strideWidth - left;
      const whole = dilationWidth === 1 && x0 >= 0 && x0 + kernelWidth <= width;
      for (let k = 0; k < kernelHeight; k++, columns += 4 * run) {
        const y = y0 + k * dilationHeight;
        if (y < 0 || y >= height) {
          clear(columns, run);
          continue;
        }
        const row = picture * height + y;
        if (whole) {
          copy(columns, x + 4 * <usize>((row * width + x0) * channels), run);
          continue;
        }
        for (let q = 0; q < kernelWidth; q++) {
          const at = x0 + q * dilationWidth;
          const to = columns + 4 * q * channels;
          if (at < 0 || at >= width) clear(to, channels);
          else copy(to, x + 4 * <usize>((row * width + at) * channels), channels);
        }
      }
    }
  }
}

/** Adds columns to the places of `x` that they came from: the adjoint of `gather`. */
export function scatter(
  columns: usize,
  x: usize,
  first: i32,
  count: i32,
  height: i32,
  width: i32,
  channels: i32,
  kernelHeight: i32,
  kernelWidth: i32,
  outHeight: i32,
  outWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  dilationHeight: i32,
  dilationWidth: i32,
  top: i32,
  left: i32,
): void {
  const run = kernelWidth * channels;
  for (let line = first; line < first + count; line++) {
    const picture = line / outHeight;
    const y0 = (line - picture * outHeight) * strideHeight - top;
    for (let j = 0; j < outWidth; j++) {
      const x0 = j * strideWidth - left;
      const whole = dilationWidth === 1 && x0 >= 0 && x0 + kernelWidth <= width;
      for (let k = 0; k < kernelHeight; k++, columns += 4 * run) {
        const y = y0 + k * dilationHeight;
        if (y < 0 || y >= height) continue;
        const row = picture * height + y;
        if (whole) {
          addTo(x + 4 * <usize>((row * width + x0) * channels), columns, run);
          continue;
        }
        for (let q = 0; q < kernelWidth; q++) {
          const at = x0 + q * dilationWidth;
          if (at >= 0 && at < width)
            addTo(x + 4 * <usize>((row * width + at) * channels), columns + 4 * q * channels, channels);
        }
      }
    }
  }
}
