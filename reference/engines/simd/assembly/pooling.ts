import { loadSome, storeSome } from './arithmetic';

/**
 * The gradient of max pooling: what comes down to an output goes to the first largest entry of its window.
 * @param x pictures [count, height, width, channels]
 * @param dx of the same shape, zeros at first
 * @param dy [count, outHeight, outWidth, channels]
 */
export function maxPoolGradient(
  x: usize,
  dy: usize,
  dx: usize,
  count: i32,
  height: i32,
  width: i32,
  channels: i32,
  windowHeight: i32,
  windowWidth: i32,
  outHeight: i32,
  outWidth: i32,
  strideHeight: i32,
  strideWidth: i32,
  top: i32,
  left: i32,
): void {
  const pixel = 4 * channels;
  for (let n = 0; n < count; n++)
    for (let i = 0; i < outHeight; i++)
      for (let j = 0; j < outWidth; j++, dy += pixel) {
        const y0 = max(0, i * strideHeight - top);
        const y1 = min(height, i * strideHeight - top + windowHeight);
        const x0 = max(0, j * strideWidth - left);
        const x1 = min(width, j * strideWidth - left + windowWidth);
        if (y0 >= y1 || x0 >= x1) continue;
        for (let c = 0; c < channels; c += 4) {
          const rest = channels - c;
          const first = <usize>(((n * height + y0) * width + x0) * channels + c) * 4;
          let best = rest < 4 ? loadSome(x + first, rest) : v128.load(x + first);
          // Numbers of places of the window, row by row: which holds the largest.
          let where = i32x4.splat(0);
          let place = 0;
          for (let row = y0; row < y1; row++)
            for (let column = x0; column < x1; column++, place++) {
              const at = x + 4 * <usize>(((n * height + row) * width + column) * channels + c);
              const value = rest < 4 ? loadSome(at, rest) : v128.load(at);
              const larger = f32x4.gt(value, best);
              best = v128.bitselect(value, best, larger);
              where = v128.bitselect(i32x4.splat(place), where, larger);
            }
          const down = rest < 4 ? loadSome(dy + 4 * c, rest) : v128.load(dy + 4 * c);
          place = 0;
          for (let row = y0; row < y1; row++)
            for (let column = x0; column < x1; column++, place++) {
              const at = dx + 4 * <usize>(((n * height + row) * width + column) * channels + c);
              const share = v128.and(down, i32x4.eq(where, i32x4.splat(place)));
              if (rest < 4) storeSome(at, f32x4.add(loadSome(at, rest), share), rest);
              else v128.store(at, f32x4.add(v128.load(at), share));
            }
        }
      }
}
