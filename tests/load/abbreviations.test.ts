import {describe, expect, test} from 'vitest'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {built} from '../built.ts'

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
      ['short.json:2:43 The abbreviation of `Salt` has the wrong form, expected a text']
    ],
    [
      '{"default": {"container-title": "J."}}',
      'Journal of Bread',
      [expect.stringMatching(/^short\.json:1:33 The abbreviations have another form, expected `{"default"/)]
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
