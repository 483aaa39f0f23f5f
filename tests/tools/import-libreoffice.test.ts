import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {compose} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {compareWords} from '../../src/import/document/paper-words.ts'
import {galley} from '../galley.ts'
import {judge} from '../judge.ts'
import {textWorld} from '../world.ts'
import {importFile} from './imported-file.ts'
import {officeManuscripts} from './office-manuscripts.ts'

const soffice = judge('soffice')
const pandoc = judge('pandoc')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-office-'))
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

type Manuscript = keyof typeof officeManuscripts
const names = Object.keys(officeManuscripts) as Manuscript[]

let areSaved = false

/** LibreOffice's Word file of a manuscript; the first call makes all of them. */
function wordFile(name: Manuscript): string {
  if (!areSaved) {
    for (const each of names) writeFileSync(join(folder, `${each}.fodt`), officeManuscripts[each])
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const files = names.map(each => `${each}.fodt`)
    const {status, stderr} = soffice(
      ['--headless', '--norestore', profile, '--convert-to', 'docx', ...files],
      {
        cwd: folder
      }
    )
    expect(status, stderr).toBe(0)
    areSaved = true
  }
  return join(folder, `${name}.docx`)
}

const grid = `+-------+----------+
| Court | Cases    |
+=======+=====+====+
| High  | old | 12 |
|       +-----+----+
|       | new | 7  |
+-------+-----+----+
| All of them      |
+------------------+

: Cases by court. {#tbl:1}`

/**
 * The table of LibreOffice constructs: the manuscript, and its Word file as read by galley and Pandoc 3.9. Pandoc's
 * text is with `--track-changes=all`.
 */
const constructs: ReadonlyArray<
  readonly [construct: string, from: Manuscript, galley: string, pandoc: string]
> = [
  ['a footnote', 'notes', '[^1]: The first note, with *emphasis*.', '[^1]: The first note, with *emphasis*.'],
  ['an endnote', 'notes', '[^e1]: An endnote about clerks.', '[^2]: An endnote about clerks.'],
  [
    'a long note',
    'notes',
    '[^2]: One paragraph of the note.\n\n    Another paragraph of it.',
    '[^3]: One paragraph of the note.\n\n    Another paragraph of it.'
  ],
  ['looks', 'notes', '**weight**, x^2^, [Small]{.smallcaps},\\', '**weight**, x^2^, [Small]{.smallcaps},\\'],
  ['a quotation', 'notes', '> A quoted passage of some length.', '\n\nA quoted passage of some length.'],
  ['code', 'notes', '```\nx = 1\ny = 2\n```', '\n\nx = 1\n\ny = 2\n\n'],
  ['a link', 'notes', '[A link](https://example.org/a)', '[A link](https://example.org/a)'],
  ['merged cells', 'tables', grid, '| All of them '],
  ['a formula in a cell', 'tables', '$$ \\frac{a}{b}=\\sqrt{c} $$', '$$\\frac{a}{b} = \\sqrt{c}$$'],
  ['a list in a cell', 'tables', '| -   one ', '| - one '],
  [
    'references to captions',
    'tables',
    'See @tbl:1 and @fig:1, or number [-@fig:2].',
    'See [Table 1](#Ref_Table0'
  ],
  [
    'a picture in a frame with its caption',
    'tables',
    '![Red in a box.](figures/picture-1.png){#fig:1 width=4cm alt="A red field"}',
    '[]{#Ref_Figure0_label_and_number .anchor}Figure 1: Red in a box.'
  ],
  [
    'a picture above its caption',
    'tables',
    '![Bare picture.](figures/picture-1.png){#fig:2 width=4cm alt="Another field"}',
    'Figure []{#Ref_Figure1_number_only .anchor}2: Bare picture.'
  ],
  [
    'a text box',
    'tables',
    'Another anchor.\n\nWords in a box without a picture.',
    'Words in a box without a picture.'
  ],
  [
    'a formula in a line',
    'formulas',
    'Where $\\frac{a}{b}=\\sqrt{c}$ holds',
    'Where $\\frac{a}{b} = \\sqrt{c}$ holds'
  ],
  [
    'an equation with its number',
    'formulas',
    '$$ \\sum_{i=1}^{n} x_{i}^{2} $$ {#eq:1}',
    '$\\sum_{i = 1}^{n}x_{i}^{2}$ ([]{#Ref_Text0_number_only .anchor}1)'
  ],
  ['a reference to an equation', 'formulas', 'equation ([-@eq:1])', 'equation ([1](#Ref_Text0_number_only))'],
  ['a reference to a heading', 'formulas', '[Theory](#sec:theory)', '[Theory](#theory)'],
  [
    'a reference to words',
    'formulas',
    '[]{#w-ref-here}Marked words are called [Marked words](#w-ref-here)',
    'Marked words[]{#ref_here .anchor} are called [Marked words](#ref_here)'
  ],
  [
    'a note called twice',
    'formulas',
    'A note[]{#w-reff1}[^1] and again [1](#w-reff1).',
    '[^1] and again [1]('
  ],
  [
    'tracked words',
    'changes',
    'The {++very ++}{>>@Ann-Roe<<}{--small --}{>>@Bob-Doe<<}oven',
    '[very]{.insertion author="Ann Roe" date="2026-01-02T03:04:05Z"}'
  ],
  ['a tracked paragraph', 'changes', '{++A new paragraph.++}{>>@Ann-Roe<<}', '[A new paragraph.]{.insertion'],
  ['a comment', 'changes', 'Some words{>>Cy Poe: Is this so?<<} are', '[Is this so?]{.comment-start'],
  [
    'a comment at a point',
    'changes',
    'a point{>>Dee Fox: First line. Second line.<<} too',
    'and a point too.'
  ],
  ['a comment in a note, which LibreOffice drops', 'changes', '[^1]: With comment.', '[^1]: With comment.'],
  [
    'a list with inner numbers',
    'languages',
    '2.  Two\n\n    (a) Inner\n\n    (b) Other',
    '2.  Two\n\n    (a) Inner\n\n    (b) Other'
  ],
  ['a list that goes on', 'languages', '\n3.  Three\n', '\n3.  Three\n'],
  ['Roman numbers', 'languages', 'I.  Roman\nII. Second', 'I.  Roman\n\nII. Second'],
  ['a first number', 'languages', '5.  Five', '5.  Five'],
  ['the number after it', 'languages', '6.  Six', '1.  Six'],
  ['a word in Urdu', 'languages', '[قانون]{lang=ur-PK}', '[قانون]{dir="rtl"}'],
  [
    'a paragraph in Urdu',
    'languages',
    '::: {lang=ur}\nیہ ایک',
    '[یہ ایک جملہ ہے جو اردو میں لکھا گیا ہے۔]{dir="rtl"}'
  ],
  ['a paragraph in German', 'languages', '::: {lang=de-DE}\nDieser', '\n\nDieser'],
  ['letters with their reading', 'languages', 'The base (above) of it.', 'The of it.']
]

test.each(constructs)('%s of LibreOffice', (_, from, ours, theirs) => {
  const path = wordFile(from)
  const paper = importFile(path)
  const text = [...paper.texts]
    .flatMap(([file, content]) => (file.endsWith('.md') ? [content] : []))
    .join('\n')
  expect(text).toContain(ours)
  const {stdout} = pandoc([path, '-t', 'markdown', '--wrap=none', '--track-changes=all'])
  expect(stdout).toContain(theirs)
})

test.each(names)('the manuscript %s becomes a paper with all words', async name => {
  const {texts, bibliography, words, pictures} = importFile(wordFile(name))
  const svg = pictures.map(({path}) => [path, '<svg xmlns="http://www.w3.org/2000/svg"/>'] as const)
  const files = {...Object.fromEntries([...texts, ...svg]), 'references.bib': bibliography}
  const {article, manuscript} = await compose(textWorld(files), createMemo(), '')
  expect(compareWords(words, article, manuscript)).toMatchObject({lost: [], added: []})
})

test('a file of LibreOffice itself is not read, and the command that is named makes one that is', async () => {
  soffice(['--version'])
  const cwd = mkdtempSync(join(folder, 'flat-'))
  writeFileSync(join(cwd, 'my text.fodt'), officeManuscripts.notes)
  const {code, err} = await galley(['import', 'my text.fodt', '--to', 'paper'], {cwd})
  expect(code).toBe(2)
  const [, command = ''] = /`soffice ([^`]*)`/.exec(err) ?? []
  expect(command).toBe("--headless --convert-to docx 'my text.fodt'")
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  soffice([profile, '--headless', '--convert-to', 'docx', 'my text.fodt'], {cwd})
  const imported = await galley(['import', 'my text.docx', '--to', 'paper'], {cwd})
  expect(imported.out).toContain('none is lost')
})
