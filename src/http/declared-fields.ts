// Only what an operation says of its answer leaves the house. A serialiser made from the schema
// would throw where an alternative of a union does not fit; this leaves out, and never throws.
import type { TSchema } from 'typebox';

/** Gives a value with the fields that its schema names, and without all others. */
export type Picker = (value: unknown) => unknown;

const AS_IT_IS: Picker = (value) => value;

/** A picker of a schema; of alternatives, the fields of all may be there. */
export function declaredFields(schema: TSchema | undefined): Picker {
  if (schema === undefined) return AS_IT_IS;
  // Alternatives are schemas, as TypeBox makes them.
  const alternatives = ('anyOf' in schema ? schema.anyOf : [schema]) as readonly TSchema[];
  const fields = new Map<string, TSchema[]>();
  const items: TSchema[] = [];
  for (const one of alternatives.flatMap(flattened)) {
    if (isOpen(one)) return AS_IT_IS;
    for (const [name, of] of Object.entries(propertiesOf(one))) {
      fields.set(name, [...(fields.get(name) ?? []), of]);
    }
    if ('items' in one) items.push(one.items as TSchema); // the same
  }
  const hasFields = alternatives.flatMap(flattened).some((one) => 'properties' in one);
  if (!hasFields && items.length === 0) return AS_IT_IS;
  const ofFields: Pickers = Object.fromEntries(
    [...fields].map(([name, of]) => [name, pickerOf(of)]),
  );
  Object.setPrototypeOf(ofFields, null);
  const ofItems = items.length === 0 ? AS_IT_IS : pickerOf(items);
  return (value) => {
    if (typeof value !== 'object' || value === null) return value;
    return Array.isArray(value) ? pickedItems(value, ofItems) : pickedFrom(value, ofFields);
  };
}

function pickerOf(schemas: readonly TSchema[]): Picker {
  const [first, ...others] = schemas;
  return declaredFields(others.length === 0 ? first : { anyOf: schemas });
}

/** The same array where every item is whole: mostly everything is declared, and is not copied. */
function pickedItems(values: readonly unknown[], pick: Picker): readonly unknown[] {
  if (pick === AS_IT_IS || values.every((item) => pick(item) === item)) return values;
  return values.map(pick);
}

/** Pickers of fields, by their names. */
type Pickers = Readonly<Record<string, Picker | undefined>>;

/** The same object where every field is declared and whole. */
function pickedFrom(value: object, fields: Pickers): object {
  // Read by names that it has.
  const from = value as Readonly<Record<string, unknown>>;
  for (const name in from) {
    const pick = fields[name];
    if (pick === AS_IT_IS) continue;
    if (pick === undefined || pick(from[name]) !== from[name]) return pickedAnew(from, fields);
  }
  return value;
}

function pickedAnew(from: Readonly<Record<string, unknown>>, fields: Pickers): object {
  const declared = Object.keys(from).flatMap((name) => {
    const pick = fields[name];
    return pick === undefined ? [] : [[name, pick(from[name])]];
  });
  return Object.fromEntries(declared);
}

function flattened(schema: TSchema): readonly TSchema[] {
  return 'anyOf' in schema ? (schema.anyOf as readonly TSchema[]).flatMap(flattened) : [schema];
}

function propertiesOf(schema: TSchema): Readonly<Record<string, TSchema>> {
  return 'properties' in schema ? (schema.properties as Readonly<Record<string, TSchema>>) : {};
}

/** Objects with names that the schema does not know beforehand. */
function isOpen(schema: TSchema): boolean {
  if ('patternProperties' in schema) return true;
  if ('additionalProperties' in schema) return schema.additionalProperties !== false;
  const isObject = 'type' in schema && schema.type === 'object';
  return (
    Object.keys(schema).length === 0 || '$ref' in schema || (isObject && !('properties' in schema))
  );
}
