// Where a catalogue file does not fit catalogs/catalog.schema.json, in our own words.
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { TValidationError } from 'typebox/error';
import { Settings } from 'typebox/system';
import { nearNames, type Problem } from '../engine/index.ts';

/** TypeBox stops after a few errors by itself; a catalogue's author wants them all. */
const ERRORS_MAX = 1000;
const FOUND_MAX = 60;
/** The longest id of the schema. */
const ID_MAX = 64;

/** How a text is written, by the field it is in: an example says it in every language. */
const EXAMPLES: Readonly<Record<string, string>> = {
  effectiveFrom: '2022-01-04',
  effectiveTo: '2022-01-04',
  from: '2022-01-04',
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  settleAt: '10:00',
  regions: 'CN',
  size: '500 GB',
  price: '0.26',
  listPrice: '0.26',
  ratio: '1.7692, 0.0325/0.016',
};
const EXAMPLE_OF_BOUND = '2 TB';
const EXAMPLE_OF_ID = 'live.mainland';

/** Checks documents against one schema. */
export class SchemaCheck {
  readonly #schema: TSchema;
  readonly #validator: Validator;

  constructor(schema: TSchema) {
    this.#schema = schema;
    this.#validator = Compile(schema);
  }

  /** All that is wrong with the document's form; none when it fits the schema. */
  problems(document: unknown): readonly Problem[] {
    if (this.#validator.Check(document)) return [];
    return this.#errors(document).flatMap((error) => this.#problemsOf(error, document));
  }

  #errors(document: unknown): readonly TValidationError[] {
    const { maxErrors } = Settings.Get();
    // A setting of the whole process: put back at once, so that nobody else notices.
    Settings.Set({ maxErrors: ERRORS_MAX });
    try {
      return this.#validator.Errors(document);
    } finally {
      Settings.Set({ maxErrors });
    }
  }

  #problemsOf(error: TValidationError, document: unknown): readonly Problem[] {
    const segments = segmentsOf(error.instancePath);
    const path = pathOf(segments);
    const found = shown(valueAt(document, segments));
    const one = (code: string, params: Problem['params']) => [{ path, code, params }];
    switch (error.keyword) {
      case 'type':
        return one('value_is_of_another_kind', {
          found,
          right: [error.params.type].flat().join(', '),
        });
      case 'required':
        return error.params.requiredProperties.map((field) => missing(path, field));
      case 'if':
        return this.#missingThen(error, document);
      case 'boolean':
        return one('field_is_unknown', this.#unknownField(error, segments));
      case 'enum':
        return one('value_is_not_among', { found, right: error.params.allowedValues.join(', ') });
      case 'pattern':
        return one('text_is_written_otherwise', { found, example: exampleOf(segments) });
      case 'minimum':
        return one('number_is_too_small', { found, min: `${error.params.limit}` });
      case 'minLength':
        return one('text_is_empty_or_too_long', { max: `${ID_MAX}` });
      case 'maxLength':
        return one('text_is_empty_or_too_long', { max: `${error.params.limit}` });
      case 'minItems':
        return one('list_is_too_short', { min: `${error.params.limit}` });
      case 'uniqueItems':
        return error.params.duplicateItems.map((index) => ({
          path: pathOf([...segments, `${index}`]),
          code: 'list_names_it_twice',
          params: { found: shown(valueAt(document, [...segments, `${index}`])) },
        }));
      case 'additionalProperties':
        // Told at the field itself, as one that the schema forbids.
        return [];
      default:
        return one('value_does_not_fit_schema', { found, keyword: error.keyword });
    }
  }

  /** A condition of the schema held, and what it then asks for is not there. */
  #missingThen(error: TValidationError, document: unknown): readonly Problem[] {
    const segments = segmentsOf(error.instancePath);
    const required = valueAt(this.#schemaAt(error.schemaPath), ['then', 'required']);
    const value = valueAt(document, segments);
    if (!Array.isArray(required) || typeof value !== 'object' || value === null) return [];
    return required
      .map((field: unknown) => String(field))
      .filter((field) => !Object.hasOwn(value, field))
      .map((field) => missing(pathOf(segments), field));
  }

  #unknownField(error: TValidationError, segments: readonly string[]): Problem['params'] {
    const field = segments.at(-1) ?? '';
    const parent = error.schemaPath.replace(/\/(?:additionalProperties|else\/properties\/.*)$/, '');
    const properties = valueAt(this.#schemaAt(parent), ['properties']);
    const names = typeof properties === 'object' && properties !== null ? properties : {};
    const known = Object.keys(names).filter((name) => name !== field);
    return { field, known: nearNames(field, known) };
  }

  /** The part of the schema at a path, through its references. */
  #schemaAt(path: string): unknown {
    let schema: unknown = this.#schema;
    for (const segment of path.split('/').slice(1)) {
      schema = this.#resolved(valueAt(schema, [segment]));
    }
    return schema;
  }

  #resolved(schema: unknown): unknown {
    const reference = valueAt(schema, ['$ref']);
    if (typeof reference !== 'string') return schema;
    return valueAt(this.#schema, reference.split('/').slice(1));
  }
}

function missing(path: string, field: string): Problem {
  const at = path === '' ? field : `${path}.${field}`;
  return { path: at, code: 'field_is_missing', params: { field } };
}

function exampleOf(segments: readonly string[]): string {
  const names = segments.filter((segment) => !/^\d+$/.test(segment));
  const field = names.at(-1) ?? '';
  if (field === 'from' && names.at(-2) === 'tiers') return EXAMPLE_OF_BOUND;
  return EXAMPLES[field] ?? EXAMPLE_OF_ID;
}

/** `/items/3/ratios/1` -> items, 3, ratios, 1. */
function segmentsOf(pointer: string): readonly string[] {
  const segments = pointer.split('/').slice(1);
  return segments.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** items, 3, ratios, 1 -> `items[3].ratios[1]`. */
function pathOf(segments: readonly string[]): string {
  const parts = segments.map((segment) => (/^\d+$/.test(segment) ? `[${segment}]` : `.${segment}`));
  return parts.join('').replace(/^\./, '');
}

function valueAt(document: unknown, segments: readonly string[]): unknown {
  let value = document;
  for (const segment of segments) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) {
      return undefined;
    }
    // Its own property, as was just seen.
    value = (value as Readonly<Record<string, unknown>>)[segment];
  }
  return value;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  return text.length > FOUND_MAX ? `${text.slice(0, FOUND_MAX)}…` : text;
}
