// src-shared/formats/csv.fixture.ts
//
// Reads an export back into rows of cells, for tests. Strict: every field quoted, CR LF after every row, nothing else.

export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    if (text[at] !== '"') throw new Error(`A field that is not quoted at character ${at}`);
    at++;
    let field = '';
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote < 0) throw new Error('A field that does not end');
      field += text.slice(at, quote);
      at = quote + 1;
      if (text[at] !== '"') break;
      field += '"';
      at++;
    }
    row.push(field);
    if (text[at] === ',') {
      at++;
    } else if (text.startsWith('\r\n', at)) {
      at += 2;
      rows.push(row);
      row = [];
    } else {
      throw new Error(`Neither a separator nor a line end at character ${at}`);
    }
  }
  return rows;
}
