import {execFileSync} from 'node:child_process'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {galley, project, removeProjects} from '../../galley.ts'

afterAll(removeProjects)

const paper = (title: string, paragraphs: number): string =>
  `---\ntitle: ${title}\nauthors: [Ann Doe]\nlicense: CC0-1.0\n---\n\n# One\n\n${'Words of a paragraph that goes on. '.repeat(30)}\n\n`.concat(
    `${'More words of it, and more of them still. '.repeat(30)}\n\n`.repeat(paragraphs)
  )
const issue =
  'journal: Insights\nvolume: 3\nnumber: 1\nyear: 2027\nfirst-page: 117\npapers: [a.md, b.md, c.md]\n'

const recorded = (folder: string): ReadonlyArray<readonly [string, number, number]> =>
  JSON.parse(readFileSync(join(folder, 'build/issue.json'), 'utf8')).papers.map(
    ({name, firstPage, pages}: {name: string; firstPage: number; pages: number}) => [name, firstPage, pages]
  )

test('pages go on from paper to paper, and one that changes moves those after it', async () => {
  const folder = project({
    'issue.yaml': issue,
    'a.md': paper('First', 6),
    'b.md': paper('Second', 1),
    'c.md': paper('Third', 1)
  })
  const first = await galley(['issue', '.'], {cwd: folder})
  expect([first.code, first.out]).toEqual([0, expect.stringMatching(/^117–\d+ +a\.md +First$/m)])
  const before = recorded(folder)
  let next = 117
  for (const [name, start, pages] of before) {
    expect([name, start]).toEqual([name, next])
    next += pages
  }
  expect(before[0]![2]).toBeGreaterThan(1)
  const html = readFileSync(join(folder, 'build/b/b.html'), 'utf8')
  expect(html).toContain(`<meta name="citation_firstpage" content="${before[1]![1]}">`)
  expect(html).toContain(`<meta name="citation_lastpage" content="${before[1]![1] + before[1]![2] - 1}">`)
  const words = execFileSync('pdftotext', ['-layout', join(folder, 'build/a/a.pdf'), '-'], {encoding: 'utf8'})
  expect(words.split('\f')[1]).toMatch(/Insights 3\(1\), 2027 +Doe[\s\S]* 118\s*$/)
  // A build of one paper, with another cache, has the same bytes.
  const pdf = readFileSync(join(folder, 'build/b/b.pdf'))
  await galley(['issue', '.', '--paper', 'b', '--cache', 'other'], {cwd: folder})
  expect(readFileSync(join(folder, 'build/b/b.pdf')).equals(pdf)).toBe(true)
  writeFileSync(join(folder, 'a.md'), paper('First', 20))
  const second = await galley(['issue', '.'], {cwd: folder})
  expect(second.err).toMatch(/^galley: building again with new page numbers: a\.md, b\.md, c\.md$/m)
  const after = recorded(folder)
  expect(after[0]![2]).toBeGreaterThan(before[0]![2])
  expect(after[1]![1]).toBe(117 + after[0]![2])
  // Unchanged pages are taken from the cache.
  expect((await galley(['issue', '.'], {cwd: folder})).code).toBe(0)
  expect(recorded(folder)).toEqual(after)
})
