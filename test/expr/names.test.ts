import { canonicalName } from '../../expr';
import { raw } from './reads';

describe('a name has one spelling', () => {
  test.each([
    ['x', 'x'],
    [' x ', 'x'],
    ['x_1', 'x_{1}'],
    ['x_{ 1 }', 'x_{1}'],
    [raw`W_{hh}`, 'W_{hh}'],
    [raw`W_{h h}`, 'W_{hh}'],
    [raw`W_{\text{hh}}`, 'W_{hh}'],
    [raw`W_\mathrm{out}^2`, 'W^{2}_{out}'],
    [raw`\mathbf{x}`, 'x'],
    [raw`\mathbf x_1`, 'x_{1}'],
    [raw`\boldsymbol\theta`, raw`\theta`],
    [raw`\vec{x}`, 'x'],
    [raw`\widehat{y}`, raw`\hat{y}`],
    [raw`\hat y`, raw`\hat{y}`],
    [raw`\overline{x}_i`, raw`\bar{x}_{i}`],
    [raw`\mathrm{softmax}`, 'softmax'],
    [raw`\operatorname{softmax}`, 'softmax'],
    [raw`\text{local}`, 'local'],
    [raw`\mathcal{L}`, raw`\mathcal{L}`],
    [raw`\mathcal L`, raw`\mathcal{L}`],
    [raw`\mathbb{KL}`, 'KL'],
    ["H'", "H'"],
    ["W'_{1}", "W'_{1}"],
    [raw`f^*`, 'f^{*}'],
    [raw`\theta_{\mathbf{x}_i}`, raw`\theta_{x_{i}}`],
    [raw`\alpha_{\beta x}`, raw`\alpha_{\beta x}`],
    ['θ', raw`\theta`],
  ])('%s is %s', (latex, name) => {
    expect(canonicalName(latex)).toBe(name);
  });

  test('boldness is kept where it is asked for', () => {
    expect(canonicalName(raw`\bm{x}_1`, true)).toBe(raw`\mathbf{x}_{1}`);
  });
});
