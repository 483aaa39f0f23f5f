import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {textOf} from '../cite.ts'
import {textWorld} from '../world.ts'

const bibliography = `
@book{alpha, author = {Alpha, A.}, title = {First}, publisher = {Press}, date = {2001}, keywords = {primary, law}}
@report{beta, author = {Beta, B.}, title = {Second}, date = {2002}, keywords = {Primary}}
@book{gamma, author = {Gamma, C.}, title = {Third}, publisher = {Press}, date = {2003},
  annotation = {Says \\emph{much}.\n\n  And more.}}
`
const interviews = '@misc{delta, author = {Delta, D.}, title = {Fourth}, date = {2004}}'
const all = '@alpha, @beta, @gamma.\n\n'

type Paper = Readonly<{
  /** The content of the article: headings, paragraphs and lists, each list as its entries’ ids. */
  parts: readonly string[]
  html: string
  said: readonly string[]
}>

async function paper(
  files: string | Readonly<Record<string, string>>,
  settings = '',
  list = ['references.bib']
): Promise<Paper> {
  const world = textWorld({
    'manuscript/manuscript.yaml': `title: A\nlicense: CC-BY-4.0\nstyle: insights\nnumber-sections: false\n${settings || `bibliography: [${list.map(name => `../${name}`)}]`}\n`,
    'references.bib': bibliography,
    'interviews.bib': interviews,
    ...(typeof files === 'string' ? {'manuscript/01.md': files} : files)
  })
  const options = {entry: '', outputs: [htmlOutput], draft: true}
  const {artifacts, diagnostics} = await build(world, createMemo(), options)
  const html = new TextDecoder().decode(artifacts[0]!.bytes)
  const main = html.slice(html.indexOf('id="article-text"'), html.indexOf('</main>'))
  const parts = [...main.matchAll(/<h(\d)[^>]*>(.*?)<\/h\d>|<p>(.*?)<\/p>|<div id="(bib-[^"]*)"|<ol>/gs)].map(
    ([, depth, heading, words, id]) =>
      depth ? `${'#'.repeat(Number(depth) - 1)} ${textOf(heading!)}` : words ? textOf(words) : (id ?? 'notes')
  )
  return {parts, html, said: diagnostics.map(({file, start, message}) => `${file}:${start?.line} ${message}`)}
}

const entries = ({parts}: Paper): readonly string[] => parts.filter(part => /^(?:#|bib-|notes)/u.test(part))

describe('several lists', () => {
  test('by keyword, and one for the rest', async () => {
    const printed = await paper(
      `${all}# References\n\n## Sources\n\n::: {.refs keyword=primary}\n:::\n\n## Literature\n\n::: {#refs}\n:::`
    )
    expect(entries(printed)).toEqual([
      '# References',
      '## Sources',
      'bib-alpha',
      'bib-beta',
      '## Literature',
      'bib-gamma'
    ])
    expect(printed.said).toEqual([])
  })

  test.each([
    ['{.refs type=book}', ['bib-alpha', 'bib-gamma'], 'beta'],
    ['{.refs not-type=book}', ['bib-beta'], 'alpha'],
    ['{.refs type="report, thesis"}', ['bib-beta'], 'alpha'],
    ['{.refs type=book keyword=law}', ['bib-alpha'], 'beta'],
    ['{.refs type=book not-keyword="law, art"}', ['bib-gamma'], 'alpha']
  ])('%s', async (attributes, ids, unlisted) => {
    const {parts, said} = await paper(`${all}::: ${attributes}\n:::`)
    expect(parts.filter(part => part.startsWith('bib-'))).toEqual(ids)
    expect(said[0]).toMatch(`\`${unlisted}\` is cited but in no list of references`)
  })

  test('the first list that selects a work has it, wherever the list for the rest is', async () => {
    const printed = await paper(
      `${all}::: {#refs}\n:::\n\n::: {.refs type=book}\n:::\n\n::: {.refs keyword=primary}\n:::`
    )
    expect(entries(printed)).toEqual(['bib-alpha', 'bib-gamma', 'bib-beta'])
    expect(printed.said).toEqual(['manuscript/01.md:3 This list of references is empty'])
  })

  test('by file', async () => {
    const text = '@alpha, @delta.\n\n::: {.refs file=interviews}\n:::\n\n::: {#refs}\n:::'
    const printed = await paper(text, '', ['references.bib', 'interviews.bib'])
    expect(entries(printed)).toEqual(['bib-delta', 'bib-alpha'])
  })

  test('by the name of a bibliography, as in Quarto', async () => {
    const text = '@alpha, @delta.\n\n::: {#refs-talks}\n:::\n\n::: {#refs-main}\n:::'
    const printed = await paper(text, 'bibliography: {main: ../references.bib, talks: ../interviews.bib}')
    expect(entries(printed)).toEqual(['bib-delta', 'bib-alpha'])
  })

  test('inside another div, after the author’s own words', async () => {
    const printed = await paper(`${all}:::: {.box}\n::: {#refs}\nSources follow.\n:::\n::::`)
    expect(printed.parts.slice(1)).toEqual(['Sources follow.', 'bib-alpha', 'bib-beta', 'bib-gamma'])
  })

  test('notes precede all lists', async () => {
    const printed = await paper(
      `${all}Words^[Note.]\n\n# References\n\n## Books\n\n::: {.refs type=book}\n:::\n\n## Rest\n\n::: {#refs}\n:::`
    )
    expect(entries(printed)).toEqual([
      '# Notes',
      'notes',
      '# References',
      '## Books',
      'bib-alpha',
      'bib-gamma',
      '## Rest',
      'bib-beta'
    ])
  })
})

test('a list is in the empty section of its name, also before an appendix', async () => {
  const printed = await paper({
    'manuscript/01.md': '# One\n\n@alpha.\n\n# References {-}\n\n# Appendix\n\nWords.'
  })
  expect(entries(printed)).toEqual(['# One', '# References', 'bib-alpha', '# Appendix'])
})

test('a list is at the end if its empty section is before other text than an appendix', async () => {
  const printed = await paper({
    'manuscript/01.md': '# References {-}\n\n# One\n\n@alpha.'
  })
  expect(entries(printed).slice(0, 2)).toEqual(['# References', '# One'])
  expect(entries(printed).at(-1)).toBe('bib-alpha')
})

describe('a list for each chapter', () => {
  const chapters = {
    'manuscript/01.md': '# One\n\n@alpha and @beta.',
    'manuscript/02.md': '# Two\n\n@gamma and @alpha.',
    'manuscript/03.md': '# Three\n\nWords.'
  }

  test('at its end', async () => {
    const printed = await paper(chapters, 'references-per: chapter\nbibliography: ../references.bib')
    expect(entries(printed)).toEqual([
      '# One',
      '# References',
      'bib-alpha',
      'bib-beta',
      '# Two',
      '# References',
      'bib-alpha--2',
      'bib-gamma',
      '# Three'
    ])
    expect(printed.said).toEqual([])
  })

  test('at its div, in addition to one of the paper', async () => {
    const printed = await paper({
      'manuscript/01.md': '@alpha and @beta.\n\n::: {.refs scope=chapter}\n:::',
      'manuscript/02.md': '@gamma and @alpha.\n\n::: {#refs}\n:::'
    })
    expect(entries(printed)).toEqual(['bib-alpha', 'bib-beta', 'bib-alpha--2', 'bib-beta--2', 'bib-gamma'])
  })

  test('citations link to the list of their chapter, and entries back to its citations', async () => {
    const {html} = await paper(chapters, 'references-per: chapter\nbibliography: ../references.bib')
    const links = [...html.matchAll(/<span class="citation" id="([^"]*)">.*?href="(#bib-[^"]*)"/gs)]
    expect(links.map(([, id, href]) => `${id} ${href}`)).toEqual([
      'citation--alpha--1 #bib-alpha',
      'citation--beta--2 #bib-beta',
      'citation--gamma--3 #bib-gamma',
      'citation--alpha--4 #bib-alpha--2'
    ])
    const backs = [...html.matchAll(/<div id="(bib-alpha[^"]*)".*?href="(#citation[^"]*)"/gs)]
    expect(backs.map(([, id, href]) => `${id} ${href}`)).toEqual([
      'bib-alpha #citation--alpha--1',
      'bib-alpha--2 #citation--alpha--4'
    ])
  })

  test('an invalid value is reported', async () => {
    const {said} = await paper(all, 'references-per: part\nbibliography: ../references.bib')
    expect(said[0]).toMatch('expected `paper` or `chapter`')
  })
})

test('annotations are shown on request', async () => {
  const settings = 'annotations: true\nbibliography: ../references.bib'
  const {html} = await paper(all, settings)
  expect(html).toContain('<div class="annotation"><p>Says <i>much</i>. And more.</p></div>')
  expect((await paper(all)).html).not.toContain('class="annotation"')
  const some = await paper(`${all}::: {.refs annotations=true type=book}\n:::\n\n::: {#refs}\n:::`)
  expect(some.html).toContain('class="annotation"')
})
