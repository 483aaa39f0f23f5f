import {PDFArray, PDFDict, PDFDocument, PDFName, PDFString} from 'pdf-lib'
import {expect, test, vi} from 'vitest'
import type {Serialized} from '../../../src/core/serialize.ts'
import {type PageStep, takeSteps} from '../../../src/outputs/page/page.ts'
import {serializePage} from '../../../src/outputs/page/serialize-page.ts'
import {cutTemplate} from '../../../src/outputs/page/template.ts'
import {withoutDocumentRoles} from '../../../src/outputs/pdf/page/document-roles.ts'
import {hiddenUntilPaginated} from '../../../src/outputs/pdf/page/hidden.ts'
import {hyphenated} from '../../../src/outputs/pdf/page/hyphenate.ts'
import {withNamedPlaces} from '../../../src/outputs/pdf/page/named-places.ts'
import {placeWords} from '../../../src/outputs/pdf/page/place-words.ts'
import {printSteps} from '../../../src/outputs/pdf/page/print-page.ts'
import {withTaggedLanguages} from '../../../src/outputs/pdf/page/tagged-languages.ts'
import {postprocess} from '../../../src/outputs/pdf/publication/postprocess.ts'
import {hastOf} from '../../hast.ts'
import {contentPolicy, metadata} from '../../pdf-article.ts'
import {readStructureAloud, readTextAloud} from '../../pdf-structure.ts'
import {uaFaults} from '../../pdf-ua.ts'
import {typesetter} from '../../shared-typesetter.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

/** Steps without a visible effect. */
const withTags = printSteps.filter(step => step !== hyphenated && step !== hiddenUntilPaginated)

/** The page made from a template and a text, after these steps. */
async function after(steps: readonly PageStep[], template: string, body: string): Promise<Serialized> {
  const parts = cutTemplate(template, {body: hastOf(body)}, {})
  return serializePage(await takeSteps({lang: 'en', parts}, steps))
}

async function printed(text: string): Promise<Uint8Array> {
  const page =
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${contentPolicy}<title>T</title></head>` +
    `<body><main><article><h1 id="top">T</h1>{{body}}</article></main></body></html>`
  const {pdf} = await typesetter.typeset({html: await after(withTags, page, text), scripts: []})
  const finished = await postprocess(pdf, metadata)
  expect(await uaFaults(finished)).toEqual([])
  return finished
}

test('the languages of inline text and of a section are kept', async () => {
  const text =
    '<p>In <span class="x" lang="fr">passant</span> by.</p><section lang="ur"><h2 id="h">Khana</h2></section>'
  expect((await readStructureAloud(await printed(text))).slice(3)).toEqual([
    '  P “In  by.”',
    '   Span in fr “passant”',
    '  H2 in ur “Khana”'
  ])
})

test('words of edits are tagged as inserted and deleted, in their language, and struck words are not', async () => {
  const text =
    '<p>In <del class="edit" id="edit-1">old</del><ins class="edit">new <em>ones</em></ins> <del>or</del>.</p>' +
    '<p lang="fr"><ins class="edit">mots</ins></p>'
  expect((await readStructureAloud(await printed(text))).slice(3)).toEqual([
    '  P “In  or.”',
    '   Del “old”',
    '   Ins “new ”',
    '    Em “ones”',
    '  P in fr',
    '   Ins “mots”'
  ])
})

test('numbers of sections, captions and equations are labels', async () => {
  const text =
    '<h2><span class="section-number">1</span> Law</h2><figure><figcaption><span class="caption-label">Figure 1.</span> Map</figcaption></figure>' +
    '<div class="equation"><p>E</p><span class="equation-number">(1)</span></div>'
  const lines = await readStructureAloud(await printed(text))
  expect(lines.filter(line => line.includes('Lbl')).map(line => line.trim())).toEqual([
    'Lbl “1”',
    'Lbl “Figure 1.”',
    'Lbl “(1)”'
  ])
})

test('the lines of a listing are said with their ends, those of a paragraph without', async () => {
  const text =
    '<pre><code><span>for</span> (w) {\n  <b>add</b>(w)<i> </i>\n<b>  </b>\n}\n</code></pre><pre><code>one\ntwo</code></pre>' +
    '<p><code>a b</code></p><p>One<br>two.</p>'
  expect(await readTextAloud(await printed(text))).toBe('Tfor (w) {\n  add(w)\n\n   }one\ntwoa bOnetwo.')
})

test('boxes of tasks are pictures with their signs', async () => {
  const task = (box: string) => `<li><label><input type="checkbox" disabled${box}> Task</label></li>`
  const lines = await readStructureAloud(await printed(`<ul>${task('')}${task(' checked')}</ul>`))
  expect(lines.filter(line => line.includes('Figure')).map(line => line.trim())).toEqual([
    'Figure alt ☐',
    'Figure alt ☑'
  ])
})

test('rows of a table with fewer cells than others are completed', async () => {
  const table =
    '<table><tr><th scope="row">a</th><td rowspan="2">b</td><td>c</td></tr><tr><td>d</td></tr><tr><td colspan="2">e</td></tr></table>'
  const lines = await readStructureAloud(await printed(table))
  expect(lines.slice(lines.indexOf('  Table') + 1).map(line => line.trim())).toEqual([
    ...['TR', 'TH #header-1 “a”', 'TD “b”', 'TD “c”'],
    ...['TR', 'TD “d”', 'TD'],
    ...['TR', 'TD “e”', 'TD']
  ])
})

test('a list with labels that the page writes itself is numbered, unless they are signs or there are none', async () => {
  const list = (item: string, style = 'none') => `<ol style='list-style:${style}'><li>${item}</li></ol>`
  const pdf = await printed(
    list('<sup class="affiliation-number">1</sup> Lahore') + list('Quetta') + list('Sibi', '"— "')
  )
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const lists = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && String(object.get(PDFName.of('S'))) === '/L' ? [object] : []
    )
  expect(
    lists.map(each => /\/ListNumbering \/(\w+)/.exec(String(each.lookup(PDFName.of('A'))))?.[1])
  ).toEqual(['Decimal', undefined, 'None'])
})

const tableOf = (...rows: readonly string[]) =>
  `<table><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody>${rows.map(row => `<tr><td>${row}</td><td>1</td></tr>`).join('')}</tbody></table>`

test.each([
  ['names', ['Lahore', 'Quetta'], 2],
  ['years', ['2001', '2002'], 0],
  ['words of which two are the same', ['yes', 'no', 'yes'], 0],
  ['a sentence', ['Lahore', 'This is a long sentence about a town, and no name of a row at all.'], 0],
  ['an empty one', ['Lahore', ''], 0]
])('first cells of a table that are %s, headers of rows: %#', async (_, rows, count) => {
  const lines = await readStructureAloud(await printed(tableOf(...rows)))
  expect(lines.filter(line => line.includes('TH #')).length - 2).toBe(count)
})

test('a picture whose text repeats the caption says the label of its figure', async () => {
  const figure = (alt: string) =>
    `<figure><img alt="${alt}" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Cpath d='M0 0h9v9z'/%3E%3C/svg%3E">` +
    '<figcaption><span class="caption-label">Figure 1.</span> The <em>coast</em>.</figcaption></figure>'
  const lines = await readStructureAloud(await printed(figure('The coast.') + figure('A bay.')))
  expect(lines.filter(line => line.includes('Figure alt')).map(line => line.trim())).toEqual([
    'Figure alt Figure 1',
    'Figure alt A bay.'
  ])
})

test('places have the words of their headings, captions and texts', () => {
  const body =
    '<h2 id="h"><span>1</span> Law <math role="img" aria-label="MATH:x"></math></h2><figure id="f"><figcaption>Figure 1. Map <span class="back-links">↩</span></figcaption></figure>' +
    `<li id="n"><p>One.</p><p>Two. <a class="note-back">↩</a></p></li><p id="p">${'word '.repeat(30)}</p><p id="e"></p>`
  const parts = cutTemplate('{{body}}', {body: hastOf(body)}, {})
  expect([...placeWords({lang: 'en', parts})]).toEqual([
    ['h', '1 Law x'],
    ['f', 'Figure 1. Map'],
    ['n', 'One. Two.'],
    ['p', `${'word '.repeat(20).trim()}…`]
  ])
})

test('headings, figures and notes have names that others can lead to', async () => {
  const pdf = await printed(
    '<h2 id="sec-law">Law</h2><figure id="fig-1"><table><tr><th>A</th></tr><tr><td>1</td></tr></table></figure>' +
      '<p><a href="#sec-law">back</a></p><ol><li id="note-1">Note</li></ol>'
  )
  const document = await PDFDocument.load(pdf, {updateMetadata: false})
  const tree = document.catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('Dests'), PDFDict)
  const entries = tree.lookup(PDFName.of('Names'), PDFArray).asArray()
  const names = entries.flatMap(entry => (entry instanceof PDFString ? [entry.decodeText()] : []))
  expect(names).toEqual(['fig-1', 'note-1', 'sec-law', 'top'])
  expect(document.catalog.has(PDFName.of('Dests'))).toBe(false)
})

test('only document roles are removed, from the text and from the template', async () => {
  const body = '<a role="doc-noteref" href="#n">1</a><div role="list"><code>role="doc-noteref"</code></div>'
  expect(
    await after([withoutDocumentRoles], '<a role="doc-toc" class="x">A</a><b role="note">{{body}}</b>', body)
  ).toBe(
    '<a class="x">A</a><b role="note"><a href="#n">1</a><div role="list"><code>role="doc-noteref"</code></div></b>'
  )
})

test('inline text with a language gets an id, in document order', async () => {
  const body =
    '<i lang="fr">a<span lang="de">b</span></i><i>c</i><s lang="fa" id="own">d</s><p lang="fr">e</p>'
  expect(
    await after(
      [withTaggedLanguages],
      '<b lang="la">A</b><q id="q" lang="la">{{body}}</q><u lang="x">Z</u>',
      body
    )
  ).toBe(
    '<b id="in-language-1" lang="la">A</b><q id="q" lang="la"><i id="in-language-2" lang="fr">a' +
      '<span id="in-language-3" lang="de">b</span></i><i>c</i><s lang="fa" id="own">d</s><p lang="fr">e</p></q>' +
      '<u id="in-language-4" lang="x">Z</u>'
  )
})

test('a hidden list at the end links to all anchors, in document order', async () => {
  const template =
    '<html id="no"><body><div id="first">{{body}}</div><a id="no">A</a><p id="last">Z</p></body></html>'
  const body = '<h2 id="a&b">A</h2><ol><li id="note-1">B</li></ol><em id="no"></em>'
  expect(await after([withNamedPlaces], template, body)).toBe(
    '<html id="no"><body><div id="first"><h2 id="a&#x26;b">A</h2><ol><li id="note-1">B</li></ol><em id="no"></em></div>' +
      '<a id="no">A</a><p id="last">Z</p><nav hidden><a href="#first"></a><a href="#a&#x26;b"></a>' +
      '<a href="#note-1"></a><a href="#last"></a></nav></body></html>'
  )
})

test('a page is hidden by the style attribute of its first tag', async () => {
  expect(
    await after([hiddenUntilPaginated], '<!doctype html><html lang="en">{{body}}</html>', '<p>A</p>')
  ).toBe('<!doctype html><html style="display:none" lang="en"><p>A</p></html>')
})

test.each(['<body>{{body}}</body>', '{{body}}'])(
  'the page %s without anchors is unchanged',
  async template => {
    const all = printSteps.filter(step => step !== hiddenUntilPaginated)
    expect(await after(all, template, '<s>x</s>')).toBe(template.replace('{{body}}', '<s>x</s>'))
  }
)
