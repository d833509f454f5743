import Ajv, { type ValidateFunction } from 'ajv/dist/2020';
import { feedbackVersion } from '../../graders/feedback';
import schema from '../../graders/feedback.schema.json';
import { feedback } from './fixture';

type Json = { [key: string]: unknown };
const copy = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
const compile = (source: object): ValidateFunction =>
  new Ajv({ allErrors: true, strict: true, strictTypes: false }).compile(source);
const errorsOf = (validate: ValidateFunction, value: unknown): string[] =>
  validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

const published = compile(schema);

/** The schema with no room for fields that it does not name, to catch a field that it has forgotten. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const inner = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return 'properties' in inner && !('additionalProperties' in inner)
    ? { ...inner, additionalProperties: false }
    : inner;
}

test('feedback with every field fits the published schema, which forgets none', () => {
  expect(errorsOf(published, copy(feedback))).toEqual([]);
  expect(errorsOf(compile(closed({ ...schema, $id: 'urn:proofmark:closed' }) as object), copy(feedback))).toEqual([]);
  expect(schema.properties.version.const).toBe(feedbackVersion);
});

test('the fixture shows every field that the schema names', () => {
  const named = new Set<string>();
  const used = new Set<string>();
  JSON.stringify(schema, (key, value: unknown) => {
    if (key === 'properties' && typeof value === 'object' && value)
      Object.keys(value).forEach((name) => named.add(name));
    return value;
  });
  JSON.stringify(feedback, (key, value: unknown) => {
    used.add(key);
    return value;
  });
  expect([...named].filter((name) => !used.has(name))).toEqual([]);
});

test('more fields are welcome; a missing or wrong one is refused', () => {
  expect(errorsOf(published, { ...copy(feedback), more: 1 })).toEqual([]);
  for (const key of schema.required) {
    const rest = copy(feedback);
    delete rest[key];
    expect(errorsOf(published, rest)).toEqual([` must have required property '${key}'`]);
  }
  expect(errorsOf(published, { ...copy(feedback), version: 2 })).not.toEqual([]);
  const wrong = JSON.stringify(feedback).replace('"verdict":"fails"', '"verdict":"false"');
  expect(errorsOf(published, JSON.parse(wrong))).toEqual([
    '/parts/0/claims/1/verdict must be equal to one of the allowed values',
  ]);
});
