import { describeClaims } from '../judging';

// Values by hand: the integral of a t^2 + t over [0, 1] is a/3 + 1/2, its derivative by t integrates to a + 1.
describeClaims(
  'parameters that a sum or an integral runs over',
  String.raw`
variables: {x: {values: 3}}
parameters: {a: real, t: probability, Z: {is: 'a t^2 + t'}, Y: {is: 'Z + t'}}
functions: {'g(x)': 'x + a', 'h(x)': 'x Z'}
densities: {p: {joint: [x]}, 'q(x)': {unnormalised: 'e^{-t x}', over: [x]}}
`,
  {
    holds: [
      String.raw`\int_0^1 Z\,dt = \frac{a}{3}+\frac12`,
      String.raw`\int_0^1 Y\,dt = \frac{a}{3}+1`,
      String.raw`\int_0^1 \frac{d}{dt}Z\,dt = a+1`,
      String.raw`\int_0^1 \frac{dZ}{dt}\,dt = a+1`,
      String.raw`\int_0^1 g(2)\,da = \frac52`,
      String.raw`\int_0^1 h(3)\,dt = a+\frac32`,
      String.raw`\sum_{a=1}^{3} g(a) = 12`,
      String.raw`\sum_{a=1}^{3} g(2) = 12`,
      String.raw`\sum_{t=1}^{2} Z = 5a+3`,
      String.raw`\int_0^1 s^2 Z\,ds = \frac{Z}{3}`,
      String.raw`\sum_x p(x) Z = Z`,
    ],
    fails: [
      String.raw`\int_0^1 Z\,dt = Z`,
      String.raw`\int_0^1 g(2)\,da = 2+a`,
      String.raw`\sum_{a=1}^{3} g(2) = 3(2+a)`,
    ],
    undecided: [[String.raw`\int_0^1 \sum_x q(x) x\,dt = 1`, /depends on \$t\$, which is bound here/]],
  },
);
