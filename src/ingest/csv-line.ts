const QUOTE = '"';

/**
 * The fields of one line of comma-separated values (RFC 4180); null when its quotes do not close
 * or stand where none may. Our own and not a parser of whole files: no field of an event holds a
 * newline, so a record is a line, and a quote that is never closed spoils its line and not, as
 * there, all that follow it.
 */
export function splitCsvLine(line: string): readonly string[] | null {
  if (!line.includes(QUOTE)) return line.split(',');
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const field = line[at] === QUOTE ? quotedField(line, at) : plainField(line, at);
    if (field === null) return null;
    fields.push(field.text);
    if (field.end === line.length) return fields;
    if (line[field.end] !== ',') return null;
    at = field.end + 1;
  }
}

interface Field {
  readonly text: string;
  /** Where the comma after it is, or the line's end. */
  readonly end: number;
}

function plainField(line: string, at: number): Field | null {
  const comma = line.indexOf(',', at);
  const end = comma < 0 ? line.length : comma;
  const text = line.slice(at, end);
  return text.includes(QUOTE) ? null : { text, end };
}

function quotedField(line: string, at: number): Field | null {
  let text = '';
  let from = at + 1;
  for (;;) {
    const quote = line.indexOf(QUOTE, from);
    if (quote < 0) return null;
    text += line.slice(from, quote);
    // A doubled quote is one quote of the text.
    if (line[quote + 1] !== QUOTE) return { text, end: quote + 1 };
    text += QUOTE;
    from = quote + 2;
  }
}
