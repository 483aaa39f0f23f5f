import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {reports} from '../../../src/check/report/index.ts'
import {rules} from '../../../src/check/rules/index.ts'
import {tasksFor} from '../../../src/node/commands/planned-papers.ts'
import {workOn} from '../../../src/node/commands/work-on-papers.ts'
import {findProject} from '../../../src/node/files/project.ts'
import {namedPapers} from '../../../src/node/papers/named-papers.ts'
import {galley, project, removeProjects} from '../../galley.ts'

afterAll(removeProjects)

const paper = (title: string, text: string): string =>
  `---\ntitle: ${title}\nlicense: CC0-1.0\n---\n\n# One\n\n${text}\n`
const papers = {
  'a/paper.md': paper('First', 'Text.'),
  'b/paper.md': paper('Second', 'Wrong [@nobody].'),
  'c/paper.md': paper('Third', 'Words $x^2$ of *it*.')
}

/** The report about three papers, one of them with an error and one missing, made in this process. */
async function reportAs(format: string): Promise<string> {
  const folder = project(papers)
  const named = namedPapers(
    ['a', 'b', 'x'].map(name => join(folder, name)),
    path => findProject([path], undefined)
  )
  const short = named.map(({name, place}) => ({name: name.slice(folder.length + 1), place}))
  const finished = await workOn(tasksFor('check', short, {format, 'no-cache': true}), 1, {}, () => undefined)
  const parts = finished.map(({name, outcome: {part, ...rest}}) => ({paper: name, text: part, ...rest}))
  return (await reports[format]!.several()).join(parts, {rules, version: '0'})
}

test.each<readonly [format: string, expectation: (report: string) => void]>([
  [
    'text',
    report => {
      expect(report).toMatch(
        /^── a\nno findings.*\n\n── b\nerror\[G101\] [\s\S]*── x\nno such folder or file: /
      )
      expect(report.split('\n').at(-2)).toBe('3 papers: 1 without errors, 1 with 1 error (b), 1 not done (x)')
    }
  ],
  [
    'json',
    report =>
      expect(JSON.parse(report).papers).toEqual([
        {paper: 'a', diagnostics: [], counts: expect.objectContaining({chapters: 1})},
        {paper: 'b', diagnostics: [expect.objectContaining({code: 'G101'})], counts: expect.anything()},
        {paper: 'x', fault: expect.stringContaining('no such folder or file')}
      ])
  ],
  [
    'sarif',
    report => {
      const {runs} = JSON.parse(report)
      expect(runs).toHaveLength(1)
      expect(runs[0].results.map(({ruleId}: {ruleId: string}) => ruleId)).toEqual(['G101'])
      expect(runs[0].invocations).toEqual([
        {
          executionSuccessful: false,
          toolExecutionNotifications: [
            {level: 'error', message: {text: expect.stringMatching(/^x: no such folder/)}}
          ]
        }
      ])
    }
  ],
  [
    'junit',
    report => {
      expect(report).toContain(
        '<testsuites name="galley check" tests="3" failures="1" errors="1" skipped="0">'
      )
      expect(report).toMatch(/<error message="no such folder or file: [^"]*"\/>/)
    }
  ],
  [
    'github',
    report =>
      expect(report).toMatch(
        /^::error title=x::no such folder[^\n]*\n::error file=.*title=G101 citation-undefined::[^\n]*\n$/
      )
  ],
  [
    'html',
    report => {
      expect(report).toContain('<h1>3 papers</h1>')
      expect(report.match(/<h2 id="paper-\d">\w<\/h2>/g)).toHaveLength(3)
      expect(report).toContain('<td lang="en" dir="auto">Second</td><td class="number">1</td>')
      expect(report).toMatch(/<p class="verdict error">no such folder/)
    }
  ]
])('one report over several papers as %s says which could not be checked', async (format, expectation) =>
  expectation(await reportAs(format))
)

test('every format has a report over several papers', () =>
  expect(Object.values(reports).every(({several}) => several !== undefined)).toBe(true))

const bytesIn = (folder: string): ReadonlyArray<readonly [string, string]> =>
  readdirSync(folder)
    .sort()
    .map(name => [name, readFileSync(join(folder, name), 'latin1')])

test('several papers have the bytes of single builds, and one with errors stops no other', async () => {
  const [together, alone] = [project(papers), project(papers)]
  const {code, out, err} = await galley(['build', '*', '--to', 'html', '--jobs', '2'], {cwd: together})
  expect(code).toBe(1)
  expect(out).toMatch(/3 papers: 2 without errors, 1 with 1 error \(b\)\n$/)
  expect(err).toMatch(/^galley: 1 of 3: \w: .*; 2 left(?:, 1 failed)?$/m)
  expect(err).toMatch(/^galley: 3 of 3: \w: .*; 1 failed$/m)
  expect(err).toMatch(/^galley: nothing was written, .* \(b\)$/m)
  expect(readdirSync(join(together, 'b'))).toEqual(['paper.md'])
  for (const name of ['a', 'c']) {
    await galley(['build', name, '--to', 'html'], {cwd: alone})
    expect(bytesIn(join(together, name, 'build'))).toEqual(bytesIn(join(alone, name, 'build')))
  }
  const verified = await galley(['verify', 'a', 'c', 'x'], {cwd: together})
  expect([verified.code, verified.out]).toEqual([
    2,
    expect.stringMatching(
      /verify: same\n\n── x\nno such [\s\S]*\n3 papers: 2 same, 1 not comparable or not done \(x\)\n$/
    )
  ])
})

test('papers of one folder have folders of their own in the one that is named', async () => {
  const folder = project({'one.md': paper('One', 'Text.'), 'two.md': paper('Two', 'Text.'), ...papers})
  const plan = (...output: readonly string[]): readonly string[] =>
    tasksFor(
      'build',
      namedPapers([join(folder, '*.md'), join(folder, 'a')], path => findProject([path], output[0])),
      {}
    ).map(one => ('task' in one ? one.task.place.outputFolder.slice(folder.length + 1) : one.fault))
  expect(() => plan()).toThrow(/one\.md and .*two\.md would write into the same folder, .*`--output FOLDER`/)
  expect(plan(join(folder, 'out')).map(path => path.replace(/^.*?out/, 'out'))).toEqual([
    'out/one',
    'out/two',
    'out/a'
  ])
})

test.each([
  [['build', 'a', 'b', '--jobs', '0'], /--jobs must be a whole number from 1 to 1024, not 0/],
  [['check', 'a', 'b', '--fix'], /--fix works on one paper at a time/],
  [['check', 'a', 'b', '--format', 'xml'], /unknown format `xml`/],
  [['verify', 'a', 'b', '--against', 'c'], /--against works with one paper at a time/]
])('%j is a fault of the command line', async (args, message) => {
  const {code, err} = await galley(args, {cwd: project(papers)})
  expect([code, err]).toEqual([2, expect.stringMatching(message)])
})
