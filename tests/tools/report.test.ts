import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {describe, expect, test, vi} from 'vitest'
import {axeFindings} from '../axe.ts'
import {openBrowser} from '../browser.ts'
import {galley, project} from '../galley.ts'
import {judge} from '../judge.ts'

/** Reports about a faulty paper, judged by external programs. */
vi.setConfig({testTimeout: 120_000})

const paper = {
  'manuscript.yaml':
    'title: "Peace & *War*"\nauthors: [Ada Lovelace]\nlicense: CC-BY-4.0\nnocite: ["@zoe"]\ncsl: chicago-author-date\n',
  '01.md':
    '# One\n\nViolence is more than a blow [@doe, p. 3]. See @doe, [@roe, @doe] and [@nix].\n\n![](map.svg)\n\n<!-- galley-ignore G101: "in" print <soon> -->\n\nAnd @soon.\n',
  'references.bib': `@book{doe, title = {A Book \\& More}, author = {Doe, Jane}, publisher = {P}, year = 1999, isbn = {123}}
@article{roe, title = {Roads}, author = {Roe, Ann}, year = 2001}
@book{zoe, title = {Zones}, author = {Zoe, Zoe}, publisher = {P}, year = 1998}
@book{poe, title = {Poems}, author = {Poe, Edgar}, publisher = {P}, year = 1845}
`
}
const sound = {
  'manuscript.yaml': 'title: Peace\nlicense: CC-BY-4.0\n',
  '01.md': '# One\n\nWords [@doe].\n',
  'references.bib': '@book{doe, title = {A Book}, author = {Doe, Jane}, publisher = {P}, year = 1999}\n'
}

const vnu = judge('vnu')
const xmllint = judge('xmllint')

async function report(files: Readonly<Record<string, string>>, form: string): Promise<string> {
  const folder = project(files)
  const file = join(folder, `report.${form}`)
  const {err} = await galley(['check', folder, '--format', form, '--output', file])
  expect(err).toBe('')
  return file
}

describe.each([
  ['faulty', paper],
  ['sound', sound]
])('the page of a %s paper', (_, files) => {
  test('the Nu checker finds nothing, but finds an error in a faulty page', async () => {
    const page = await report(files, 'html')
    const broken = page.replace('.html', '-broken.html')
    writeFileSync(broken, readFileSync(page, 'utf8').replace('<h1', '<p><div></p><h1'))
    const {messages} = JSON.parse(vnu(['--format', 'json', '--stdout', page, broken]).stdout)
    const places = (messages as ReadonlyArray<{url: string}>).map(({url}) => url)
    expect([...new Set(places)]).toEqual([pathToFileURL(broken).href.replace('file://', 'file:')])
  })

  test.each(['light', 'dark'] as const)('axe finds nothing in the %s', async scheme => {
    const page = await report(files, 'html')
    expect(await axeFindings(pathToFileURL(page).href, scheme)).toEqual([])
    writeFileSync(
      page,
      readFileSync(page, 'utf8').replace('</style>', 'p{color:#777;background:#777}</style>')
    )
    expect(await axeFindings(pathToFileURL(page).href, scheme)).toContain('color-contrast')
  })

  test('xmllint reads the JUnit report', async () => {
    const {status, stderr} = xmllint(['--noout', await report(files, 'junit')])
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
  })
})

test('the filter hides findings and works without a script', async () => {
  const page = await report(paper, 'html')
  const browser = await openBrowser()
  try {
    const tab = await browser.newPage()
    await tab.goto(pathToFileURL(page).href)
    const shown = (selector: string): Promise<readonly string[]> =>
      tab.$$eval(selector, elements =>
        elements.flatMap(element => (element.checkVisibility() ? [element.textContent ?? ''] : []))
      )
    const codes = async (): Promise<string> =>
      [...new Set((await shown('.finding .about')).map(words => /G\d+/.exec(words)![0]))].sort().join(' ')
    const keys = async (): Promise<string> => (await shown('.work > .about > code')).join(' ')
    expect(await codes()).toBe('G101 G102 G103 G215 G216 G235 G303 G304')
    await tab.click('#show-info')
    await tab.click('#show-warning')
    expect(await codes()).toBe('G101 G102 G303')
    await tab.click('#show-error')
    expect([await codes(), await keys(), await shown('.group')]).toEqual(['', 'doe roe zoe poe', []])
    await tab.click('#show-error')
    await tab.select('#rule', 'G102')
    expect([await codes(), await keys(), await shown('.group')]).toEqual(['G102', 'poe', []])
    await tab.select('#rule', '')
    await tab.click('#works-uncited')
    expect(await keys()).toBe('poe')
    await tab.click('#works-found')
    expect(await keys()).toBe('doe roe poe')
  } finally {
    await browser.close()
  }
})
