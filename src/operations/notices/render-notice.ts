// Messages are kept as kind and params, and written for people when they are read or mailed: in the
// reader's language, with the names that the catalogue has.
import { type Catalog, formatQuantityCut } from '../../engine/index.ts';
import { fill } from '../problem-texts.ts';
import { REFUSAL_TEXTS } from '../refusals.ts';
import { NOTICE_TEXTS } from './notice-texts.ts';

type Language = 'zh' | 'en';
type Params = Readonly<Record<string, string>>;

/** A message in words. */
export interface RenderedNotice {
  readonly title: string;
  readonly body: string;
}

/** What a message says; of a kind that this version does not know, its name. */
export function renderNotice(
  catalog: Catalog,
  { kind, params }: { readonly kind: string; readonly params: Params },
  language: Language,
): RenderedNotice {
  const texts: Readonly<Record<string, (typeof NOTICE_TEXTS)[keyof typeof NOTICE_TEXTS]>> =
    NOTICE_TEXTS;
  const text = Object.hasOwn(texts, kind) ? texts[kind] : undefined;
  if (text === undefined) return { title: kind, body: '' };
  const values = valuesOf(catalog, params, language);
  const { title, sentences } = text[language];
  const said = sentences.map((each) => fill(withoutEmptyParts(each, values), values));
  const body = said.filter((sentence) => sentence !== '').join(language === 'zh' ? '' : ' ');
  return { title: fill(title, values), body };
}

/** Leaves out the parts in [ ] in which a name is empty, and the brackets of the others. */
function withoutEmptyParts(text: string, values: Params): string {
  return text.replace(/\[([^\]]*)\]/g, (_, part: string) => {
    const names = [...part.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    return names.some((name) => (values[name] ?? '') === '') ? '' : part;
  });
}

function valuesOf(catalog: Catalog, params: Params, language: Language): Params {
  const values = Object.entries(params).map(([name, value]): [string, string] => [
    name,
    writtenFor({ catalog, params, language }, name, value),
  ]);
  const written: Params = Object.fromEntries(values);
  const count = Number(params['count'] ?? '1');
  return {
    ...written,
    others: count > 1 ? `${count - 1}` : '',
    // A pack of a size that is not on sale has no SKU.
    what: written['sku'] || (written['family'] ?? ''),
  };
}

interface Telling {
  readonly catalog: Catalog;
  readonly params: Params;
  readonly language: Language;
}

/** A param as people read it. */
function writtenFor(telling: Telling, name: string, value: string): string {
  const { catalog, params, language } = telling;
  switch (name) {
    case 'sku':
      return catalog.skus.get(value)?.title[language] ?? value;
    case 'family':
      return catalog.families.get(value)?.title[language] ?? value;
    case 'scopes':
      return listed(value, language, (id) => catalog.scopes.get(id)?.title[language] ?? id);
    case 'packs':
      return listed(value, language, (id) => id);
    case 'left':
    case 'total':
      return quantityOf(catalog, params['family'] ?? '', value);
    case 'mode':
    case 'decision':
    case 'cause':
      return WORDS[value]?.[language] ?? value;
    case 'reason':
      return reasonOf(telling, value);
    default:
      return TIME.test(value)
        ? value.slice(0, 'YYYY-MM-DDThh:mm:ss'.length).replace('T', ' ')
        : value;
  }
}

/** An instant as operations write it. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

/** Values that are one of a few words. */
const WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'daily-traffic': { zh: '日结流量', en: 'daily traffic' },
  'daily-bandwidth': { zh: '日结带宽', en: 'daily bandwidth' },
  'monthly-traffic': { zh: '月结流量', en: 'monthly traffic' },
  'monthly-bandwidth': { zh: '月结带宽', en: 'monthly bandwidth' },
  'daily-duration': { zh: '日结时长', en: 'daily duration' },
  'monthly-duration': { zh: '月结时长', en: 'monthly duration' },
  approved: { zh: '已通过', en: 'approved' },
  rejected: { zh: '未通过', en: 'rejected' },
  arrears: { zh: '因账号欠费', en: 'because the account is in arrears' },
  violation: { zh: '因违规', en: 'because of a violation' },
};

function listed(ids: string, language: Language, titleOf: (id: string) => string): string {
  const titles = ids.split(',').map((id) => titleOf(id.trim()));
  return titles.join(language === 'zh' ? '、' : ', ');
}

/** The code of a refusal in words, filled from the other params; anything else as it is. */
function reasonOf({ params, language }: Telling, reason: string): string {
  const text = Object.hasOwn(REFUSAL_TEXTS, reason) ? REFUSAL_TEXTS[reason] : undefined;
  return text === undefined ? reason : fill(text[language], params);
}

function quantityOf(catalog: Catalog, family: string, text: string): string {
  const unit = catalog.families.get(family)?.unit;
  return unit === undefined || !/^\d+$/.test(text) ? text : formatQuantityCut(BigInt(text), unit);
}
