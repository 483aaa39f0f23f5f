import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {textOf} from '../cite.ts'
import {textWorld} from '../world.ts'

const bibliography = `
@mvbook{chc, editor = {Twitchett, Denis and Fairbank, John K.}, title = {The History of China}, date = {1978}, publisher = {Press}, shorthand = {\\emph{CHC}}}
@book{kant, author = {Kant, Immanuel}, title = {Kritik}, date = {1781}, publisher = {Hartknoch}, shorthand = {KrV}, shorthandintro = {from here on KrV}}
@book{doe, author = {Doe, Jane}, title = {Things}, date = {1999}, publisher = {Press}}
`

/** The texts, the notes and the list of sigla of a paper. */
async function paper(csl: string, chapter: string, settings = '') {
  const world = textWorld({
    'manuscript/manuscript.yaml': `title: A paper\nlicense: CC-BY-NC-ND-4.0\ncsl: ${csl}\n${settings}`,
    'references.bib': bibliography,
    'manuscript/01.md': chapter
  })
  const {artifacts, diagnostics} = await build(world, createMemo(), {
    entry: '',
    outputs: [htmlOutput],
    draft: true
  })
  const html = new TextDecoder().decode(artifacts[0]!.bytes)
  const main = html.slice(html.indexOf('id="article-text"'))
  const all = (pattern: RegExp) => [...main.matchAll(pattern)].map(([, words]) => textOf(words!))
  return {
    main,
    errors: diagnostics.filter(({severity}) => severity === 'error'),
    text: all(/<p>(.*?)<\/p>/gs),
    notes: all(/<li id="note-\d+" class="note">(.*?)<\/li>/gs).map(note =>
      note.replace(/\s*↩.*$/su, '').trim()
    ),
    sigla: all(/<dt>(.*?)<\/dt>/gs),
    works: all(/<dd>(.*?)<\/dd>/gs)
  }
}

const chc = 'Denis Twitchett and John K. Fairbank, eds., The History of China (Press, 1978)'

test.each([
  [
    'introduced once, then alone',
    'A [@chc, 3]. B [see @chc, vol. 10; @doe]. C [@chc].',
    [`${chc}, 3 (hereafter cited as CHC).`, 'See CHC, vol. 10; Jane Doe, Things (Press, 1999).', 'CHC.']
  ],
  ['not introduced where it is cited once', 'A [@chc, 3].', [`${chc}, 3.`]],
  [
    'before the words of the author',
    'A [@chc, 3, a survey]. B [@chc, 4, too].',
    [`${chc}, 3 (hereafter cited as CHC), a survey.`, 'CHC, 4, too.']
  ],
  [
    'in the words of the bibliography',
    'A [@kant, 3]. B [@kant, 4].',
    ['Immanuel Kant, Kritik (Hartknoch, 1781), 3 (from here on KrV).', 'KrV, 4.']
  ],
  [
    'in notes of the author',
    'A.[^a] B [@kant].\n\n[^a]: See @kant [p. 3].',
    ['See Immanuel Kant, Kritik (Hartknoch, 1781), 3 (from here on KrV).', 'KrV.']
  ]
])('notes: %s', async (_name, chapter, notes) => {
  expect((await paper('chicago-notes', chapter)).notes).toEqual(notes)
})

test('notes introduce sigla in the paper’s language', async () => {
  const {notes} = await paper('chicago-notes', 'A [@chc, 3]. B [@chc, 4].', 'lang: de\n')
  expect(notes[0]).toMatch(/ \(im Folgenden zitiert als CHC\)\.$/)
})

test('notes of another style have its format of locators', async () => {
  const {notes} = await paper(
    'modern-humanities-research-association-notes',
    'A [@chc, 3]. B [@doe]. C [@chc, 4].'
  )
  expect([notes[0], notes[2]]).toEqual([
    expect.stringMatching(/p\. 3 \(hereafter cited as CHC\)\.?$/),
    'CHC, p. 4.'
  ])
})

test('the list of sigla is in alphabetical order', async () => {
  const {sigla, works, main, errors} = await paper(
    'chicago-notes',
    '# Abbreviations\n\n::: {#sigla}\n:::\n\n# Text\n\nA [@kant]. B [@chc]. C [@doe].'
  )
  expect([sigla, works, errors]).toEqual([
    ['CHC', 'KrV'],
    [
      'Twitchett, Denis, and John K. Fairbank, eds. The History of China. Press, 1978.',
      'Kant, Immanuel. Kritik. Hartknoch, 1781.'
    ],
    []
  ])
  expect(main).toContain('<dt><a href="#bib-chc"')
})

test.each([
  ['apa', 'A [@chc, p. 3; @doe]. B [@kant].', 'A (Doe, 1999; CHC, p. 3). B (KrV).'],
  ['apa', '@chc [p. 3] says, as @kant does.', 'CHC (p. 3) says, as KrV does.'],
  ['chicago-author-date', 'A [see @chc, 3].', 'A (see CHC, 3).'],
  ['ieee', 'A [@chc, p. 3].', 'A [1, p. 3].']
])('%s with a list of sigla: %s', async (csl, chapter, text) => {
  const {text: texts} = await paper(csl, `${chapter}\n\n::: {#sigla}\n:::\n`)
  expect(texts[0]).toBe(text)
})

test('author and year stay if no list explains the siglum', async () => {
  const {text} = await paper('apa', 'A [@kant].')
  expect(text[0]).toBe('A (Kant, 1781).')
})
