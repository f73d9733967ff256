// The parameters of an action: from the JSON of a POST or the query of a GET, refused where they
// are none of the action's.
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import { parseJsonText } from '../../operations/json-text.ts';

/** The types that parameters have. */
interface TypeNames {
  readonly Integer: number;
  readonly String: string;
  readonly 'Array of String': readonly string[];
}

/** What an action takes, by name. */
export type ParameterTypes = Readonly<Record<string, keyof TypeNames>>;

/** What an action was given; null: that was left out. */
export type Parameters<T extends ParameterTypes> = {
  readonly [Name in keyof T]: TypeNames[T[Name]] | null;
};

/** Parameters as they were sent; a query has texts only. */
export type SentParameters =
  | { readonly form: 'json'; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly form: 'query'; readonly fields: Readonly<Record<string, unknown>> };

/** The parameters in the body of a POST: a JSON object, or nothing for none. */
export function parametersOfBody(body: Uint8Array): Outcome<SentParameters> {
  const text = Buffer.from(body).toString('utf8');
  if (text.trim() === '') return accept({ form: 'json', fields: {} });
  const parsed = parseJsonText(text);
  if (!parsed.ok) return parsed;
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('body_is_not_an_object');
  }
  return accept({ form: 'json', fields: { ...value } });
}

/** The parameters in the query of a GET; `PlayDomains.0=…` is the first of a list. */
export function parametersOfQuery(query: string): SentParameters {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const [, list] = /^(\w+)\.\d{1,4}$/.exec(name) ?? [];
    if (list === undefined) fields[name] = value;
    else fields[list] = [...(fields[list] ?? []), value];
  }
  return { form: 'query', fields };
}

/** Reads what an action takes. Null counts as left out, as SDKs have it. */
export function readParameters<T extends ParameterTypes>(
  types: T,
  sent: SentParameters,
): Outcome<Parameters<T>> {
  const given = Object.entries(sent.fields).filter(([, value]) => value !== null);
  for (const [name] of given) {
    if (!Object.hasOwn(types, name)) return refuse('parameter_is_unknown', { name });
  }
  const values: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(types)) {
    const [, value = null] = given.find(([other]) => other === name) ?? [];
    const read = value === null ? null : READERS[type](value, sent.form);
    if (read === undefined) return refuse('parameter_is_of_another_type', { name, type });
    values[name] = read;
  }
  return accept(values as Parameters<T>); // each read as its type says
}

/** Each gives undefined for a value that is not of the type. */
const READERS: Readonly<
  Record<keyof TypeNames, (value: unknown, form: SentParameters['form']) => unknown>
> = {
  Integer: (value, form) => {
    const number = form === 'query' && /^-?\d{1,15}$/.test(`${value}`) ? Number(value) : value;
    return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
  },
  String: (value) => (typeof value === 'string' ? value : undefined),
  'Array of String': (value) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined,
};

/** The refusal of a number that is not from the first to the last; null when it is. */
export function outOfRange(
  name: string,
  value: number,
  [first, last]: readonly [number, number],
): ReturnType<typeof refuse> | null {
  return value >= first && value <= last
    ? null
    : refuse('parameter_is_out_of_range', { name, value: `${value}`, range: `${first}-${last}` });
}
