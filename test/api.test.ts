// openapi.json and the types of the client are what the operations are; `npm run api` writes them.
import { readFile } from 'node:fs/promises';
import { Compile } from 'typebox/compile';
import { beforeAll, describe, expect, test } from 'vitest';
import { present } from '../src/engine/index.ts';
import { OPERATIONS } from '../src/operations/registry.ts';
import { API_DOCUMENT_FILE, apiDocumentText, type Examples } from './support/api-document.ts';
import { apiExamples } from './support/api-story.ts';
import { API_TYPES_FILE, apiTypesText } from './support/api-types.ts';

describe('the description of the API', () => {
  let examples: Examples;

  beforeAll(async () => {
    examples = await apiExamples();
  });

  test('openapi.json is current (npm run api writes it)', async () => {
    expect(await readFile(API_DOCUMENT_FILE, 'utf8')).toBe(apiDocumentText(examples));
  });

  test("the client's types are current (npm run api writes them)", async () => {
    expect(await readFile(API_TYPES_FILE, 'utf8')).toBe(apiTypesText());
  });

  test.for([...OPERATIONS.values()])('$name has an example that fits its schemas', (operation) => {
    const { input, answer } = present(examples.get(operation.name), 'the story calls it');
    expect(Compile(operation.input).Errors(input)).toEqual([]);
    if (operation.output !== undefined) {
      expect(Compile(operation.output).Errors(answer)).toEqual([]);
    }
  });
});
