// Made by web/vite.config.ts from texts.ts: the texts of one language.
declare module 'virtual:texts/*' {
  export const texts: Readonly<Record<string, string>>;
}
