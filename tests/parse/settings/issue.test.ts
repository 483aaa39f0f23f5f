import {expect, test} from 'vitest'
import {readIssue} from '../../../src/parse/settings/issue.ts'
import {issueOptions} from '../../../src/parse/settings/issue-options.ts'

const faultsOf = (text: string): readonly string[] =>
  readIssue(text, 'issue.yaml').findings.map(
    ({rule, place, message, expected = []}) =>
      `${place?.start.line}:${place?.start.column} ${rule} ${message}${expected.map(word => `, try ${word}`).join('')}`
  )

test.each([
  ['volum: 3', '1:1 setting-unknown `volum` is not a setting of an issue, try volume'],
  ['year: soon', '1:7 setting-invalid `year` is `soon`, expected four digits'],
  ['date: March', '1:7 setting-invalid `date` is `March`, expected a date such as `2027-03-01`'],
  ['first-page: 0', '1:13 setting-invalid `first-page` is `0`, expected a whole number, at least 1'],
  ['pages: none', '1:8 setting-invalid `pages` is `none`, expected `continued` or `own`'],
  [
    'cover: {alt: A loom}',
    '1:8 setting-invalid `cover` names no file, expected `{file: cover.png, alt: What it shows}`'
  ],
  [
    'papers: [a]\nsections: []',
    '1:9 setting-invalid The issue has both `papers` and `sections`, expected one of them'
  ],
  [
    'papers: [{a: b}]',
    '1:10 setting-invalid A paper of an issue is not a path, expected one such as `papers/one`'
  ],
  [
    'sections: Articles',
    '1:11 setting-invalid `sections` is not a list, expected one such as `[{title: Articles, papers: [one, two.md]}]`'
  ],
  [
    'sections: [{titel: A, papers: [a]}]',
    '1:13 setting-invalid `titel` is not a setting of a section, expected `title` or `papers`, try title'
  ],
  ['sections: [{title: A}]', '1:12 setting-invalid The section has no `papers`'],
  ['- 3', '1:1 setting-invalid The settings of an issue are not a mapping such as `volume: 3`']
])('%j', (text, fault) => expect(faultsOf(text)).toEqual([fault]))

test('broken YAML is a finding with its place', () =>
  expect(faultsOf('volume: [3')[0]).toMatch(/^1:\d+ front-matter-syntax /))

test('the example of every setting has no fault, and is read', () => {
  for (const {name, example} of issueOptions) {
    expect(faultsOf(example), name).toEqual([])
    expect(JSON.stringify(readIssue(example, 'issue.yaml').issue), name).not.toBe(
      JSON.stringify(readIssue('', 'issue.yaml').issue)
    )
  }
})

test('an empty file is an issue with the defaults', () =>
  expect(readIssue('', 'issue.yaml')).toEqual({
    issue: expect.objectContaining({lang: 'en', firstPage: 1, pages: 'continued', sections: undefined}),
    findings: []
  }))
