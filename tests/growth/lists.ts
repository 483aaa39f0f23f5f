import {each, familyName as name, words} from './words.ts'

/** A file to import, by its name, and the other files of its folder. */
export type ListFiles = Readonly<Record<string, string>>

/** Lists of references of any size; the first file is imported. */
export const growingLists: Readonly<Record<string, (size: number) => ListFiles>> = {
  'records of RIS': n => ris(each(n, at => risRecord(at))),
  'records of RIS alike': n => ris(each(n, () => risRecord(1))),
  'authors of RIS': n =>
    ris(
      risRecord(
        1,
        each(n, at => `AU  - ${name(at)}, A.`)
      )
    ),
  'keywords of RIS': n =>
    ris(
      risRecord(
        1,
        each(n, at => `KW  - ${words(2, at)}`)
      )
    ),
  'lines of an abstract of RIS': n => ris(risRecord(1, `AB  - ${each(n, at => words(9, at))}`)),
  'one long title of RIS': n => ris(risRecord(1, `T2  - ${words(9 * n)}`)),
  'unknown tags of RIS': n =>
    ris(
      risRecord(
        1,
        each(n, at => `X${at % 10}  - ${words(2, at)}`)
      )
    ),
  'records of RIS without an end': n => ris(each(n, at => `TY  - BOOK\nTI  - ${words(4, at)}`)),
  'lines of RIS outside a record': n => ris(each(n, at => `AU  - ${name(at)}`)),
  'records of PubMed': n => ({
    'a.nbib': each(
      n,
      at => `PMID- ${at}\nTI  - ${words(5, at)}\nFAU - ${name(at)}, A\nDP  - 1999\nJT  - Sand\n`
    )
  }),
  'authors of PubMed': n => ({
    'a.nbib': `PMID- 1\nTI  - ${words(5)}\n${each(n, at => `FAU - ${name(at)}, A`)}\nDP  - 1999\n`
  }),
  'records of EndNote': n => ({
    'a.enw': each(n, at => `%0 Book\n%A ${name(at)}, A.\n%T ${words(5, at)}\n%D 1999\n`)
  }),
  'authors of EndNote': n => ({
    'a.enw': `%0 Book\n${each(n, at => `%A ${name(at)}, A.`)}\n%T ${words(5)}\n%D 1999\n`
  }),
  'records of EndNote XML': n => ({'a.xml': endnote(each(n, at => endnoteRecord(at)))}),
  'authors of EndNote XML': n => ({
    'a.xml': endnote(
      endnoteRecord(
        1,
        each(n, at => `<author>${name(at)}, A.</author>`)
      )
    )
  }),
  'nested elements of EndNote XML': n => ({'a.xml': endnote(`${'<b>'.repeat(n)}x${'</b>'.repeat(n)}`)}),
  'items of CSL-JSON': n => ({'a.json': JSON.stringify(Array.from({length: n}, (_, at) => item(at)))}),
  'authors of CSL-JSON': n => ({
    'a.json': JSON.stringify([
      {...item(1), author: Array.from({length: n}, (_, at) => ({family: name(at), given: 'A.'}))}
    ])
  }),
  'unknown fields of CSL-JSON': n => ({
    'a.json': JSON.stringify([
      {...item(1), ...Object.fromEntries(Array.from({length: n}, (_, at) => [`field-${at}`, 'x']))}
    ])
  }),
  'nested lists of CSL-JSON': n => ({
    'a.json': `[{"id":"a","type":"book","title":${'['.repeat(n)}${']'.repeat(n)}}]`
  }),
  'items of CSL-YAML': n => ({
    'a.yaml': `references:\n${each(n, at => `- id: k${at}\n  type: book\n  title: ${words(5, at)}\n  issued: 1999`)}\n`
  }),
  'entries of BibTeX': n => ({'a.bib': each(n, at => entry(at))}),
  'entries of BibTeX with one key': n => ({'a.bib': each(n, at => entry(at).replace(`k${at},`, 'k,'))}),
  'one long field of BibTeX': n => ({'a.bib': entry(1, words(9 * n))}),
  'commands in a field of BibTeX': n => ({'a.bib': entry(1, '\\emph{a} \\"o $x^2$ '.repeat(n))}),
  'printed references': n => ({'a.txt': each(n, printed)}),
  'printed references alike': n => ({'a.txt': each(n, () => printed(1))}),
  'numbered printed references': n => ({'a.txt': each(n, at => `[${at + 1}] ${printed(at)}`)}),
  'printed references on one line': n => ({'a.txt': each(n, printed, ' ')}),
  'a printed reference of many lines': n => ({'a.txt': `${printed(1)} ${each(n, at => words(9, at))}`}),
  'authors of a printed reference': n => ({
    'a.txt': `${each(n, at => `${name(at)}, A.`, ', ')} (1999). The kilns of Sand. Journal of Clay, 12(3), 45–67.`
  }),
  'one long word of a printed list': n => ({
    'a.txt': `Doe, J. (1999). ${'kiln'.repeat(9 * n)}. Journal of Clay, 1, 2–3.`
  }),
  'prose instead of a list': n => ({'a.txt': each(n, at => `${words(60, at)}.`, '\n\n')}),
  'blank lines': n => ({'a.txt': `${printed(1)}${'\n'.repeat(9 * n)}${printed(2)}`}),
  'signs of a printed list': n => ({'a.txt': '(, 1999; “a”. :: '.repeat(n)}),
  'printed references with addresses': n => ({
    'a.txt': each(n, at => `${printed(at)} https://doi.org/10.1000/${at} https://a.example/${at}`)
  }),
  'works that a bibliography has already': n => ({
    'a.ris': each(n, at => risRecord(at)),
    'has.bib': each(n, at => entry(at, words(5, at)))
  }),
  'works beside those of a bibliography': n => ({
    'a.ris': each(n, at => risRecord(at)),
    'has.bib': each(n, at => entry(at, words(5, 100_000 + at)))
  })
}

function ris(text: string): ListFiles {
  return {'a.ris': text}
}

function risRecord(at: number, more = ''): string {
  return `TY  - BOOK\nAU  - ${name(at)}, ${name(at + 3)}\nTI  - ${words(5, at)}\nPY  - ${1900 + (at % 120)}\nPB  - Press\n${more}\nER  - \n`
}

function endnote(records: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>${records}</records></xml>\n`
}

function endnoteRecord(at: number, authors = `<author>${name(at)}, A.</author>`): string {
  return `<record><ref-type name="Book">6</ref-type><contributors><authors>${authors}</authors></contributors><titles><title>${words(5, at)}</title></titles><dates><year>1999</year></dates></record>\n`
}

function item(at: number): Readonly<Record<string, unknown>> {
  return {
    id: `k${at}`,
    type: 'book',
    title: words(5, at),
    author: [{family: name(at), given: 'A.'}],
    issued: {'date-parts': [[1900 + (at % 120)]]}
  }
}

function entry(at: number, title = words(5, at)): string {
  return `@book{k${at},\n  author = {${name(at)}, ${name(at + 3)}},\n  title = {${title}},\n  year = {${1900 + (at % 120)}},\n  publisher = {Press}\n}\n`
}

function printed(at: number): string {
  return `${name(at)}, A. B. (${1900 + (at % 120)}). The ${words(5, at)}. Journal of ${name(at + 5)}, ${at % 90}(3), 45–67.`
}
