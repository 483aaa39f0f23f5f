import {bringHome, planningOf, type ReadablePaper} from '../../../src/review/word/index.ts'
import {planWord} from '../../../src/review/word/plan.ts'
import type {WordDocument} from '../../../src/review/word/read/document.ts'
import {composed, paragraphXml, wordOf} from './word-file.ts'

type Files = Readonly<Record<string, string>>

/** A paper, and the returned document. */
type Returned = readonly [files: Files, document: WordDocument]

/** Papers that returned as Word files of any size: ordinary ones, and ones with pasted content. */
export const growingReturned: Readonly<Record<string, (size: number) => Returned>> = {
  'new paragraphs': size => pasted(texts(3), [], marked(size, '[+Ann:', '+][+Ann¶+]')),
  'new paragraphs with tracking off': size => pasted(texts(3), [], texts(size, 3)),
  'new paragraphs before one that was split': size =>
    pasted(texts(3), [], [...marked(size, '[+Ann:', '+][+Ann¶+]'), 'A paragraph']),
  'a paragraph that was split again and again': size => [
    {'01.md': words(20 * size)},
    wordOf(Array.from({length: size}, (_, at) => `${words(20, at * 20)}${at < size - 1 ? ' [+Ann¶+]' : ''}`))
  ],
  'paragraphs as they were': size => pasted(texts(size), texts(size), []),
  'paragraphs with an insertion each': size =>
    pasted(
      texts(size),
      texts(size).map(text => `${text}[+Ann: and more+]`),
      []
    ),
  'paragraphs that were changed with tracking off': size =>
    pasted(
      texts(size),
      texts(size).map(text => text.replace(/ \S+ /, ' other ')),
      []
    ),
  'paragraphs that were deleted': size =>
    pasted(
      texts(3 * size),
      texts(3 * size).map((text, at) => (at % 3 === 0 ? `[-Ann:${text}-][-Ann¶-]` : text)),
      []
    ),
  'paragraphs that are not there now': size => pasted(texts(3 * size), texts(2 * size), []),
  'paragraphs that were joined': size =>
    pasted(
      texts(2 * size),
      texts(2 * size).map((text, at) => (at % 2 === 0 ? `${text}[-Ann¶-]` : text)),
      []
    ),
  'paragraphs in another order': size => pasted(texts(size), texts(size).toReversed(), []),
  'equal paragraphs': size =>
    pasted(
      Array.from({length: size}, () => words(12)),
      Array.from({length: size}, () => `${words(12)}[+Ann: too+]`),
      []
    ),
  'comments in paragraphs': size =>
    pasted(
      texts(size),
      texts(size).map((text, at) => `[>${at}>]${text}[<${at}<]`),
      [],
      commentsPart(size)
    ),
  'comments in one paragraph': size => [
    {'01.md': words(4 * size)},
    wordOf(
      [Array.from({length: size}, (_, at) => `[>${at}>]${words(4, 4 * at)}[<${at}<]`).join(' ')],
      commentsPart(size)
    )
  ],
  'comments about nothing': size => pasted(texts(3), texts(3), [], commentsPart(size)),
  'insertions in one paragraph': size => inOne(size, '[+Ann:new +]'),
  'deletions in one paragraph': size => [
    {'01.md': `${words(4 * size)}.`},
    wordOf([
      `${Array.from({length: size}, (_, at) => `[-Ann:${words(1, 4 * at)} -]${words(3, 4 * at + 1)}`).join(' ')}.`
    ])
  ],
  'insertions of two people in one paragraph': size => inOne(size, '[+Ann:new +][+Bo:old +]'),
  'words changed in one paragraph with tracking off': size => inOne(size, 'new '),
  'words in italics in one paragraph': size => inOne(size, '*', '*'),
  'one paragraph as it was': size => [{'01.md': words(8 * size)}, wordOf([words(8 * size)])],
  'one paragraph with an insertion': size => [
    {'01.md': words(8 * size)},
    wordOf([`${words(4 * size)}[+Ann: new+] ${words(4 * size, 4 * size)}`])
  ],
  'one paragraph that was rewritten': size => [
    {'01.md': [...texts(3), words(8 * size)].join('\n\n')},
    wordOf([...texts(3), words(8 * size, 50_000)])
  ],
  'runs of one letter': size => {
    const text = words(2 * size)
    const runs = Array.from(text, letter => `<w:r><w:t xml:space="preserve">${letter}</w:t></w:r>`)
    return [{'01.md': text}, wordOf([`<w:p>${runs.join('')}</w:p>`])]
  },
  'bookmarks in one paragraph': size => {
    const marks = Array.from({length: size}, (_, at) => `<w:bookmarkStart w:name="_gly${at}"/>`)
    return [{'01.md': words(9)}, wordOf([`<w:p>${marks.join('')}<w:r><w:t>${words(9)}</w:t></w:r></w:p>`])]
  },
  'a table as it was': size => [{'01.md': tableText(size, 4)}, wordOf([tableXml(size, 4)])],
  'a table with changed cells': size => [
    {'01.md': tableText(size, 4)},
    wordOf([tableXml(size, 4, (cell, row) => (row > 0 ? `${cell}[+Ann: or so+]` : cell))])
  ],
  'a wide table': size => [{'01.md': tableText(3, size)}, wordOf([tableXml(3, size)])],
  'new rows': size => [{'01.md': tableText(3, 4)}, wordOf([tableXml(3 + size, 4)])],
  'new rows here and there': size => [
    {'01.md': tableText(size, 2)},
    wordOf([
      tableXml(size, 2).replaceAll('</w:tr>', `</w:tr>${rowXml([words(3, 70_000), words(3, 80_000)])}`)
    ])
  ],
  'a table that is not in the paper': size => pasted(texts(3), texts(3), [tableXml(size, 4)]),
  'paragraphs in one cell': size => [
    {'01.md': tableText(3, 2)},
    wordOf([tableXml(3, 2).replace('</w:tc>', `${texts(size, 9).map(paragraphXml).join('')}</w:tc>`)])
  ],
  'tables with captions': size => [
    {
      '01.md': Array.from({length: size}, (_, at) => `${tableText(1, 2, at)}\n\n: ${words(6, 9 * at)}`).join(
        '\n\n'
      )
    },
    wordOf(Array.from({length: size}, (_, at) => [words(6, 9 * at), tableXml(1, 2, cell => cell, at)]).flat())
  ],
  notes: size => [
    {'01.md': `${calls(size)}\n\n${definitions(size)}`},
    wordOf([wordCalls(size)], notesPart(size))
  ],
  'new notes': size => [
    {'01.md': words(4 * size)},
    wordOf([wordCalls(size, '[+Ann:', '+]')], notesPart(size))
  ],
  'citations of new works': size => [
    {'01.md': words(4 * size)},
    wordOf([Array.from({length: size}, (_, at) => `${words(4, 4 * at)}[+Ann: ${citation(at)}+]`).join(' ')])
  ],
  'citations that became text': size => [
    {
      '01.md': Array.from({length: size}, (_, at) => `${words(4, 4 * at)} [@a${at}]`).join(' '),
      'refs.bib': Array.from(
        {length: size},
        (_, at) => `@book{a${at}, author={R${at}, Ann}, title={B ${at}}, publisher={P}, date={1990}}`
      ).join('\n')
    },
    wordOf([Array.from({length: size}, (_, at) => `${words(4, 4 * at)} (R${at} 1990)`).join(' ')])
  ],
  'entries of which every third was changed': size => references(size, ['{bib}', '{/bib}']),
  'entries as text, of which every third was changed': size => references(size, ['', '']),
  'items of a list': size =>
    pasted(['- One\n- Two'], ['{item}One', '{item}Two'], marked(size, '{item}[+Ann:', '+][+Ann¶+]')),
  'a listing that was changed': size => [
    {'01.md': `${texts(2).join('\n\n')}\n\n~~~\n${lines(size)}\n~~~`},
    wordOf([...texts(2), lines(size).replaceAll('\n', '[+Ann: x+]\n')])
  ],
  formulas: size => [
    {'01.md': Array.from({length: size}, (_, at) => `${words(3, 3 * at)} $x_{${at}}$`).join(' ')},
    wordOf([
      `<w:p>${Array.from({length: size}, (_, at) => `<w:r><w:t xml:space="preserve">${words(3, 3 * at)} </w:t></w:r><m:oMath><m:r><m:t>y${at}</m:t></m:r></m:oMath>`).join('<w:r><w:t xml:space="preserve"> </w:t></w:r>')}</w:p>`
    ])
  ],
  'changes where none can be marked': size =>
    pasted(
      Array.from({length: size}, (_, at) => `${words(5, 7 * at)} {++old++} ${words(5, 7 * at + 5)}`),
      Array.from({length: size}, (_, at) => `${words(5, 7 * at)} o[+Ann:x+]ld ${words(5, 7 * at + 5)}`),
      []
    )
}

/** Plans a returned file: compares it with its paper, and creates the edits. */
export async function planReturned([files, document]: Returned): Promise<unknown> {
  const paper = await composed(files)
  const sent = {paper, read: () => composed(files)}
  return planWord(
    document,
    planningOf(document, {sent, files: [], queries: []}, [], {wasResolved: () => false})
  )
}

/** Returned lists of references, also as plain text from a program without fields. */
export const growingLists: Readonly<Record<string, (size: number) => Returned>> = {
  'a list of which every third entry was changed': size =>
    references(size, ['{bib}', '{/bib}'], texts(9, 5000)),
  'a list as text, of which every third entry was changed': size => references(size, ['', ''], texts(9, 5000))
}

/** Applies a returned file: its words are counted to find missed changes, and each edit of an entry is tried. */
export async function bringReturned([files, document]: Returned): Promise<unknown> {
  const paper = await composed(files)
  const read: ReadablePaper['read'] = texts => composed({...files, ...Object.fromEntries(texts)})
  const home = {paper, read}
  const found = await bringHome(document, {sent: home, now: home, files: [], kept: [], queries: []})
  if (found === undefined) throw new Error('another paper')
  return found
}

/** A paper whose paragraphs returned with new ones after them. */
function pasted(
  sent: readonly string[],
  returned: readonly string[],
  added: readonly string[],
  parts: Readonly<Record<string, string>> = {}
): Returned {
  const own = returned.length > 0 ? returned : sent
  return [{'01.md': sent.join('\n\n')}, wordOf([...own.slice(0, -1), ...added, own.at(-1)!], parts)]
}

/** Words that differ from each other; the same number gives the same word. */
function words(count: number, from = 0): string {
  return Array.from({length: count}, (_, at) => wordAt(from + at)).join(' ')
}

function wordAt(number: number): string {
  return `w${((number * 7919 + 13) % 90_001).toString(36)}`.replace(
    /\d/g,
    digit => 'aeioulnrst'[Number(digit)]!
  )
}

function texts(count: number, from = 0): readonly string[] {
  return Array.from({length: count}, (_, at) => words(12, (from + at) * 12))
}

function marked(count: number, open: string, close: string): readonly string[] {
  return texts(count, 3).map(text => `${open}${text}${close}`)
}

function inOne(size: number, before: string, after = ''): Returned {
  const parts = Array.from(
    {length: size},
    (_, at) => `${before}${words(1, 4 * at)}${after} ${words(3, 4 * at + 1)}`
  )
  return [{'01.md': words(4 * size)}, wordOf([parts.join(' ')])]
}

function cellText(row: number, column: number, seed = 0): string {
  return words(2, 2 * (row * 1000 + column + seed * 7))
}

function tableText(rows: number, columns: number, seed = 0): string {
  const row = (at: number): string =>
    `| ${Array.from({length: columns}, (_, column) => cellText(at, column, seed)).join(' | ')} |`
  return [row(0), `|${'---|'.repeat(columns)}`, ...Array.from({length: rows}, (_, at) => row(at + 1))].join(
    '\n'
  )
}

function tableXml(
  rows: number,
  columns: number,
  edit: (cell: string, row: number) => string = cell => cell,
  seed = 0
): string {
  const row = (at: number): string =>
    rowXml(Array.from({length: columns}, (_, column) => edit(cellText(at, column, seed), at)))
  return `<w:tbl>${Array.from({length: rows + 1}, (_, at) => row(at)).join('')}</w:tbl>`
}

function rowXml(cells: readonly string[]): string {
  return `<w:tr>${cells.map(cell => `<w:tc>${paragraphXml(cell)}</w:tc>`).join('')}</w:tr>`
}

/** A list of references that returned with other titles, without one entry and with a new one. */
function references(
  size: number,
  [begin, end]: readonly [string, string],
  body: readonly string[] = []
): Returned {
  const title = (at: number): string => words(6, 6 * at)
  const entries = Array.from({length: size}, (_, at) => {
    const changed = at % 3 === 0 ? title(at).replace(/ \S+$/, ' otherwise') : title(at)
    return `R${at}, A. (1990). *${changed}*. Press ${at}.`
  })
  const works = entries.map(
    (_, at) =>
      `@book{a${at}, author={R${at}, Ann}, title={${title(at)}}, publisher={Press ${at}}, date={1990}}`
  )
  const lines = ['Neu, D. (2011). Walls of brick. Stone Press.', ...entries.slice(1)]
  return [
    {
      'manuscript.yaml': 'title: T\ncsl: apa\nbibliography: refs.bib\n',
      '01.md': [`${words(9)} [${works.map((_, at) => `@a${at}`).join('; ')}].`, ...body].join('\n\n'),
      'refs.bib': works.join('\n')
    },
    wordOf([
      'T',
      `${words(9)}.`,
      ...body,
      ...lines.map((line, at) => `${at === 0 ? begin : ''}${line}${at === lines.length - 1 ? end : ''}`)
    ])
  ]
}

function commentsPart(size: number): Readonly<Record<string, string>> {
  const comments = Array.from(
    {length: size},
    (_, at) =>
      `<w:comment w:id="${at}" w:author="Ann"><w:p><w:r><w:t>Why ${at}?</w:t></w:r></w:p></w:comment>`
  )
  return {'word/comments.xml': `<w:comments>${comments.join('')}</w:comments>`}
}

function calls(size: number): string {
  return Array.from({length: size}, (_, at) => `${words(4, 4 * at)}[^${at}]`).join(' ')
}

function definitions(size: number): string {
  return Array.from({length: size}, (_, at) => `[^${at}]: ${words(5, 40_000 + 5 * at)}`).join('\n\n')
}

function wordCalls(size: number, open = '', close = ''): string {
  return Array.from({length: size}, (_, at) => `${words(4, 4 * at)}${open}{note ${at + 1}}${close}`).join(' ')
}

function notesPart(size: number): Readonly<Record<string, string>> {
  const notes = Array.from(
    {length: size},
    (_, at) => `<w:footnote w:id="${at + 1}">${paragraphXml(words(5, 40_000 + 5 * at))}</w:footnote>`
  )
  return {'word/footnotes.xml': `<w:footnotes>${notes.join('')}</w:footnotes>`}
}

function citation(at: number): string {
  const item = {
    id: `x${at}`,
    itemData: {type: 'book', title: `Book ${at}`, author: [{family: 'Doe'}], issued: {'date-parts': [[1990]]}}
  }
  return `{cite ${JSON.stringify({citationItems: [item]})}|(Doe 1990)}`
}

function lines(size: number): string {
  return Array.from({length: size}, (_, at) => words(3, 3 * at)).join('\n')
}
