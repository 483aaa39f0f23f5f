import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {ownNames, withNames} from '../../src/outputs/fragment/own-names.ts'
import {elementParts} from '../../src/outputs/fragment/parts.ts'
import {withoutRequests} from '../../src/outputs/fragment/requests.ts'
import {scopeSheet} from '../../src/outputs/fragment/scope-sheet.ts'
import {allOutputs} from '../../src/outputs/index.ts'
import {cutTemplate} from '../../src/outputs/page/template.ts'
import {textWorld} from '../world.ts'

describe('selectors apply only in the element and keep their relative specificity', () => {
  test.each([
    ['p, .note > p { margin: 0 }', '#a#a p,#a#a .note > p { margin: 0 }'],
    [':root { --page: #fff }', '#a#a .galley-page { --page: #fff }'],
    ['html { color: red }', '#a#a div:where(.galley-page) { color: red }'],
    ['main:has(.x) { color: red }', '#a#a div:where(.galley-main):has(.x) { color: red }'],
    [
      ':is(html, body) p, [title="a, main"] {}',
      '#a#a :is(div:where(.galley-page), div:where(.galley-body)) p,#a#a [title="a, main"] {}'
    ],
    ['.main, #body, :root:lang(fa) {}', '#a#a .main,#a#a #body,#a#a .galley-page:lang(fa) {}'],
    ['@keyframes x { from { top: 0 } }', '@keyframes x { from { top: 0 } }'],
    ['a { &:hover { top: 0 } }', '#a#a a { &:hover { top: 0 } }']
  ])('%s', (sheet, expected) => {
    expect(scopeSheet(sheet, 'a')).toBe(expected)
  })
})

describe('lengths and conditions refer to the element', () => {
  test.each([
    ['p { margin: -1.5rem 2vw }', '#a#a p { margin: calc(-1.5*var(--galley-rem)) 2cqi }'],
    ['html { font: 1.125rem / 1.6 serif }', '#a#a div:where(.galley-page) { font: 1.125em / 1.6 serif }'],
    ['p { content: "1rem" } .x1rem {}', '#a#a p { content: "1rem" } #a#a .x1rem {}'],
    [':root { color-scheme: light dark }', '#a#a .galley-page { color-scheme: light }'],
    ['@media (min-width: 40rem) { p {} }', '@container galley (min-width: 40em) { #a#a p {} }'],
    [
      '@media screen and (min-width: 40rem) { p {} } i {}',
      '@media screen{@container galley (min-width: 40em) { #a#a p {} }} #a#a i {}'
    ],
    ['@media print { p {} }', '@media print { #a#a p {} }'],
    ['@media (scripting: none) { p {} }', '@media all { #a#a p {} }'],
    ['@media screen and (prefers-color-scheme: dark) { p {} } i {}', ' #a#a i {}'],
    ['@page { margin: 1cm } i {}', ' #a#a i {}'],
    ['@import "x.css"; i {}', ' #a#a i {}'],
    ['p { color: red', '#a#a p { color: red']
  ])('%s', (sheet, expected) => {
    expect(scopeSheet(sheet, 'a')).toBe(expected)
  })
})

describe('nothing is fetched, although the page of the site may allow it', () => {
  test.each([
    ['p { background: url(https://example.org/x) }', 'p { background: not-fetched(https://example.org/x) }'],
    ['p { background: URL( "//example.org/x") }', 'p { background: not-fetched( "//example.org/x") }'],
    ['p { background: u\\72 l(x) }', 'p { background: not-fetched(x) }'],
    ['p { background: image-set("x" 1x) }', 'p { background: not-fetched("x" 1x) }'],
    ['p { background: url("data:image/png;base64,x") }', 'p { background: url("data:image/png;base64,x") }'],
    [
      'svg { fill: url(#a) } .\\31 0 { width: calc(1px) }',
      'svg { fill: url(#a) } .\\31 0 { width: calc(1px) }'
    ]
  ])('%s', (sheet, expected) => {
    expect(withoutRequests(sheet)).toBe(expected)
  })
})

test('style sheets and attributes in the style’s page are scoped, and fetch nothing', () => {
  const page =
    '<html><head></head><body><style>p { color: red }</style><main style="background:&#117;rl(//x)"></main>' +
    '<p style="background:url(//x)">A</p><p style="color:red">B</p></body></html>'
  const parts = elementParts(cutTemplate(page, {}, {}), 'a', {type: 'text', value: ''})
  const text = parts.map(part => (part.kind === 'slot' ? '' : part.text)).join('')
  expect(text).toContain('<style>#a#a p { color: red }</style><div class="galley-main"></div>')
  expect(text).toContain('<p>A</p><p style="color:red">B</p>')
})

test('global names are made unique to the article', () => {
  const sheet = '@keyframes x {} p { font-family: "Our Serif"; animation: x 1s } .x {}'
  const names = ownNames(sheet, [{family: 'Our Serif'}], 'law')
  expect(withNames(sheet, names)).toBe(
    '@keyframes x-galley {} p { font-family: "Our Serif law"; animation: x-galley 1s } .x {}'
  )
})

async function madeOf(settings: string): Promise<Readonly<Record<string, string>>> {
  const world = textWorld({
    'manuscript/manuscript.yaml': `title: On law\nauthors: [Ada Lovelace]\nlang: fa\noutput: law\n${settings}`,
    'references.bib': '',
    'manuscript/01.md': '# One\n\nA note.^[Its text.]\n'
  })
  const outputs = allOutputs.filter(({onlyNamed}) => onlyNamed)
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs, draft: true})
  return Object.fromEntries(artifacts.map(({path, bytes}) => [path, new TextDecoder().decode(bytes)]))
}

test('the fragment is one element with language and direction, without head, script and skip link', async () => {
  const fragment = (await madeOf(''))['law.fragment.html']!
  expect(fragment).toMatch(/^<div id="galley-law">\n<style>.*<\/div>\n$/s)
  expect(fragment).toMatch(/<div class="galley-page" lang="fa" dir="rtl"/)
  expect(fragment).not.toMatch(/<(?:html|head|body|main|meta|script|button)\b|class="skip"|<!doctype|@page/i)
  expect(fragment).toContain('font-family:"Galley Persian law"')
  expect(fragment).not.toContain('"Galley Persian"')
  expect(fragment.match(/<div\b/g)).toHaveLength(fragment.match(/<\/div>/g)!.length)
})

test('the fragment links to a PDF with a known URL, but not to one beside it', async () => {
  expect((await madeOf(''))['law.fragment.html']).not.toContain('class="pdf-link"')
  const known = await madeOf('pdf-url: https://example.org/7/pdf\n')
  expect(known['law.fragment.html']).toContain('href="https://example.org/7/pdf"')
})

test('the metadata is a file for the head of the site’s page', async () => {
  const head = (await madeOf('doi: 10.5555/x\n'))['law.head.html']
  expect(head).toContain('<meta name="citation_doi" content="10.5555/x">\n')
  expect(head).toContain('<script type="application/ld+json">')
  expect(head).not.toMatch(/<(?:title|style)|content-security-policy|viewport/)
})
