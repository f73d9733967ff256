/** What is shown to people, in both languages side by side, so that neither is forgotten. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Texts = Readonly<Record<string, Text>>;
