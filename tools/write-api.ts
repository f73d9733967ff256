// Writes openapi.json and src/client/api.ts from the operations:
//   npm run api
import { writeFile } from 'node:fs/promises';
import { API_DOCUMENT_FILE, apiDocumentText } from '../test/support/api-document.ts';
import { apiExamples } from '../test/support/api-story.ts';
import { API_TYPES_FILE, apiTypesText } from '../test/support/api-types.ts';

await writeFile(API_TYPES_FILE, apiTypesText());
await writeFile(API_DOCUMENT_FILE, apiDocumentText(await apiExamples()));
