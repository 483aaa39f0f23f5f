import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {galley, project, removeProjects} from '../../galley.ts'

afterAll(removeProjects)

const paper = (title: string, text: string): string =>
  `---\ntitle: ${title}\nauthors: [Ann Doe]\nlicense: CC0-1.0\n---\n\n# One\n\n${text}\n`
const papers = {
  'papers/a/paper.md': paper('First', 'Text.'),
  'papers/b/paper.md': paper('Second', 'Wrong [@nobody].'),
  'x/c.md': paper('Third', 'More.')
}
const issue =
  'journal: Insights\nvolume: 3\nnumber: 1\nyear: 2027\nsections:\n  - {title: Articles, papers: [../papers/*]}\n  - {title: Reviews, papers: [c.md]}\n'

test('an issue has its papers with volume, number and section, the contents and one manifest; a broken paper is left out', async () => {
  const folder = project({...papers, 'x/issue.yaml': issue})
  const {code, out, err} = await galley(['issue', 'x', '--to', 'html', '--jobs', '1'], {cwd: folder})
  expect([code, err]).toEqual([1, expect.stringMatching(/^galley: 3 of 3: x\/c\.md: done; 1 failed$/m)])
  expect(out).toMatch(
    /\nInsights, volume 3, number 1 \(2027\): 2 papers\n *papers\/a\/paper\.md +First\n *x\/c\.md +Third\nnot in the issue, because it was not built: papers\/b\/paper\.md\nwrote x\/build\/contents\.html\nwrote x\/build\/issue\.json\n$/
  )
  const build = join(folder, 'x/build')
  expect(readdirSync(build).sort()).toEqual(['a', 'c', 'cache', 'contents.html', 'issue.json'])
  const html = readFileSync(join(build, 'c/c.html'), 'utf8')
  expect(html).toContain('<meta name="citation_volume" content="3">')
  expect(html).toContain('<meta name="citation_journal_title" content="Insights">')
  const contents = readFileSync(join(build, 'contents.html'), 'utf8')
  expect(contents).toMatch(
    /Articles<\/h2>[\s\S]*<a [^>]*href="a\/paper\.html">First<\/a>[\s\S]*Reviews<\/h2>[\s\S]*href="c\/c\.html"/
  )
  expect(contents).not.toContain('Second')
  const {papers: listed} = JSON.parse(readFileSync(join(build, 'issue.json'), 'utf8'))
  const manifest = JSON.parse(readFileSync(join(build, 'c/manifest.json'), 'utf8'))
  expect(listed.map(({name, section, order}: Record<string, unknown>) => [name, section, order])).toEqual([
    ['a', 'Articles', 1],
    ['c', 'Reviews', 3]
  ])
  expect(listed[1].manifest).toBe(manifest.sha256)
  // The manifest contains what the issue says about the paper, so the paper can be built again without the issue.
  const verified = await galley(['verify', 'x/c.md', '--output', 'x/build/c'], {cwd: folder})
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('verify: same')])
})

test('galley issue --check says which papers lack what, and builds nothing', async () => {
  const folder = project({...papers, 'x/issue.yaml': issue})
  const {code, out} = await galley(['issue', 'x', '--check'], {cwd: folder})
  expect(code).toBe(1)
  expect(out).toMatch(/\npapers\/a\/paper\.md {2}lacks journal\.id, .*abstract, .*doi.*\n/)
  expect(out).not.toMatch(/lacks .*journal\.title/)
  expect(readdirSync(join(folder, 'x'))).toEqual(['c.md', 'issue.yaml'])
})

test('a bad issue.yaml is reported with its places, and nothing is built', async () => {
  const folder = project({'x/issue.yaml': 'volum: 3\nfirst-page: none\npapers: [gone]\n'})
  const {code, out, err} = await galley(['issue', 'x', '--format', 'json'], {cwd: folder})
  expect([code, err]).toEqual([1, 'galley: nothing was built, because of errors in issue.yaml\n'])
  const [{paper: name, diagnostics}] = JSON.parse(out).papers
  const found = diagnostics.map(({code: rule, start, message}: Record<string, never>) => [
    rule,
    start,
    message
  ])
  expect([name, found]).toEqual([
    'issue.yaml',
    [
      [
        'G601',
        expect.objectContaining({line: 3, column: 10}),
        'There is no paper `gone`: no such folder or file: gone'
      ],
      ['G404', expect.objectContaining({line: 1}), '`volum` is not a setting of an issue'],
      [
        'G405',
        expect.objectContaining({line: 2, column: 13}),
        expect.stringContaining('`first-page` is `none`')
      ]
    ]
  ])
})

test('galley issue new writes settings to fill in, never over some', async () => {
  const folder = project({'c.md': papers['x/c.md']})
  expect((await galley(['issue', 'new', '.'], {cwd: folder})).out).toMatch(/^wrote issue\.yaml\n/)
  expect((await galley(['issue', 'new', '.'], {cwd: folder})).code).toBe(2)
  const {code, out} = await galley(['issue', '.', '--check'], {cwd: folder})
  expect([code, out]).toEqual([0, expect.stringContaining('c.md  lacks ')])
  expect(readFileSync(join(folder, 'issue.yaml'), 'utf8')).toMatch(/^volume: 1\nnumber: 1\nyear: \d{4}$/m)
})

test('one paper of an issue is built by its name, and a Snakefile has the files that papers read', async () => {
  const folder = project({...papers, 'x/issue.yaml': issue})
  const {code, out} = await galley(['issue', 'x', '--paper', 'c', '--to', 'html'], {cwd: folder})
  expect([code, out]).toEqual([0, expect.stringContaining('wrote x/build/c/c.html')])
  expect(readdirSync(join(folder, 'x/build')).sort()).toEqual(['c', 'cache'])
  expect(await galley(['issue', 'x', '--paper', 'd'], {cwd: folder})).toMatchObject({
    code: 2,
    err: expect.stringContaining('the issue has no paper `d`; choose one of a, b, c')
  })
  expect((await galley(['issue', 'x', '--snakefile', '--to', 'html'], {cwd: folder})).out).toBe(
    'wrote x/Snakefile\n'
  )
  const text = readFileSync(join(folder, 'x/Snakefile'), 'utf8')
  expect(text).toMatch(/"a": \{"said": ".*", "inputs": \["\.\.\/papers\/a\/paper\.md"\]\}/)
  expect(text).toContain(' --to html ')
  expect(text).not.toContain(folder)
})

test.each([
  [['issue', 'x'], /no such folder: x/],
  [['issue', '.'], /there is no issue\.yaml in \.; `galley issue new \.` makes one/],
  [['issue', 'a', 'b'], /name one folder with an issue\.yaml/]
])('%j is a fault of the command line', async (args, message) => {
  const {code, err} = await galley(args, {cwd: project({'c.md': ''})})
  expect([code, err]).toEqual([2, expect.stringMatching(message)])
})
