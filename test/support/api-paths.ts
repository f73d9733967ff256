// What the HTTP API has beside the operations of the registry.
import { MEASURED_KINDS } from '../../src/engine/index.ts';
import {
  REPORT_BYTES_MAX,
  REPORT_ERRORS_MAX,
  REPORT_EVENTS_MAX,
  USAGE_REPORT,
} from '../../src/operations/usage/report-usage.ts';
import type { Json } from './api-schemas.ts';

const PROBLEM: Json = { $ref: '#/components/responses/problem' };

const TEXT: Json = { type: 'string', minLength: 1, maxLength: 256 };

const SIDE: Json = { type: 'integer', minimum: 1, maximum: 100_000, description: 'In pixels.' };

const USAGE_EVENT: Json = {
  type: 'object',
  description: 'A CloudEvent 1.0 that tells of usage; source and id identify it for ever.',
  required: ['specversion', 'type', 'source', 'id', 'time', 'data'],
  properties: {
    specversion: { const: '1.0' },
    type: { const: 'packledger.usage' },
    source: TEXT,
    id: TEXT,
    subject: { type: 'string', description: 'The account; left out, it is that of the caller.' },
    time: { type: 'string', format: 'date-time', description: 'When it was used.' },
    data: {
      type: 'object',
      required: ['quantity'],
      properties: {
        item: { ...Object(TEXT), description: 'The item; left out, `kind` says what it was.' },
        kind: {
          description: 'What was measured; of events without an item.',
          enum: [...MEASURED_KINDS],
        },
        codec: { ...Object(TEXT), description: '`h264`, `h265`, `av1`, `audio`.' },
        size: { ...Object(TEXT), description: 'The picture: `1280x720`, or a class: `720p`.' },
        width: SIDE,
        height: SIDE,
        quantity: {
          description:
            'A whole number of the base unit; a number only where JSON holds it exactly.',
          oneOf: [
            { type: 'string', pattern: '^[0-9]+$' },
            { type: 'integer', minimum: 0 },
          ],
        },
        instance: { ...Object(TEXT), description: 'The director instance.' },
        domain: TEXT,
        stream: TEXT,
      },
    },
  },
};

const EXAMPLE: Json = {
  specversion: '1.0',
  type: 'packledger.usage',
  source: 'edge-7',
  id: 'session-4711/1',
  time: '2022-01-04T09:30:00+08:00',
  data: { item: 'live.downstream.mainland', quantity: '1200000000' },
};

const COUNT: Json = { type: 'integer', minimum: 0 };

const REPORTED: Json = {
  type: 'object',
  required: ['accepted', 'duplicates', 'rejected', 'errors', 'errorsLeftOut'],
  properties: {
    accepted: COUNT,
    duplicates: { ...Object(COUNT), description: 'Events that were there already.' },
    rejected: COUNT,
    errors: {
      type: 'array',
      description: `The first ${REPORT_ERRORS_MAX} rejections.`,
      items: {
        type: 'object',
        required: ['index', 'code', 'message'],
        properties: {
          index: { type: 'integer', description: 'Its place, or its line, counted from 1.' },
          code: { type: 'string' },
          message: { type: 'string', description: 'In the language that was asked for.' },
        },
      },
    },
    errorsLeftOut: { ...Object(COUNT), description: 'Rejections that errors has not.' },
  },
};

const USAGE_EVENTS: Json = {
  post: {
    operationId: USAGE_REPORT.name,
    tags: ['usage'],
    summary: USAGE_REPORT.summary,
    description: [
      'Answered when the events are durable.',
      `At most ${REPORT_BYTES_MAX} bytes, inflated, and ${REPORT_EVENTS_MAX} events a call.`,
      'For operators, and owners of the account.',
    ].join(' '),
    parameters: [
      {
        name: 'account',
        in: 'query',
        description: "The account of events without subject, where it is not the caller's.",
        schema: { type: 'string' },
      },
      {
        name: 'content-encoding',
        in: 'header',
        schema: { type: 'string', enum: ['gzip', 'identity'] },
      },
    ],
    requestBody: {
      required: true,
      content: {
        'application/cloudevents+json': { schema: USAGE_EVENT, example: EXAMPLE },
        'application/cloudevents-batch+json': {
          schema: { type: 'array', items: USAGE_EVENT, maxItems: REPORT_EVENTS_MAX },
          example: [EXAMPLE],
        },
        'application/x-ndjson': {
          schema: { type: 'string', description: 'One event a line.' },
          example: `${JSON.stringify(EXAMPLE)}\n`,
        },
      },
    },
    responses: {
      200: {
        description: 'What became of the events.',
        content: {
          'application/json': {
            schema: REPORTED,
            example: { accepted: 1, duplicates: 0, rejected: 0, errors: [], errorsLeftOut: 0 },
          },
        },
      },
      413: PROBLEM,
      429: {
        description: 'There is no room for now; Retry-After says when to send the same again.',
        headers: { 'retry-after': { schema: { type: 'integer' } } },
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } },
        },
      },
      default: PROBLEM,
    },
  },
};

/** By their paths, which are under /api/v1 as the others'. */
export const OTHER_PATHS: { readonly [path: string]: Json } = { '/usage/events': USAGE_EVENTS };
