// What may happen and be told to programs. docs/reference/events.md is made from this list.

/** An event type for people: what happened, and what its `data` holds, by an example. */
export interface EventTypeText {
  readonly zh: string;
  readonly en: string;
  /** JSON. `emit` takes data with exactly these fields, so that the page cannot be wrong. */
  readonly example: Readonly<Record<string, unknown>>;
}

/** The types of events, by name: `noun.happened`. */
export const EVENT_TYPES = {
  'account.created': {
    zh: '已创建账号。',
    en: 'An account was created.',
    example: { name: 'Acme Live' },
  },
  'pack.granted': {
    zh: '账号获得资源包：赠送或购买所得。',
    en: 'Packs came to the account: given, or bought by an order.',
    example: {
      packs: [
        {
          id: 'pk_0df6kzx1r00000000000',
          sku: 'traffic-10tb',
          purchasedAt: '2023-06-01T12:00:00+08:00',
          expiresAt: '2024-05-31T23:59:59+08:00',
        },
      ],
      gift: false,
    },
  },
} as const satisfies Readonly<Record<string, EventTypeText>>;

export type EventType = keyof typeof EVENT_TYPES;

/** What an event of a type tells: the fields of its example. */
export type EventData<T extends EventType> = Readonly<
  Record<keyof (typeof EVENT_TYPES)[T]['example'], unknown>
>;
