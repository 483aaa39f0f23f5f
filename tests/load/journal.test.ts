import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {textWorld} from '../world.ts'

const style =
  'extends: plain\njournal: {title: Insights, id: ins, issn: {print: 0378-5955, electronic: 2049-3630}, publisher: Kiln Press, country: Pakistan, sections: [{ref: ART, title: Articles}, {ref: REV, title: Reviews}], locales: {ur: ur_PK}}\nojs: {version: 3.5, genre: Text, status: scheduled}\n'

async function read(journal: string, sheet = style) {
  const {manuscript, diagnostics} = await build(
    textWorld({
      'manuscript.yaml': `license: CC-BY-4.0\nstyle: q\n${journal}`,
      'styles/q/style.yaml': sheet,
      '01.md': 'Words.'
    }),
    createMemo(),
    {entry: '', outputs: []}
  )
  return {
    journal: manuscript.metadata.journal,
    ojs: manuscript.project.style.ojs,
    said: diagnostics.map(({file, start, message}) => `${file}:${start?.line}:${start?.column} ${message}`)
  }
}

test('a paper has what its style says of the journal', async () => {
  const {journal, ojs, said} = await read('journal: {volume: 3, section: REV}')
  expect(said).toEqual([])
  expect(journal).toMatchObject({
    ...{title: 'Insights', id: 'ins', issn: '2049-3630', publisher: 'Kiln Press', country: 'Pakistan'},
    ...{volume: '3', section: 'Reviews', locales: {ur: 'ur_PK'}}
  })
  expect(ojs).toMatchObject({version: '3.5', genre: 'Text', status: 'scheduled'})
})

test('what the paper says takes precedence, and a paper of another journal takes nothing', async () => {
  const own = await read('journal: {title: insights, issn: 1050-124X, publisher: Other}')
  expect(own.journal).toMatchObject({id: 'ins', issn: '1050-124X', publisher: 'Other'})
  expect(own.journal.issns).toBeUndefined()
  expect((await read('journal: {title: Other}')).journal).toEqual({title: 'Other'})
})

test.each([
  [
    'journal: {section: Essays}',
    style,
    'manuscript.yaml:3:20 The journal has no section `Essays`, expected `Articles`, `Reviews`'
  ],
  [
    '',
    'extends: plain\njournal: {titel: A}',
    'styles/q/style.yaml:2:11 `titel` is not a setting of `journal`'
  ],
  ['', 'extends: plain\njournal: Insights', 'styles/q/style.yaml:2:10 `journal` is not a mapping'],
  [
    '',
    'extends: plain\njournal: {issn: 2049-3631}',
    'styles/q/style.yaml:2:17 `2049-3631` is not a valid ISSN, expected one such as `0378-5955`, whose last character is a check digit'
  ],
  [
    '',
    'extends: plain\nojs: {version: 3.1}',
    'styles/q/style.yaml:2:16 `version` is `3.1`, expected `3.3`, `3.4`, `3.5`'
  ],
  [
    '',
    'extends: plain\ncrossref: {depositor: A, email: B, registrant: C, schema: 4}',
    'styles/q/style.yaml:2:11 `schema` is `4`'
  ],
  [
    'related: [{type: preprnt, doi: 10.5555/1}]',
    style,
    'manuscript.yaml:3:18 `preprnt` is not a relation of a work'
  ]
])('%s %s is told', async (journal, sheet, expected) => {
  expect((await read(journal, sheet)).said.join('\n')).toContain(expected)
})
