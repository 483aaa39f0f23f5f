import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {sha256} from '../../../src/core/hash.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {textWorld} from '../../world.ts'

const bibliography = '@book{doe, title = {A Book}, author = {Doe, Jane}, year = 1999, publisher = {Press}}'
const metadata = `
title: On *Kilns*
subtitle: And Bread
authors: [{given: Ada, family: Lovelace}, {name: The Press, corporate: true}]
journal: {title: Journal of Kilns, volume: 3, issue: 2, first-page: 117, issn: 1234-5679}
doi: 10.5555/kilns
dates: {published: 2026-11-24}
`

async function page(text: string, settings = 'title: A paper\n'): Promise<string> {
  const world = textWorld({
    'manuscript/manuscript.yaml': `style: insights\n${settings}`,
    'references.bib': bibliography,
    'manuscript/01.md': text,
    'manuscript/m.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
  })
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
  return new TextDecoder().decode(artifacts[0]!.bytes)
}

/** The content of an element with the attribute, up to the first end tag of that name. */
function inside(html: string, tag: string, attribute: string): string {
  return new RegExp(`<${tag}[^>]*${attribute}[^>]*>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? ''
}

test('the page’s policy allows its own scripts and no other', async () => {
  const html = await page('Words.')
  const scripts = [...html.matchAll(/<script(?: type="module"[^>]*)?>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => script
  )
  const digests = scripts.map(script => `'sha256-${Buffer.from(sha256(script), 'hex').toString('base64')}'`)
  const policy = /content-security-policy" content="([^"]*)"/.exec(html)![1]!.replaceAll('&#x27;', "'")
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-/)
  expect(policy).toContain(`script-src ${digests.join(' ')};`)
  // The size of the scripts for readers' convenience is limited.
  expect(scripts.join('').length).toBeLessThan(12 * 1024)
})

test.each([
  ['Kilns', 'Kilns: And bread'],
  ['Why kilns?', 'Why kilns? And bread']
])('the title “%s” and its subtitle are one title in the metadata', async (title, whole) => {
  const html = await page('Words.', `title: ${title}\nsubtitle: And bread\n`)
  expect(html).toContain(`<title>${whole}</title>`)
  expect(html).toContain(`<meta name="citation_title" content="${whole}">`)
  expect(html).toContain(`<meta name="DC.title" content="${whole}">`)
  expect(html).toContain(`"headline":"${whole}"`)
})

test.each([
  ['Ada Lovelace', 'Person'],
  ['The Press', 'Organization']
])('the holder of the copyright, %s, is a %s in the metadata', async (holder, type) => {
  const html = await page(
    'Words.',
    `title: A paper\nauthors: [Ada Lovelace]\ncopyright: {holder: ${holder}}\n`
  )
  expect(html).toContain(`"copyrightHolder":{"@type":"${type}","name":"${holder}"}`)
})

describe('the contents', () => {
  test('list the sections and subsections, the notes and the references', async () => {
    const html = await page(
      '# One\n\nA [@doe].[^n]\n\n## In it\n\n### Deep\n\n# Two *more*[^n]\n\n[^n]: Note.'
    )
    const list = inside(html, 'nav', 'class="contents"')
    expect(list.match(/href="[^"]*"/g)).toEqual([
      'href="#one"',
      'href="#in-it"',
      'href="#two-more"',
      'href="#notes"',
      'href="#reference-list"'
    ])
    expect(list).toContain('2</span> Two <em>more</em></a>')
    expect(list).toMatch(/One<\/a><ol><li><a href="#in-it">/)
  })

  test('are absent if there are few sections', async () => {
    expect(await page('# One\n\n# Two\n')).not.toContain('class="contents"')
  })
})

describe('links back', () => {
  test('from a note to each of its calls', async () => {
    const note = inside(await page('A.[^n] B.[^n]\n\n[^n]: Note.'), 'li', 'id="note-1"')
    expect(note.match(/href="[^"]*"/g)).toEqual(['href="#note-call-1"', 'href="#note-call-1-2"'])
    expect(note).toMatch(/aria-label="Back to the text 2">2</)
  })

  test('from a figure to its mentions', async () => {
    const html = await page('See @fig:m.\n\n![Map.](m.svg){#fig:m}\n\n- As @fig:m has it.')
    expect(
      html.match(/id="mention--fig:m--\d" class="[^"]*"|class="cross-reference"[^>]*id="mention--fig:m--\d"/g)
    ).toHaveLength(2)
    const caption = inside(html, 'figcaption', '')
    expect(caption.match(/href="[^"]*"/g)).toEqual(['href="#mention--fig:m--1"', 'href="#mention--fig:m--2"'])
  })

  test('but not to a note that mentions a figure', async () => {
    const html = await page('See @fig:m.[^n]\n\n![Map.](m.svg){#fig:m}\n\n[^n]: As @fig:m has it.')
    expect(html.match(/id="mention--[^"]*"/g)).toEqual(['id="mention--fig:m--1"'])
    expect(inside(html, 'figcaption', '').match(/href="[^"]*"/g)).toEqual(['href="#mention--fig:m--1"'])
  })

  test('from a table that is mentioned, but not from one that is not', async () => {
    const table = '| a |\n|---|\n| b |\n\n'
    const html = await page(`See @tbl:t.\n\n${table}: One. {#tbl:t}\n\n${table}: Two. {#tbl:u}\n`)
    const captions = [...html.matchAll(/<caption>([\s\S]*?)<\/caption>/g)].map(match => match[1])
    expect(captions[0]).toContain('aria-label="Mentioned in the text"')
    expect(captions[1]).not.toContain('<a ')
  })
})

describe('how to cite the article', () => {
  test('in the style of the paper', async () => {
    const words = inside(await page('Words.', metadata), 'p', 'id="cite-words"').replace(/<[^>]*>/g, '')
    expect(words).toBe(
      'Lovelace, A., &#x26; The Press. (2026). On Kilns: And Bread. Journal of Kilns, 3(2), 117. https://doi.org/10.5555/kilns'
    )
  })

  test('without its number in a numbered style', async () => {
    const words = inside(await page('Words.', `${metadata}csl: vancouver\n`), 'p', 'id="cite-words"')
    expect(words.replace(/<[^>]*>/g, '')).toMatch(/^Lovelace A, The Press\. On Kilns: And Bread\./)
  })

  test("in galley's own words if the style has no list", async () => {
    const csl =
      '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title>N</title><id>n</id><updated>2026-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="title"/></layout></citation></style>'
    const world = textWorld({
      'manuscript/manuscript.yaml': `csl: n.csl\n${metadata}`,
      'manuscript/n.csl': csl,
      'manuscript/01.md': 'Words.'
    })
    const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
    const words = inside(new TextDecoder().decode(artifacts[0]!.bytes), 'p', 'id="cite-words"')
    expect(words).toBe(
      'Ada Lovelace, The Press (2026). On Kilns: And Bread. Journal of Kilns, 3(2), 117. https://doi.org/10.5555/kilns'
    )
  })

  test('as BibTeX and RIS, to copy and to save', async () => {
    const html = await page('Words.', metadata)
    const bibtex = `@article{lovelace2026,
  author    = {Lovelace, Ada and {The Press}},
  title     = {On {Kilns}: And {Bread}},
  journal   = {Journal of Kilns},
  year      = {2026},
  month     = {11},
  volume    = {3},
  number    = {2},
  pages     = {117},
  language  = {en},
  doi       = {10.5555/kilns},
  issn      = {1234-5679}
}
`
    const shown = inside(html, 'pre', 'id="cite-bib"')
    expect(`${shown}\n`.replace(/ +=/g, ' =')).toBe(bibtex.replace(/ +=/g, ' ='))
    const saved = /href="data:application\/x-bibtex;charset=utf-8,([^"]*)" download="[^"]*\.bib"/.exec(
      html
    )![1]!
    expect(decodeURIComponent(saved)).toBe(`${shown}\n`)
    const ris = /href="data:application\/x-research-info-systems;charset=utf-8,([^"]*)"/.exec(html)![1]!
    expect(decodeURIComponent(ris)).toMatch(
      /^TY {2}- JOUR\r\n[\s\S]*DO {2}- 10\.5555\/kilns\r\n[\s\S]*ER {2}- \r\n$/
    )
  })

  test.each([
    ['Ludwig van Beethoven', '{van Beethoven}, Ludwig', 'van Beethoven, Ludwig'],
    ['Jean-Luc Picard', 'Picard, Jean-Luc', 'Picard, Jean-Luc'],
    ['Jean d’Alembert', 'd’Alembert, Jean', 'd’Alembert, Jean'],
    ['Martin Luther King Jr.', 'King, Jr., Martin Luther', 'King, Martin Luther, Jr.'],
    ['Martin Luther King, Jr.', 'King, Jr., Martin Luther', 'King, Martin Luther, Jr.'],
    ['محمد عتیق صدیقی', 'صدیقی, محمد عتیق', 'صدیقی, محمد عتیق'],
    [
      '{given-names: Ludwig, dropping-particle: van, surname: Beethoven}',
      'van Beethoven, Ludwig',
      'Beethoven, Ludwig van'
    ],
    [
      '{given: Charles, non-dropping-particle: de, family: Gaulle, suffix: III}',
      '{de Gaulle}, III, Charles',
      'de Gaulle, Charles, III'
    ]
  ])('gives the names of %s in parts for BibTeX and indexes', async (name, bibtex, listed) => {
    const html = await page(
      'Words.',
      `title: A paper\nauthors: [${name.startsWith('{') ? name : `"${name}"`}]\n`
    )
    expect(/author +=(.*),\n/.exec(inside(html, 'pre', 'id="cite-bib"'))?.[1]).toBe(` {${bibtex}}`)
    expect(html).toContain(`<meta name="citation_author" content="${listed}">`)
  })

  test('includes a particle that an author sets separately', async () => {
    const author = '{given-names: Ludwig, dropping-particle: van, surname: Beethoven, suffix: Jr.}'
    const html = await page('Words.', `title: A paper\nauthors: [${author}]\n`)
    expect(inside(html, 'p', 'class="authors"')).toContain('Ludwig van Beethoven Jr.')
  })

  test('is absent for a paper without authors', async () => {
    expect(await page('Words.')).not.toContain('cite-this"')
  })
})
