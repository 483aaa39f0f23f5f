import {expect, test} from 'vitest'
import {contentsText, issueName} from '../../src/issue/contents.ts'
import {depositOfIssue} from '../../src/issue/deposit.ts'
import {issueManifestText, pagesBefore} from '../../src/issue/issue-manifest.ts'
import {readIssue} from '../../src/parse/settings/issue.ts'

const issueOf = (text: string) => readIssue(text, 'issue.yaml').issue

test.each([
  ['volume: 3\nnumber: 1\nyear: 2027', 'Insights, volume 3, number 1 (2027)'],
  ['journal: Letters\ndate: 2027-03-01', 'Letters (2027)'],
  ['number: 4', 'Insights, number 4']
])('the name of an issue: %j', (text, name) => expect(issueName(issueOf(text), 'Insights')).toBe(name))

test('the contents have the papers of each section, with the words of their titles and nothing else', () => {
  const row = {title: 'A | *b* [c]', lang: 'en-GB', authors: ['Ann_ Doe'], address: 'a|b/c d.html'}
  const text = contentsText(
    issueOf('volume: 3\nlang: en\ncover: {file: c d.png, alt: A "loom"}'),
    [
      {
        title: 'Articles',
        rows: [
          {...row, firstPage: 3, lastPage: 9},
          {...row, lang: 'de', firstPage: 10, lastPage: 10}
        ]
      },
      {title: 'Empty', rows: []}
    ],
    undefined
  )
  expect(text).toContain('title: "volume 3"\n')
  expect(text).toContain('![](<c d.png>){alt="A \\"loom\\""}')
  expect(text).toContain('| [A \\| \\*b\\* \\[c\\]](<a%7Cb/c d.html>)<br>Ann\\_ Doe | 3–9 |')
  expect(text).toContain('| [[A \\| \\*b\\* \\[c\\]]{lang=de}](<a%7Cb/c d.html>)<br>Ann\\_ Doe | 10 |')
  expect(text).not.toContain('Empty')
})

test('the deposit of an issue has the articles of all its papers, and the last of their times', () => {
  const deposit = (id: string, time: number) =>
    `<?xml version="1.0"?><doi_batch xmlns="c"><head><doi_batch_id>${id}</doi_batch_id><timestamp>${time}</timestamp></head><body><journal><journal_metadata><full_title>A &amp; B</full_title></journal_metadata><journal_issue/><journal_article><doi>${id}</doi></journal_article></journal></body></doi_batch>`
  expect(depositOfIssue([deposit('x', 20270301000001), deposit('y', 20270302000001)])).toMatch(
    /<doi_batch xmlns="c"><head><doi_batch_id>galley-[0-9a-f]{32}<\/doi_batch_id><timestamp>20270302000001<\/timestamp><\/head><body><journal><journal_metadata><full_title>A &amp; B<\/full_title><\/journal_metadata><journal_issue\/><journal_article><doi>x<\/doi><\/journal_article><journal_article><doi>y<\/doi><\/journal_article><\/journal><\/body><\/doi_batch>\n$/
  )
  expect(depositOfIssue([])).toBeUndefined()
})

test('the pages of the last run come from its manifest, and from nothing else', () => {
  const papers = [
    {name: 'one', order: 1, pages: 4, manifest: 'a'},
    {name: 'two', order: 2, manifest: 'b'}
  ]
  const text = issueManifestText({schema: 1, galley: '0', issue: 'x', papers, outputs: []})
  expect([...pagesBefore(text)]).toEqual([['one', 4]])
  for (const other of ['', '[]', '{"papers": [{"name": 1, "pages": 2}, {"name": "a", "pages": -1}]}'])
    expect(pagesBefore(other).size).toBe(0)
})
