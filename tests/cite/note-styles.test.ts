import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {textOf} from '../cite.ts'
import {textWorld} from '../world.ts'

const bibliography = `
@book{doe, author = {Doe, Jane}, title = {First Things of All}, date = {1999}, publisher = {Press}}
@book{roe, author = {Roe, Richard and Poe, Paul}, title = {Second Things}, date = {2001}, publisher = {Press}}
@book{anon, title = {Third Things}, date = {2003}, publisher = {Press}}
@letter{mail, author = {Moe, Max}, title = {On ducks}, date = {2020-05-01}}
`

/** A paper in Chicago notes: its HTML, its text, its notes and its list. */
async function paper(chapter: string, settings = '', more = '') {
  const world = textWorld({
    'manuscript/manuscript.yaml': `title: A paper\nlicense: CC-BY-NC-ND-4.0\ncsl: chicago-notes\n${settings}`,
    'references.bib': bibliography + more,
    'manuscript/01.md': chapter
  })
  const {artifacts, manuscript} = await build(world, createMemo(), {
    entry: '',
    outputs: [htmlOutput],
    draft: true
  })
  const html = new TextDecoder().decode(artifacts[0]!.bytes)
  const main = html.slice(html.indexOf('id="article-text"'), html.indexOf('class="notes"'))
  const notes = html.slice(html.indexOf('class="notes"'), html.indexOf('class="references-section"'))
  const list = html.slice(html.indexOf('class="references-section"'))
  return {
    html,
    manuscript,
    text: [...main.matchAll(/<p>(.*?)<\/p>/gs)].map(([, words]) => textOf(words!)),
    notes: [...notes.matchAll(/<li id="note-\d+" class="note">(.*?)<\/li>/gs)].map(([, note]) =>
      textOf(note!.replace(/<a [^>]*class="note-back".*?<\/a>/gs, '')).trim()
    ),
    list: [...list.matchAll(/<div id="(bib-[^"]+)"/g)].map(([, id]) => id)
  }
}

const doe = 'Jane Doe, First Things of All (Press, 1999)'

test.each([
  [
    'in full first, shortly later',
    'A [@doe, p. 3]. B [@doe, p. 3].',
    'A.1 B.2',
    [`${doe}, 3.`, 'Doe, First Things of All, 3.']
  ],
  ['words before a work begin the note', 'A [see @doe].', 'A.1', [`See ${doe}.`]],
  ['several works share a note', 'A [@doe; @anon].', 'A.1', [`${doe}; Third Things (Press, 2003).`]],
  [
    'the author in the sentence, the rest in the note',
    '@roe [p. 3] say so.',
    'Roe and Poe1 say so.',
    ['Second Things (Press, 2001), 3.']
  ],
  [
    'a title in the sentence',
    'In @anon it is said.',
    'In Third Things1 it is said.',
    ['Third Things (Press, 2003).']
  ],
  [
    'the number follows the stop',
    'A [@doe], and “B [@roe]”. C',
    'A,1 and “B”.2 C',
    [`${doe}.`, 'Richard Roe and Paul Poe, Second Things (Press, 2001).']
  ],
  ['not a dash', 'A [@doe]—but.', 'A1—but.', [`${doe}.`]],
  [
    'the author’s notes are counted',
    'A^[Mine.] B [@doe]. C[^c]\n\n[^c]: Mine, too.',
    'A1 B.2 C3',
    ['Mine.', `${doe}.`, 'Mine, too.']
  ],
  [
    'a citation in a note stays there',
    'A.[^a] B [@doe].\n\n[^a]: [see @doe, p. 3]. So it is [@roe]. Cf. [@anon]. @doe [p. 4] agrees.',
    'A.1 B.2',
    [
      `see ${doe}, 3. So it is (Richard Roe and Paul Poe, Second Things (Press, 2001)). Cf. Third Things (Press, 2003). ` +
        'Doe, First Things of All, 4 agrees.',
      'Doe, First Things of All.'
    ]
  ],
  [
    'a note counts where it is called',
    'A[^late]. B [@doe].\n\n[^late]: First: [@doe].',
    'A1. B.2',
    [`First: ${doe}.`, 'Doe, First Things of All.']
  ],
  ['two numbers side by side', 'A[^a] [@doe].\n\n[^a]: Mine.', 'A.1,2', ['Mine.', `${doe}.`]],
  ['an unknown work', 'A [@nope].', 'A.1', ['nope?']],
  ['the bare work', 'A [-@doe].', 'A.1', ['First Things of All (Press, 1999).']]
])('%s', async (_name, chapter, text, notes) => {
  const printed = await paper(chapter)
  expect([printed.text[0], printed.notes]).toEqual([text, notes])
})

test('calls and notes link to each other, and references link to the calls', async () => {
  const {html} = await paper('A [@doe]. B[^b] C[^b].\n\n[^b]: Mine.')
  expect(html).toContain(
    '<span class="citation" id="citation--doe--1"><sup class="note-call"><a href="#note-1" id="note-call-1" role="doc-noteref">1</a></sup></span>'
  )
  expect(html).toContain('<li id="note-1" class="note">')
  expect(html).toContain('href="#note-call-1"')
  expect(html).toContain('href="#citation--doe--1"')
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})

test('a letter is cited in a note and not listed', async () => {
  const {html, notes, list} = await paper('A [@mail]. B [@doe].')
  expect(notes[0]).toMatch(/^Max Moe, .*May 1, 2020\.$/)
  expect(list).toEqual(['bib-doe'])
  expect(html).not.toContain('href="#bib-mail"')
})

test('punctuation between two citations stays between their numbers', async () => {
  expect((await paper('A [@doe], [@mail]. B [@doe]; [@mail] C.')).text).toEqual(['A,1.2 B;3 4 C.'])
})

test('a name that ends with a full stop takes no second one before its number', async () => {
  const more =
    '@book{many, author = {Doe, Jane and Roe, Rick and Poe, Ed and Moe, Max}, title = {Bread}, date = {2001}}\n' +
    '@book{firm, author = {{Bread Inc.}}, title = {Salt}, date = {2001}}\n'
  const text = async (chapter: string) => (await paper(chapter, '', more)).text
  expect(await text('So @many. “So @many.” So @many, @many: @many? So @firm... And @firm.')).toEqual([
    'So Doe et al.1 “So Doe et al.”2 So Doe et al.,3 Doe et al.:4 Doe et al.?5 So Bread Inc.…6 And Bread Inc.7'
  ])
  expect(await text('Bread etc. [@many].')).toEqual(['Bread etc.1'])
})

test('the number precedes the full stop in French, and on request', async () => {
  expect((await paper('A [@doe].', 'lang: fr')).text).toEqual(['A1.'])
  expect((await paper('A [@doe].', 'notes-after-punctuation: false')).text).toEqual(['A1.'])
  expect((await paper('A [@doe].', 'lang: fr\nnotes-after-punctuation: true')).text).toEqual(['A.1'])
})

test('an in-text style numbers citations in notes by the position of the note call', async () => {
  const {manuscript} = await paper('A[^late]. B [@doe].\n\n[^late]: First [@roe].', 'csl: ieee')
  expect(manuscript.citations.map(({references}) => references[0]?.key)).toEqual(['roe', 'doe'])
})

test('a URL in a note is a separate link beside that to the list', async () => {
  const entry =
    '@online{web, author = {Moe, Max}, title = {On ducks}, date = {2020}, url = {https://example.org/a}}'
  const {html} = await paper('A [@web, p. 3].', '', entry)
  const note = /<li id="note-1" class="note">(.*?)<\/li>/s.exec(html)![1]!
  expect(note).toContain('<a href="#bib-web" role="doc-biblioref">')
  expect(note).toContain('<a href="https://example.org/a">https://example.org/a</a>')
})
