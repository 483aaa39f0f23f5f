import type {Nodes} from 'mdast'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {walk} from '../../src/core/walk.ts'
import {kindsWritten, type WrittenForm, writtenForm} from '../../src/core/written-kinds.ts'
import {parseMarkdown} from '../../src/parse/markdown/processor.ts'

type Notations = Readonly<Record<string, string>>

const figure = '![Map](a.png){#fig:a}'
const definitions = 'Term\n: Its *definition*'
const grid = '+----+----+\n| a  | b  |\n+====+====+\n| c  | d  |\n|    |    |\n| e  |    |\n+----+----+'
const table = '| a |\n|---|\n| b |'

/** Each kind of node, under the form of its words, in the notation of an author. */
const kinds: Readonly<Record<WrittenForm, Notations>> = {
  typed: {text: 'a\\*b &amp; c'},
  verbatim: {inlineCode: '`a\\*b`'},
  'block verbatim': {code: '```\na\\*b\n```'},
  raw: {rawTex: '\\begin{tikzpicture}\n\\draw (0,0);\n\\end{tikzpicture}'},
  formula: {inlineMath: '$a\\*b$', math: '$$\na\\*b\n$$'},
  piece: {
    cite: '[@doe99]',
    crossReference: 'See @fig:a.',
    crossReferenceList: 'See [@fig:a; @fig:b].',
    footnoteReference: 'Words.[^a]\n\n[^a]: A note.',
    glossaryTerm: 'The \\gls{rna}.',
    image: 'A ![dog](a.png) runs.',
    imageReference: 'A ![dog][a] runs.\n\n[a]: a.png',
    inlineNote: 'Words.^[A note.]'
  },
  break: {break: 'One\\\nother'},
  inside: {
    abbreviation: 'The HTML.\n\n*[HTML]: A language',
    blockCell: grid,
    blockquote: '> Words',
    caption: figure,
    definitionDescription: definitions,
    definitionList: definitions,
    definitionTerm: definitions,
    delete: '~~gone~~',
    div: '::: {.box}\nWords\n:::',
    emphasis: '*words*',
    figure,
    footnoteDefinition: 'Words.[^a]\n\n[^a]: A note.',
    heading: '# Words',
    htmlElement: 'A <kbd>key</kbd>.',
    line: '| One\n| other',
    lineBlock: '| One\n| other',
    link: '[words](https://example.org)',
    linkReference: '[words][a]\n\n[a]: https://example.org',
    list: '- one',
    listItem: '- one',
    paragraph: 'Words',
    quotationSource: '> Words\n>\n> — Ada',
    root: 'Words',
    span: '[words]{.smallcaps}',
    strong: '**words**',
    subscript: 'H~2~O',
    superscript: 'm^2^',
    table,
    tableCell: table,
    tableRow: table
  },
  nothing: {
    definition: '[words][a]\n\n[a]: https://example.org',
    deleted: 'A {--big --}dog.',
    editorQuery: 'A dog.{>>Which?<<}',
    html: '<!-- a remark -->',
    indexMark: 'Heat\\index{heat}.',
    macros: '\\newcommand{\\R}{\\mathbb{R}}',
    nocite: '\\nocite{doe99}',
    thematicBreak: 'a\n\n***\n\nb',
    yaml: '---\ntitle: A\n---\n\nWords'
  }
}

/** The first node of a kind in a text. */
function nodeIn(text: string, kind: string): Nodes | undefined {
  let found: Nodes | undefined
  walk(parseMarkdown(new VFile(text), {lang: 'en', smart: true}), node => {
    if (node.type === kind) found ??= node
  })
  return found
}

describe.each(Object.entries(kinds))('%s', (form, notations) => {
  test('is the form of all these kinds and no others', () => {
    // Marks of edits are paired while a text is parsed, and none of them is left.
    const own = [...kindsWritten(form as WrittenForm)].filter(kind => kind !== 'editMark')
    expect(own.sort(), 'Add an example of each kind to `kinds` above.').toEqual(Object.keys(notations).sort())
  })

  test.each(Object.entries(notations))('%s', (kind, text) => {
    const node = nodeIn(text, kind)
    expect(node?.type).toBe(kind)
    expect(writtenForm(node!)).toBe(form)
    const value = 'value' in node! ? node.value : ''
    if (form === 'typed') expect(value).toBe('a*b & c')
    if (/verbatim|formula/.test(form)) expect(value).toBe('a\\*b')
    if (form === 'raw') expect(value).toBe(text)
    if (form === 'inside') expect(node).toHaveProperty('children')
    if (form === 'nothing') expect(node).not.toHaveProperty('children')
  })
})

test('a kind of another program has its words in its value, or else in its children', () => {
  const words = {type: 'text', value: 'a'}
  const other = (node: object): WrittenForm => writtenForm({type: 'own', ...node} as unknown as Nodes)
  expect(other({value: 'a'})).toBe('verbatim')
  expect(other({children: [words]})).toBe('inside')
})
