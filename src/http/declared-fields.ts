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
  const ofFields = new Map([...fields].map(([name, of]) => [name, pickerOf(of)]));
  const ofItems = items.length === 0 ? AS_IT_IS : pickerOf(items);
  return (value) => {
    if (Array.isArray(value)) return ofItems === AS_IT_IS ? value : pickedItems(value, ofItems);
    return typeof value === 'object' && value !== null ? pickedFrom(value, ofFields) : value;
  };
}

function pickerOf(schemas: readonly TSchema[]): Picker {
  const [first, ...others] = schemas;
  return declaredFields(others.length === 0 ? first : { anyOf: schemas });
}

/** The same array where every item is whole: mostly everything is declared, and is not copied. */
function pickedItems(values: readonly unknown[], pick: Picker): readonly unknown[] {
  const picked = values.map(pick);
  return picked.every((item, at) => item === values[at]) ? values : picked;
}

/** The same object where every field is declared and whole. */
function pickedFrom(value: object, fields: ReadonlyMap<string, Picker>): object {
  // Read by names that it has.
  const from = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(from);
  const kept = names.map((name) => fields.get(name)?.(from[name]));
  if (names.every((name, at) => fields.has(name) && kept[at] === from[name])) return value;
  const declared = names.flatMap((name, at) => (fields.has(name) ? [[name, kept[at]]] : []));
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
