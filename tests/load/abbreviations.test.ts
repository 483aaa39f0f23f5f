import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {built} from '../built.ts'
import {galley, project} from '../galley.ts'

const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><id>s</id><title>S</title>
  <updated>2026-01-01T00:00:00Z</updated></info>
  <citation><layout><text variable="container-title" form="short" prefix="«" suffix="»"/></layout></citation>
  <bibliography><layout><text variable="container-title"/></layout></bibliography></style>`

/** The citation of an article in the Journal of Bread, and the findings about abbreviations. */
async function cited(abbreviations: string | undefined) {
  const {artifacts, diagnostics} = await built(
    {
      'manuscript.yaml': 'csl: s.csl\ncitation-abbreviations: short.json\n',
      's.csl': style,
      '01.md': 'See [@doe].',
      'references.bib':
        '@article{doe, author = {Doe}, title = {Bread}, journal = {Journal of Bread}, year = 2001}',
      ...(abbreviations !== undefined && {'short.json': abbreviations})
    },
    {outputs: [htmlOutput], draft: true}
  )
  return {
    words: /«([^»]*)»/.exec(new TextDecoder().decode(artifacts[0]!.bytes))?.[1],
    said: diagnostics
      .filter(({file, rule}) => /style-invalid|file-/.test(rule) || file === 'short.json')
      .map(({file, start, message}) => `${file}:${start?.line}:${start?.column} ${message}`)
  }
}

describe('citation-abbreviations', () => {
  test.for<readonly [json: string | undefined, words: string, said: readonly unknown[]]>([
    ['{"default": {"container-title": {"Journal of Bread": "J. Bread"}}}', 'J. Bread', []],
    ['{"default": {"publisher": {"Journal of Bread": "J. Bread"}}}', 'Journal of Bread', []],
    [
      '{"default": {"container-title":\n {"Journal of Bread": "J. Bread", "Salt": ["S."]}}}',
      'J. Bread',
      ['short.json:2:43 The abbreviation of `Salt` has the wrong form, expected text']
    ],
    [
      '{"default": {"container-title": "J."}}',
      'Journal of Bread',
      [expect.stringMatching(/^short\.json:1:33 The abbreviations have the wrong form, expected `{"default"/)]
    ],
    [
      '{"default": {"a": ',
      'Journal of Bread',
      [expect.stringMatching(/^short\.json:1:\d+ The abbrev.* read:/)]
    ],
    [undefined, 'Journal of Bread', [expect.stringMatching(/^manuscript\.yaml:2:25 .*short\.json/)]]
  ])('%s', async ([json, words, said]) => {
    expect(await cited(json)).toEqual({words, said})
  })
})

test('a file that the user names has precedence, is in the manifest, and is asked for by galley verify', async () => {
  const paper = project({
    'manuscript.yaml': 'csl: s.csl\ncitation-abbreviations: own.json\nlicense: CC-BY-4.0\n',
    's.csl': style,
    'own.json': lists('J. Own'),
    'named.json': lists('J. Named'),
    '01.md': 'See [@doe].',
    'references.bib':
      '@article{doe, author = {Doe, Jo}, title = {Bread}, journal = {Journal of Bread}, year = 2001}'
  })
  const elsewhere = join(
    project({'short.json': lists('J. Else'), 'broken.json': '{"default": {"a"'}),
    'short.json'
  )
  const build = async (file: string) =>
    galley(['build', paper, '--to', 'html', '--draft', '--abbreviations', file])
  const page = (): string => readFileSync(join(paper, 'build', 'paper.html'), 'utf8')
  const manifest = () =>
    JSON.parse(readFileSync(join(paper, 'build', 'manifest.json'), 'utf8')).environment.abbreviations

  expect(await build(join(paper, 'named.json'))).toMatchObject({code: 0})
  expect(page()).toContain('«J. Named»')
  expect(manifest()).toMatch(/^[\da-f]{64} named\.json$/)
  expect((await galley(['verify', paper])).out).toContain('verify: same')

  expect(await build(elsewhere)).toMatchObject({code: 0})
  expect(page()).toContain('«J. Else»')
  expect(manifest()).toMatch(/^[\da-f]{64}$/)
  expect((await galley(['verify', paper, '--abbreviations', elsewhere])).out).toContain('verify: same')
  const without = await galley(['verify', paper])
  expect(without).toMatchObject({code: 1})
  expect(without.out).toContain('name that file with `--abbreviations FILE`')

  const broken = await galley([
    'build',
    paper,
    '--to',
    'html',
    '--abbreviations',
    elsewhere.replace('short', 'broken')
  ])
  expect(broken).toMatchObject({code: 1})
  expect(broken.out).toMatch(/The abbreviations cannot be read: .*\n --> .*broken\.json:1:\d+/)
  expect(await build('absent.json')).toMatchObject({
    code: 2,
    err: expect.stringContaining('no such file: absent.json')
  })
})

const lists = (short: string): string =>
  JSON.stringify({default: {'container-title': {'Journal of Bread': short}}})
