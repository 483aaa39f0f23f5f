import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import type {CitationRenderer} from '../../src/cite/index.ts'
import {createMemo, type Memo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {cite, textOf} from '../cite.ts'
import {textWorld} from '../world.ts'

const names = ['alpha', 'beta', 'gamma', ...Array.from({length: 9}, (_, index) => `work${index}`)]
const bibliography = names
  .map(
    (name, index) =>
      `@book{${name}, author = {${name}, A.}, title = {Title ${name}}, date = {${2000 + index}}}`
  )
  .join('\n')

/**
 * Returns a function that builds a paper repeatedly in one process, as `galley watch` does, and counts the renderings.
 */
function session(csl: string) {
  const renderers = new Set<CitationRenderer>()
  const memo = new Proxy(createMemo(), {
    async apply(kept, _, [name, ...rest]: Parameters<Memo>) {
      const value = await kept(name, ...rest)
      if (name === 'citation-renderer') renderers.add(value as CitationRenderer)
      return value
    }
  })
  // The renderings of a style are counted together.
  const renders = () => Math.max(0, ...[...renderers].map(renderer => renderer.renders()))
  return async (chapter: string, works = bibliography) => {
    const before = {renderers: renderers.size, renders: renders()}
    const world = textWorld({
      'manuscript/manuscript.yaml': `title: A\nlicense: CC-BY-4.0\ncsl: ${csl}\n`,
      'manuscript/01.md': chapter,
      'references.bib': works
    })
    const {artifacts} = await build(world, memo, {entry: '', outputs: [htmlOutput], draft: true})
    return {
      renderers: renderers.size - before.renderers,
      renders: renders() - before.renders,
      html: new TextDecoder().decode(artifacts[0]!.bytes)
    }
  }
}

describe.each(['apa', 'chicago-notes', 'vancouver'])('%s: an update renders', csl => {
  const text = 'A [@alpha, p. 1]. B [@beta]. C [@gamma]. D [@alpha, p. 2].'

  test('nothing of an unchanged paper', async () => {
    const run = session(csl)
    expect(await run(text)).toMatchObject({renderers: 1})
    expect(await run(text)).toMatchObject({renderers: 0, renders: 0})
    expect(await run(`Words. ${text}`)).toMatchObject({renderers: 0, renders: 0})
  })

  test('one citation after an edited locator, with the same page as a first run', async () => {
    const run = session(csl)
    await run(text)
    const edited = text.replace('p. 2', 'p. 33')
    const again = await run(edited)
    expect(again).toMatchObject({renderers: 0, renders: 1})
    expect(again.html).toBe((await session(csl)(edited)).html)
  })

  test('what a work changes that is added, removed or moved, with the same page as a first run', async () => {
    const run = session(csl)
    await run(text)
    for (const other of [text.replace('[@gamma]', ''), text.replace('[@beta]', '[@gamma]'), text]) {
      const again = await run(other)
      expect(again.html).toBe((await session(csl)(other)).html)
    }
  })

  test('the citations and the entry of an edited work, with the same page as a first run', async () => {
    const run = session(csl)
    const long = `${text} ${names
      .slice(3)
      .map(name => `E [@${name}].`)
      .join(' ')}`
    const {renders} = await run(long)
    expect(renders).toBeGreaterThan(20)
    const edited = bibliography.replace('Title beta', 'Another title')
    const again = await run(long, edited)
    expect(again.renders).toBeLessThan(5)
    expect(again.html).toBe((await session(csl)(long, edited)).html)
  })
})

describe('numbers and labels', () => {
  const csl = (citation: string, bibliographyLayout: string): string =>
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>t</title><id>t</id></info>' +
    `<citation>${citation}</citation><bibliography><layout>${bibliographyLayout}</layout></bibliography></style>`

  test.each([
    ['A word [@doe].', 'A word.1'],
    ['A word [@doe], and [@roe; @doe]; “so [@roe]”. Next', 'A word,1 and;2,1 “so”.2 Next'],
    ['@doe [p. 3] says', 'Doe1 says'],
    ['As @doe, too', 'As Doe,1 too'],
    ['*Doe* [@doe]—but', 'Doe1—but'],
    ['x^2^ [@doe]', 'x21']
  ])('adjacent raised numbers collapse: %s', async (chapter, text) => {
    const world = textWorld({
      'manuscript/manuscript.yaml': 'title: A\nlicense: CC-BY-4.0\ncsl: raised.csl\n',
      'manuscript/raised.csl': csl(
        '<layout vertical-align="sup" delimiter=","><text variable="citation-number"/></layout>',
        '<text variable="title"/>'
      ),
      'manuscript/01.md': chapter,
      'references.bib':
        '@book{doe, author = {Doe, J.}, title = {A}}\n@book{roe, author = {Roe, J.}, title = {B}}'
    })
    const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
    const html = new TextDecoder().decode(artifacts[0]!.bytes)
    expect(textOf(/<p>(.*?)<\/p>/s.exec(html.slice(html.indexOf('id="article-text"')))![1]!)).toBe(text)
  })

  test('labels', () => {
    const style = csl(
      '<layout prefix="[" suffix="]" delimiter=", "><text variable="citation-label"/></layout>',
      '<text variable="citation-label" suffix=": "/><text variable="title"/>'
    )
    const xml = readFileSync(
      new URL('../../styles/csl/repository/locales/locales-en-US.xml', import.meta.url),
      'utf8'
    )
    const items = [
      {
        id: 'doe',
        type: 'book',
        title: 'A',
        author: [{family: 'Doe', given: 'J.'}],
        issued: {'date-parts': [[1999]]}
      },
      {id: 'own', type: 'book', title: 'B', author: [{family: 'Roe', given: 'J.'}], 'citation-label': 'Own00'}
    ]
    const {html, references} = cite('A [@doe; @own].', {style, locales: () => xml, lang: 'en-US'}, items)
    expect(textOf(html)).toBe('A [Doe99, Own00].')
    expect(references.map(textOf)).toEqual(['Doe99: A', 'Own00: B'])
  })
})
