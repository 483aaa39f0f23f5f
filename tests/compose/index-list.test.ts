import {unzipSync} from 'fflate'
import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import type {IndexEntry} from '../../src/core/article.ts'
import {createMemo} from '../../src/core/memo.ts'
import {wordsOf} from '../../src/core/walk-article.ts'
import {docxOutput} from '../../src/outputs/docx/index.ts'
import {jatsOutput} from '../../src/outputs/jats/index.ts'
import {textWorld} from '../world.ts'
import {articleOf} from './article.ts'

/** The lines of the index of a text: its terms with their sections. */
async function indexOf(markdown: string, lang = 'en'): Promise<readonly string[]> {
  const {body} = await articleOf({
    '01.md': markdown,
    'manuscript.yaml': `lang: ${lang}\nnumber-sections: true`
  })
  const list = body.find(({type}) => type === 'index')
  return list?.type === 'index' ? linesOf(list.entries, '') : []
}

function linesOf(entries: readonly IndexEntry[], indent: string): readonly string[] {
  return entries.flatMap(({words, places, see, seeAlso, entries: inner}) => [
    [
      indent + wordsOf(words),
      ...places.map(({words: section, end, main}) => `${section}${end ? '–' : ''}${main ? '!' : ''}`),
      ...see.map(other => `see ${other}`),
      ...seeAlso.map(other => `also ${other}`)
    ].join(', '),
    ...linesOf(inner, `${indent}  `)
  ])
}

/** Forms of index entries: the source, and the resulting lines of the index. */
const forms: ReadonlyArray<readonly [name: string, markdown: string, lines: readonly string[]]> = [
  ['a term', '# One\n\nWords\\index{term}.', ['term, 1']],
  ['a term in a heading', '# One \\index{term}\n\nWords.', ['term, 1']],
  [
    'a term under another',
    '# One\n\nA\\index{b!c} d\\index{b}.\n\n# Two\n\nE\\index{b!c}.',
    ['b, 1', '  c, 1, 2']
  ],
  [
    'sorted as another',
    '# One\n\nA\\index{sigma@$\\sigma$-algebra} b\\index{tau} c\\index{rho}.',
    ['rho, 1', '\\sigma-algebra, 1', 'tau, 1']
  ],
  [
    'see, and see also',
    '# One\n\nA\\index{a|see{b}} b\\index{b|seealso{c}} \\index{b}.',
    ['a, see b', 'b, 1, also c']
  ],
  ['a stretch', '# One\n\nA\\index{a|(} b.\n\n# Two\n\nC\\index{a|)}.', ['a, 1–']],
  ['a main place', '# One\n\nA\\index{a|textbf} b\\index{b|hyperpage}.', ['a, 1!', 'b, 1']],
  ['quoted signs', '# One\n\nA\\index{a"!b} b\\index{"@}.', ['@, 1', 'a!b, 1']],
  [
    'accents of LaTeX',
    "# One\n\nA\\index{B\\'ezier} b\\index{bezant} c\\index{bib}.",
    ['bezant, 1', 'Bézier, 1', 'bib, 1']
  ],
  [
    'words of a span',
    '# One\n\n[Entropy]{.index} and [no words]{.index entry="gas!ideal" see="law"}.',
    ['Entropy, 1', 'gas', '  ideal, see law']
  ],
  ['an empty span', '# One\n\nA[]{.index entry="b!c"}.', ['b', '  c, 1']],
  [
    'marks in their own paragraph',
    '# One\n\n\\index{a}\n\\index{b}\n\nWords.\n\n\\index{c}\n\n# Two',
    ['a, 1', 'b, 1', 'c, 1']
  ],
  [
    'a role of MyST',
    '# One\n\nA {index}`term` and {index}`words <single: gas; ideal>` {index}`pair: x; y`.',
    ['gas', '  ideal, 1', 'term, 1', 'x', '  y, 1', 'y', '  x, 1']
  ],
  [
    'a directive of MyST',
    '# One\n\n```{index} single: gas; ideal\n```\n\nWords.\n\n```{index} !main, other\n```',
    ['gas', '  ideal, 1', 'main, 1!', 'other, 1']
  ],
  [
    'a mark in a note and in a caption',
    '# One\n\nA^[B\\index{b}].\n\n![C\\index{c}](a.svg)',
    ['b, Note 1', 'c, 1']
  ],
  [
    'a mark in an environment',
    '# One\n\n\\begin{itemize}\n\\item A\\index{a}\n\\end{itemize}\n\n\\begin{theorem}\nB\\index{b}\n\\end{theorem}',
    ['a, 1', 'b, 1']
  ],
  ['a mark within emphasis', '# One\n\n\\emph{A\\index{a}} and *b\\index{b}*.', ['a, 1', 'b, 1']]
]

test.each(forms)('the index has %s', async (_, markdown, lines) => {
  expect(await indexOf(markdown)).toEqual(lines)
})

test('the order is that of the language, whatever the machine', async () => {
  const text = 'A\\index{Zoo} \\index{Österbro} \\index{orm} \\index{Ara}.'
  expect(await indexOf(text, 'de')).toEqual(['Ara, ', 'orm, ', 'Österbro, ', 'Zoo, '])
  expect(await indexOf(text, 'sv')).toEqual(['Ara, ', 'orm, ', 'Zoo, ', 'Österbro, '])
})

test('it stands at its place, under the heading of the author, or at the end', async () => {
  const kinds = async (text: string): Promise<unknown> =>
    (await articleOf({'01.md': text})).body.map(block =>
      block.type === 'index' ? `index ${block.heading === true}` : block.type
    )
  expect(await kinds('A\\index{a}.\n\n\\printindex\n\nB.')).toEqual(['paragraph', 'index true', 'paragraph'])
  expect(await kinds('A\\index{a}.\n\n# Terms {-}\n\n::: {#index}\n:::')).toEqual([
    'paragraph',
    'heading',
    'index false'
  ])
  expect(await kinds('A\\index{a}.')).toEqual(['paragraph', 'index true'])
  expect(await kinds('A.')).toEqual(['paragraph'])
})

test('one space is left around a mark', async () => {
  const {body} = await articleOf({'01.md': 'words \\index{a} more \\index{b}, and \\index{c}'})
  expect(wordsOf(body)).toBe('words more, and')
})

test('Word gets fields from which it makes its index, and JATS the terms', async () => {
  const files = {
    'manuscript.yaml': 'title: T',
    '01.md': '# One\n\nA\\index{a:b!c} d\\index{d|see{e}} f\\index{f@$f$|textbf}.'
  }
  const {artifacts} = await build(textWorld(files), createMemo(), {
    entry: '',
    draft: true,
    outputs: [docxOutput, jatsOutput]
  })
  const [word, jats] = artifacts.map(({bytes}) => unzipSync(bytes))
  const decoded = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)
  const document = decoded(word!['word/document.xml']).replaceAll('&quot;', '"')
  expect([...document.matchAll(/ ((?:XE|INDEX) [^<]*) </g)].map(([, field]) => field)).toEqual([
    'XE "a\\:b:c"',
    'XE "d" \\t "see e"',
    'XE "f" \\b',
    'INDEX \\c "1" \\e ", "'
  ])
  expect(document.match(/PAGEREF index_\d/g)).toHaveLength(2)
  const xml = Object.entries(jats!).flatMap(([name, bytes]) =>
    name.endsWith('.xml') ? [decoded(bytes)] : []
  )[0]
  expect(xml).toContain(
    '<index-term id="index-1"><term>a:b</term><index-term><term>c</term></index-term></index-term>'
  )
  expect(xml).toContain('<index-term id="index-2"><term>d</term><see>e</see></index-term>')
})
