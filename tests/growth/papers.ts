import {each, familyName as name, words} from './words.ts'

/** The files of a paper. */
export type Files = Readonly<Record<string, string>>

/** Papers of any size, by the element that is repeated. */
export const growingPapers: Readonly<Record<string, (size: number) => Files>> = {
  paragraphs: n => chapter(each(n, at => `${words(30, at)} [see @k${at % 9}, p. 3].`, '\n\n')),
  'one paragraph': n => chapter(words(30 * n)),
  'one paragraph on a line each': n => chapter(each(n, at => words(12, at))),
  headings: n => chapter(each(n, at => `## ${words(4, at)}\n\n${words(8, at)}`, '\n\n')),
  'headings alike': n => chapter(each(n, at => `## Kilns\n\n${words(8, at)}`, '\n\n')),
  'headings with identifiers': n =>
    chapter(each(n, at => `## ${words(4, at)} {#sec:k${at}}\n\nSee @sec:k${n - at - 1}.`, '\n\n')),
  'headings with one identifier': n =>
    chapter(each(n, at => `## ${words(4, at)} {#sec:k}\n\nWords.`, '\n\n')),
  figures: n => ({
    ...chapter(
      each(n, at => `![${words(6, at)}](a.svg){#fig:k${at} alt="A kiln"}\n\nSee @fig:k${n - at - 1}.`, '\n\n')
    ),
    'a.svg': picture
  }),
  'figures without alternative texts': n => ({
    ...chapter(each(n, at => `![](a.svg)\n\n${words(5, at)}`, '\n\n')),
    'a.svg': picture
  }),
  'missing pictures': n => chapter(each(n, at => `![${words(6, at)}](a${at}.png){#fig:k${at}}`, '\n\n')),
  pictures: n => ({
    ...chapter(each(n, at => `![${words(6, at)}](a${at}.svg){#fig:k${at} alt="A"}\n\n@fig:k${at}`, '\n\n')),
    ...Object.fromEntries(
      Array.from({length: n}, (_, at) => [`a${at}.svg`, picture.replace('9', `${at + 9}`)])
    )
  }),
  'tables with captions': n =>
    chapter(each(n, at => `| A | B |\n|---|---|\n| a${at} | b |\n\n: ${words(5, at)} {#tbl:k${at}}`, '\n\n')),
  'rows of a table': n => chapter(`| A | B |\n|---|---|\n${each(n, at => `| ${words(3, at)} | b${at} |`)}`),
  'columns of a table': n =>
    chapter(`|${'A|'.repeat(n)}\n|${'-|'.repeat(n)}\n|${each(n, at => `b${at}`, '|')}|`),
  'rows of a grid table': n => chapter(`+-----+-----+\n${'| a   | b   |\n+-----+-----+\n'.repeat(n)}`),
  notes: n =>
    chapter(
      `${each(n, at => `${words(9, at)}[^${at}]`, '\n\n')}\n\n${each(n, at => `[^${at}]: See @k3.`, '\n\n')}`
    ),
  'notes in one paragraph': n => chapter(each(n, at => `${words(5, at)}^[${words(9, at)} @k3]`)),
  'citations of one work': n => chapter(each(n, at => `${words(4, at)} [@k1, p. ${at}]`)),
  'citations of works': n =>
    paper(
      each(n, at => `${words(4, at)} [@k${at}]`),
      works(n)
    ),
  'works in one citation': n => paper(`Words [${each(n, at => `@k${at}`, '; ')}].`, works(n)),
  'citations of undefined works': n => chapter(each(n, at => `${words(4, at)} [@unknown${at}]`)),
  'citations of one undefined work': n => chapter(each(n, at => `${words(4, at)} [@unknown]`, '\n\n')),
  'misspelt citations': n =>
    paper(
      each(n, at => `${words(4, at)} [@j${at}]`, '\n\n'),
      works(n)
    ),
  'citation commands': n =>
    paper(
      each(n, at => `${words(4, at)} \\citep[p. 3]{k${at}}`),
      works(n)
    ),
  'uncited works': n => paper('Words.', works(n)),
  'works that are cited without a citation': n =>
    paper(`Words.\n\n::: {#refs}\n:::\n`, works(n), `nocite: "${each(n, at => `@k${at}`, ', ')}"\n`),
  'works of one author and year': n =>
    paper(
      cited(n),
      each(n, at => work(at, {author: 'Doe, Jane'}))
    ),
  'works of one family': n =>
    paper(
      cited(n),
      each(n, at => work(at, {author: `Doe, ${name(at)} and Roe, ${name(at + 7)}`}))
    ),
  'works with one title': n =>
    paper(
      cited(n),
      each(n, at => work(at, {title: 'The Kilns of Sand'}))
    ),
  'works alike': n =>
    paper(
      cited(n),
      each(n, () => work(1, {})).replaceAll('k1,', () => `k${counter++},`)
    ),
  'works with one key': n =>
    paper(
      'Words [@k1].',
      each(n, () => work(1, {}))
    ),
  'works with parents': n =>
    paper(
      cited(n),
      each(n, at => work(at, {crossref: `k${at + 1}`}))
    ),
  'works with macros': n =>
    paper(
      cited(n),
      each(n, at => `@string{s${at} = "Journal ${at}"}\n${work(at, {}).replace('{Press}', `s${at}`)}`)
    ),
  'authors of one work': n =>
    paper('Words [@k1].', work(1, {author: each(n, at => `${name(at)}, A.`, ' and ')})),
  'one long field': n => paper('Words [@k1].', work(1, {title: words(20 * n)})),
  'one long field of markup': n =>
    paper('Words [@k1].', work(1, {title: '\\emph{kiln} {Sand} $x_1$ '.repeat(n)})),
  'fields of one work': n =>
    paper('Words [@k1].', `@book{k1, title = {T}, ${each(n, at => `field${at} = {x}`, ',\n')}}`),
  'one long note of a work': n =>
    paper('Words [@k1].', work(1, {note: words(20 * n), keywords: 'a, '.repeat(n)})),
  'items of CSL-JSON': n => ({
    ...paper(cited(n), ''),
    'references.json': JSON.stringify(
      Array.from({length: n}, (_, at) => ({
        id: `k${at}`,
        type: 'book',
        title: words(5, at),
        author: [{family: name(at), given: 'A.'}],
        issued: {'date-parts': [[1900 + (at % 100)]]}
      }))
    ),
    'manuscript.yaml': `${settings}bibliography: references.json\n`
  }),
  'long chapters': n => ({...chapter(long(n)), '02.md': long(n, 50_000)}),
  'many chapters': n =>
    Object.assign(
      chapter(words(9)),
      Object.fromEntries(
        Array.from({length: n}, (_, at) => [
          `c${String(at).padStart(6, '0')}.md`,
          `# ${words(3, at)}\n\n${words(9, at)} [@k1]\n`
        ])
      )
    ),
  'nested lists': n => chapter(each(n, at => `- ${words(3, at)}\n    - ${words(3, at)}\n        - a`)),
  'items of a list': n => chapter(each(n, at => `- ${words(6, at)}`)),
  'numbered examples': n => chapter(each(n, at => `${at + 1}. ${words(6, at)}`)),
  definitions: n => chapter(each(n, at => `${words(2, at)}\n: ${words(6, at)}`, '\n\n')),
  quotations: n => chapter(each(n, at => `> ${words(12, at)} [@k1]`, '\n\n')),
  'code blocks': n => chapter(each(n, at => `\`\`\`js\n${words(8, at)}\n\`\`\``, '\n\n')),
  'formulas in a line': n => chapter(each(n, at => `${words(4, at)} $x_{${at}} + y$`)),
  'numbered formulas': n =>
    chapter(each(n, at => `$$x_{${at}} + y$$ {#eq:k${at}}\n\nSee @eq:k${n - at - 1}.`, '\n\n')),
  'undefined cross-references': n => chapter(each(n, at => `${words(4, at)} @fig:k${at}`)),
  'cross-references to one heading': n =>
    chapter(`## Kilns {#sec:a}\n\n${each(n, at => `${words(4, at)} @sec:a`)}`),
  links: n => chapter(each(n, at => `[${words(2, at)}](https://example.org/${at})`, '\n\n')),
  'links within': n =>
    chapter(each(n, at => `## H${at} {#h${at}}\n\n[${words(2, at)}](#h${n - at - 1})`, '\n\n')),
  'definitions of links': n =>
    chapter(`${each(n, at => `[a${at}]`)}\n\n${each(n, at => `[a${at}]: https://a.example/${at}`)}`),
  queries: n => chapter(each(n, at => `${words(5, at)} {>>Why ${at}?<<}`, '\n\n')),
  'edits in the text': n => chapter(each(n, at => `${words(5, at)} {++new++}{--old--} {~~a~>b~~}`, '\n\n')),
  divs: n => chapter(each(n, at => `::: {.box}\n${words(9, at)}\n:::`, '\n\n')),
  spans: n => chapter(each(n, at => `${words(5, at)} [kiln]{lang=de}`)),
  'raw HTML': n => chapter(each(n, at => `<div>${words(5, at)} <b>x</b></div>`, '\n\n')),
  'HTML in a line': n => chapter(each(n, at => `${words(5, at)} <i>x</i>`)),
  'HTML with identifiers': n => chapter(each(n, at => `<p id="a${at}">${words(5, at)}</p>`, '\n\n')),
  'raw LaTeX': n => chapter(each(n, at => `${words(5, at)} \\foo{x}`, '\n\n')),
  comments: n => chapter(each(n, at => `${words(5, at)} <!-- note ${at} -->`, '\n\n')),
  waivers: n =>
    chapter(each(n, at => `<!-- galley-ignore G101: why -->\n\n${words(5, at)} [@u${at}]`, '\n\n')),
  'unused waivers': n =>
    chapter(each(n, at => `<!-- galley-ignore G101: why -->\n\n${words(5, at)}`, '\n\n')),
  'line blocks': n => chapter(each(n, at => `| ${words(6, at)}`)),
  'alert boxes': n => chapter(each(n, at => `> [!NOTE]\n> ${words(6, at)}`, '\n\n')),
  abbreviations: n =>
    chapter(
      `${each(n, at => `*[AB${at}]: ${words(3, at)}`)}\n\n${each(n, at => `The AB${at} ${words(4, at)}`)}`
    ),
  'quotation marks': n => chapter(each(n, at => `"${words(4, at)} 'a' b"`)),
  'one word again': n => chapter('kiln '.repeat(9 * n)),
  'words doubled': n => chapter(each(n, at => `${words(4, at)} the the`, '\n\n')),
  'spaces and breaks': n => chapter(each(n, at => `${words(4, at)}  \n\n\n\n`, '\\\n')),
  'one long word': n => chapter(`${'kiln'.repeat(10 * n)} and`),
  'one long address': n => chapter(`<https://example.org/${'a/'.repeat(10 * n)}>`),
  'signs without a meaning': n => chapter(each(n, () => 'a ^ b ~ c | d # e', '\n\n')),
  authors: n =>
    paper(
      'Words [@k1].',
      works(3),
      `authors:\n${each(n, at => `  - name: Jane ${name(at)}\n    affiliation: Sand ${at}`)}\n`
    ),
  keywords: n => paper('Words [@k1].', works(3), `keywords: [${each(n, at => `kiln ${at}`, ', ')}]\n`),
  'a long abstract': n => paper('Words [@k1].', works(3), `abstract: |\n  ${words(30 * n)}\n`),
  'unknown settings': n =>
    paper(
      'Words [@k1].',
      works(3),
      each(n, at => `setting${at}: x`)
    ),
  'lists of references': n =>
    paper(
      `${cited(n)}\n\n${each(9, at => `::: {.references keyword=w${at}}\n:::`, '\n\n')}`,
      each(n, at => work(at, {keywords: `w${at % 9}`}))
    ),
  'Arabic and Latin': n => chapter(each(n, at => `${words(4, at)} كتاب في التاريخ @k1`, '\n\n'))
}

let counter = 0

const settings = 'title: A paper\nlicense: CC-BY-4.0\nlang: en\n'

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><title>A kiln</title><rect width="50" height="50"/></svg>'

function paper(text: string, bibliography: string, more = ''): Files {
  return {'manuscript.yaml': `${settings}${more}`, '01.md': `${text}\n`, 'references.bib': bibliography}
}

function chapter(text: string): Files {
  return paper(text, works(9))
}

function long(n: number, from = 0): string {
  return each(n, at => `${words(60, from + at)} [@k${at % 9}].`, '\n\n')
}

function cited(n: number): string {
  return each(n, at => `${words(4, at)} [@k${at}].`, '\n\n')
}

function works(n: number): string {
  return each(n, at => work(at, {}))
}

function work(at: number, fields: Readonly<Record<string, string>>): string {
  const all = {
    author: `${name(at)}, ${name(at + 3)}`,
    title: words(5, at),
    year: String(1900 + (at % 120)),
    publisher: 'Press',
    address: 'Sand',
    ...fields
  }
  const lines = Object.entries(all).map(([field, value]) => `  ${field} = {${value}}`)
  return `@book{k${at},\n${lines.join(',\n')}\n}\n`
}
