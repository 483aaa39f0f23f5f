import {build} from '../src/build.ts'
import {unifiedDiff} from '../src/check/fix/index.ts'
import {planRound} from '../src/check/fix/repairs.ts'
import {createMemo} from '../src/core/memo.ts'
import {parseXml, xmlText} from '../src/core/xml.ts'
import {htmlOutput} from '../src/outputs/html/index.ts'
import {parseBibliography} from '../src/parse/bibliography.ts'
import {rewritesOf} from '../src/parse/includes/rewritten.ts'
import {parseChapter} from '../src/parse/markdown/chapter.ts'
import {readConfiguration} from '../src/parse/settings/configuration.ts'
import {importEndnoteXml} from '../src/references/import/endnote-xml.ts'
import {importPrinted} from '../src/references/import/printed/index.ts'
import {importPubmed} from '../src/references/import/pubmed.ts'
import {importRefer} from '../src/references/import/refer.ts'
import {importRis} from '../src/references/import/ris.ts'
import {nameWorks} from '../src/references/import/works.ts'
import {bringReturned, growingLists, growingReturned, planReturned} from './review/word/growing-word.ts'
import {compareTexts, growingVersions} from './versions/redline/growing.ts'
import {textWorld} from './world.ts'

/** An input of any size, and the function that reads it. */
export type GrowingInput = Readonly<{
  name: string
  /** The number of repetitions in the smallest measured input. */
  size: number
  /** Makes the input of a size and processes it. */
  read: (size: number) => unknown
  /** The allowed factor of work for four times the input; 6 by default, for linear work. */
  most?: number
}>

/**
 * The allowed factor of work for four times the input if the work grows with the square; with the cube it would be 64.
 */
const square = 16.5

const comparedByTable: ReadonlySet<string> = new Set([
  'words changed in one paragraph with tracking off',
  'citations that became text'
])

/** Inputs that are hard to read, and ordinary ones: `growth.test.ts` counts their steps, the benchmark their time. */
export const growingInputs: readonly GrowingInput[] = [
  ...repeated('chapter', 50, readChapter, [
    '[@',
    '[see @a; ',
    '@{',
    '@{@{a}',
    '[@a] ',
    '@a [',
    '@a@',
    '[@a, p. 3, ',
    '-@',
    '[',
    '@a ',
    '[@a [',
    '{++',
    '{++a++} ',
    '{~~a~>b~~}',
    '{>>a',
    '{++a\n\n',
    '- a\n\n'
  ]),
  ...repeated('chapter', 10, readChapter, [
    'The words of a long text, as shown [see @doe99, p. 3; @roe] and @poe.\n\n'
  ]),
  ...repeated('chapter', 40, readChapter, [
    '> a\n\n',
    'T\n: a\n\n',
    'T\n: a\n',
    '- a\n\nb\n\n',
    'a\n=\n',
    '# a\n\n[a]\n\n',
    '|a|\n|-|\n|b|\n\n',
    '::: {.a}\n\n',
    '```{note}\n',
    '% a\n',
    '(a)=\n',
    '{\\sf ',
    '{\\sf a} ',
    '# a ',
    '````{note}\n```\n',
    ':::{figure} a\n:a: b\n',
    '{ref}`a` ',
    '\\begin{lemma}\n',
    '\\begin{lemma}[',
    '$$a\n\\begin{align}\n',
    'a $$\n\\begin{matrix}\n',
    'a \\end{lemma}\n',
    '::: {name="',
    '::: {""',
    '\\',
    '\\\\begin{a}',
    '$a ',
    '$\\text{a ',
    '"a '
  ]),
  ...(
    [
      ['notes', n => `${each(n, at => `a[^${at}]\n`)}\n\n${each(n, at => `[^${at}]: b\n`)}`],
      ['notes that call one another', n => `a[^0]\n\n${each(n, at => `[^${at}]: [^${at + 1}]\n`)}`],
      ['links and their definitions', n => `${each(n, at => `[a${at}]\n`)}\n${each(n, at => `[a${at}]: b`)}`]
    ] satisfies readonly Kind[]
  ).map(([name, text]) => reading(`chapter: ${name}`, 60, text, readChapter)),
  ...repeated('chapter', 400, readChapter, ['> [!NOTE]\n> a\n\n', 'A    B\n---- ---\na    b\n\n']),
  // The following inputs exceed the limits of a chapter, which are checked during parsing.
  ...repeated('chapter', 1200, readChapter, [
    '*a **b ',
    '*a_ ',
    'a**b c* ',
    '[',
    ']',
    '[ (](',
    '[a [',
    '[ a_',
    'a <!--',
    '> ',
    '>- ',
    '* ',
    '- ',
    '(a) '
  ]),
  reading('chapter: lazy lines', 1200, n => `> a\n${'b\n'.repeat(n)}`, readChapter),
  // micromark searches all open brackets, emphasis and lists from every closing one.
  ...[
    ['[@a, ', ']'],
    ['[see ', ' @a]'],
    ['@{', '}'],
    ['[*', '@a*]'],
    ['@a [', ']'],
    ['[', ']'],
    ['[@a; ', ']'],
    ['[@a [', ']'],
    ['> [@a\n', ''],
    ['> ', ''],
    ['* ', ''],
    ['*a **b ', '']
  ].map(
    ([open = '', close = '']): GrowingInput => ({
      name: `chapter: ${JSON.stringify(open)} … ${JSON.stringify(close)} in one another`,
      size: 20,
      read: depth => readChapter(`${open.repeat(depth)}x${close.repeat(depth)}`),
      most: square
    })
  ),
  ...repeated('page', 20, readPage, ['<b>', '<b></i>', '<div>\n\n', '<b a=b ', '```{math}\n\n']),
  ...repeated('page', 60, readPage, ['<div>\n:::\n', '</p>\n:::\n']),
  ...(
    [
      ['HTML around text', n => each(n, at => `<div>Words ${at} <b>x</b></div>`, '\n\n')],
      [
        'cross-references in one paragraph',
        n => `## Kilns {#sec:a}\n\n${each(n, at => `Words ${at} @sec:a`)}`
      ]
    ] satisfies readonly Kind[]
  ).map(([name, text]) => reading(`page: ${name}`, 200, text, chapter => readPage(chapter))),
  {
    name: 'page: works in one citation',
    size: 400,
    read: n =>
      readPage(
        `Words [${each(n, at => `@k${at}`, '; ')}].`,
        each(n, at => `@book{k${at}, title = {Sand ${at}}}`)
      )
  },
  ...(
    [
      ['braces', n => `@book{a, title = {${'{'.repeat(n)}x${'}'.repeat(n)}}}`],
      ['accents', n => `@book{a, title = {${"\\'".repeat(n)}}}`],
      ['dollars', n => `@book{a, title = {${'$a'.repeat(n)}}}`],
      ['tags', n => `@book{a, title = {${'<i>'.repeat(n)}</i>}}`],
      ['open entries', n => '@book{a\n'.repeat(n)],
      ['open quotes', n => '@book{a, t = "\n'.repeat(n)],
      ['at signs', n => '@'.repeat(n)],
      ['blank lines', n => `@book{a, ${'\n'.repeat(n)}!${'\n'.repeat(n)}}`],
      ['names', n => `@book{a, author = {${'a and '.repeat(n)}b}}`],
      ['formulas without an end', n => `@book{a, title = {${'\\( {} '.repeat(n)}}}`],
      ['unknown commands', n => `@book{a, title = {${'\\foo \\bar$ '.repeat(n)}}}`],
      ['entries without @', n => 'book{a, t\n'.repeat(n)],
      ['text without delimiters', n => `@book{a, ${'t = a b “c , '.repeat(n)}}`],
      ['misspelt fields', n => `@book{a, ${'titel = {T}, auhtor = {A}, '.repeat(n)}}`],
      ['signs between names', n => `@book{a, author = {${'a; b & c, '.repeat(n)}}}`],
      ['one long line', n => `@book{a, title = {${'Some Words and a Title '.repeat(n)}}}`],
      ['a circle of parents', n => each(n, at => `@book{k${at}, crossref = {k${(at + 1) % n}}}`)],
      ['entries', n => each(n, at => `@book{k${at}, author = {Doe, Jane}, title = {T ${at}}, year = {1990}}`)]
    ] satisfies readonly Kind[]
  ).map(([name, text]) => reading(`bibliography: ${name}`, 50, text, readBibliography('a.bib'))),
  // Fields are inherited from the nearest 32 ancestors; beyond them, the work is linear.
  reading('bibliography: a chain of parents', 150, chainOfParents, readBibliography('a.bib')),
  // For every child, the whole list of its parent's parents is split.
  squared(reading('bibliography: many parents', 40, manyParents, readBibliography('a.bib'))),
  ...(
    [
      ['brackets', n => '{'.repeat(n)],
      ['lists', n => '- '.repeat(n)],
      ['signs of Markdown', n => `- id: a\n  title: "${'*_^~<i>$` '.repeat(n)}"`],
      ['items', n => each(n, at => `- id: k${at}\n  title: "*T* ${at}"\n  issued: 2017`)]
    ] satisfies readonly Kind[]
  ).map(([name, text]) => reading(`CSL-YAML: ${name}`, 50, text, readBibliography('a.yaml'))),
  ...(
    [
      ['anchors', n => '&a '.repeat(n)],
      ['a chain of aliases', n => `a0: &a0 x\n${each(n, at => `a${at + 1}: &a${at + 1} [*a${at}]`)}`],
      [
        'lists of aliases',
        n => `a0: &a0 [x, x]\n${each(n, at => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`)}`
      ],
      ['aliases', n => `a: &a x\nkeywords: [${'*a, '.repeat(n)}]`]
    ] satisfies readonly Kind[]
  ).map(([name, text]) => reading(`YAML: ${name}`, 120, text, readSettings)),
  ...(
    [
      ['ignore comments', n => each(n, at => `<!-- galley-ignore G101: why -->\n\nSee @key${at}.\n`)],
      ['comments without an end', n => '<!-- galley-ignore '.repeat(n)],
      ['white space in a comment', n => `<!-- galley-ignore G101${' '.repeat(20 * n)}x: a -->`]
    ] satisfies readonly Kind[]
  ).map(([name, text]) => reading(`check: ${name}`, 40, text, chapter => readPaper(chapter, ''))),
  ...(
    [
      ['comment lines of a bibliography', n => '% galley-ignore G101: why\n'.repeat(n)],
      [
        'entries with one beginning',
        n =>
          each(n, at => `@book{k${at}, author = {Doe, Jane}, title = {Transactions of Sand, volume ${at}}}`)
      ],
      // Longer fields are not searched; shorter ones take little time.
      ['authors of one work', n => `@book{a, author = {${'A B and '.repeat(40 * n)}C}}`]
    ] satisfies readonly Kind[]
  ).map(([name, text]) => reading(`check: ${name}`, 40, text, works => readPaper('', works))),
  ...(
    [
      ['undefined works', n => each(n, at => `See @key${at}.\n`)],
      ['one word again', n => 'kiln '.repeat(9 * n)]
    ] satisfies readonly Kind[]
  ).map(([name, text]) => reading(`check: ${name}`, 300, text, chapter => readPaper(chapter, ''))),
  ...repeated('rewrites', 400, readRewrites, [
    '{chem}`a` ',
    '{{< kbd a >}} ',
    '<d-math>a</d-math>',
    '\\enquote{',
    '`a` \\qedhere ',
    '\\begin{claim}[name=a]\n',
    "`r if (knitr::is_html_output()) '\na\n'`\n"
  ]),
  ...repeated('XML', 200, text => xmlText(parseXml(text).root), ['<a>x', '</a>', '<a ', '<a b="']),
  ...Object.entries({importEndnoteXml, importPubmed, importRefer}).flatMap(([name, read]) =>
    repeated(name, 100, text => read({path: 'a', text}), [
      '<record>',
      'PMID- 1\n',
      '%0 Book\n',
      '<record><titles><title>x',
      'PMID- 1\nTI  - x\nAB  - y\n   z\n',
      '%T x\n%K y\nz\n'
    ])
  ),
  reading(
    'RIS: one record',
    200,
    n => `TY  - BOOK\n${'AB  - x\ny\n'.repeat(n)}`,
    text => importRis({path: 'a.ris', text})
  ),
  reading(
    'printed references',
    2,
    n => each(n, at => `Doe, J. (1990). The kilns of Sand, ${at}. Journal of Clay, 12(3), 45–67.`),
    text => importPrinted({path: 'a.txt', text})
  ),
  {name: 'keys of works alike', size: 300, read: nameAlike},
  {name: 'repairs', size: 300, read: planRepairs},
  {name: 'a diff', size: 1000, read: compareLines},
  ...Object.entries(growingVersions).map(([name, versions]) => ({
    name: `redline: ${name}`,
    size: 40,
    read: (size: number) => compareTexts(versions(size))
  })),
  ...Object.entries(growingReturned).map(([name, returned]) => ({
    name: `Word: ${name}`,
    size: 40,
    read: (size: number) => planReturned(returned(size)),
    // Texts with up to 2,000,000 pairs of words are compared with a table of all pairs.
    ...(comparedByTable.has(name) && {most: square})
  })),
  ...Object.entries(growingLists).map(([name, returned]) => ({
    name: `Word, with its sum: ${name}`,
    size: 40,
    read: (size: number) => bringReturned(returned(size))
  }))
]

type Kind = readonly [name: string, text: (size: number) => string]

function reading(
  name: string,
  size: number,
  text: (size: number) => string,
  read: (text: string) => unknown
): GrowingInput {
  return {name, size, read: count => read(text(count))}
}

function repeated(
  kind: string,
  size: number,
  read: (text: string) => unknown,
  units: readonly string[]
): readonly GrowingInput[] {
  return units.map(unit => reading(`${kind}: ${JSON.stringify(unit)}`, size, n => unit.repeat(n), read))
}

function each(size: number, line: (at: number) => string, between = '\n'): string {
  return Array.from({length: size}, (_, at) => line(at)).join(between)
}

function squared(input: GrowingInput): GrowingInput {
  return {...input, most: square}
}

function chainOfParents(size: number): string {
  return each(size, at => `@book{k${at}, crossref = {k${at + 1}}, f${at} = 1}`)
}

function manyParents(size: number): string {
  const children = each(size, at => `@book{k${at}, crossref = {k}}`)
  return `@book{k, crossref = {${each(size, at => `k${at}`, ',')}}}\n${children}`
}

function readChapter(text: string): unknown {
  return parseChapter({path: '01.md', text}, 'en')
}

function readRewrites(text: string): unknown {
  return rewritesOf(text, {
    meta: () => undefined,
    variable: () => undefined,
    file: () => undefined,
    cell: () => undefined,
    hasDoi: () => false
  })
}

function readSettings(text: string): unknown {
  return readConfiguration({path: 'manuscript.yaml', text})
}

function readBibliography(path: string): (text: string) => unknown {
  return text => parseBibliography([{path, text}])
}

/** Builds a paper of one chapter with its rules, without an output. */
function readPaper(chapter: string, bibliography: string): Promise<unknown> {
  const files = {
    'manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\n',
    '01.md': chapter,
    'references.bib': bibliography
  }
  return build(textWorld(files), createMemo(), {entry: '', outputs: []})
}

/** Builds the HTML of a paper of one chapter. */
function readPage(chapter: string, bibliography = ''): Promise<unknown> {
  const files = {
    'manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\nstyle: plain\n',
    '01.md': chapter,
    'references.bib': bibliography
  }
  return build(textWorld(files), createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
}

/** Names works of one author and one year, so that each name has its own letter. */
function nameAlike(size: number): unknown {
  const text = each(size, at => `TY  - BOOK\nAU  - Doe, Jane\nTI  - Sand ${at}\nPY  - 1999\nER  -`)
  const {references} = importRis({path: 'a.ris', text})
  return nameWorks(
    references.map(reference => ({file: 'a.ris', reference})),
    []
  )
}

function planRepairs(size: number): unknown {
  const text = 'ab '.repeat(size)
  const repairs = Array.from({length: size}, (_, at) => [
    {file: 'a', start: 3 * at, end: 3 * at + 2, old: 'ab', text: 'c'}
  ])
  return planRound(repairs.toReversed(), () => text)
}

function compareLines(size: number): unknown {
  const before = Array.from({length: size}, (_, at) => `line ${at}\n`)
  const after = before.map((line, at) => (at % 50 === 0 ? line.toUpperCase() : line))
  return unifiedDiff('a', before.join(''), after.join(''))
}
