// A mail of paragraphs, as text and as HTML.

/** What a mail is made of, in its language. */
export interface MailText {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly language: 'zh' | 'en';
}

/** The subject and both bodies of a mail. */
export function mailBodies({ subject, paragraphs, language }: MailText) {
  const text = `${paragraphs.join('\n\n')}\n`;
  return { subject, text, html: htmlOf(subject, paragraphs, language) };
}

function htmlOf(title: string, paragraphs: readonly string[], language: 'zh' | 'en'): string {
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  const shown = paragraphs.map(
    (text) => `<p>${linked(escaped(text)).replaceAll('\n', '<br>')}</p>`,
  );
  return [
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">`,
    `<title>${escaped(title)}</title></head><body>`,
    ...shown,
    '</body></html>\n',
  ].join('\n');
}

/** A paragraph that is an address of ours alone is a link to it; what people wrote never is. */
function linked(paragraph: string): string {
  return /^https?:\/\/[^\s<>"]+$/.test(paragraph)
    ? `<a href="${paragraph}">${paragraph}</a>`
    : paragraph;
}

/** A text that is shown as it is: names come from people. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
