import {chmodSync, readFileSync, statSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {rules} from '../../src/check/rules/index.ts'
import {galley, project} from '../galley.ts'

const paper = {
  'manuscript/manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\nbibliography: ../references.bib\n',
  'manuscript/01.md': '# One\r\n\r\nWords [@doe, @roe].\r\n',
  'references.bib':
    '\uFEFF@book{doe, title = {A Book}, author = {Doe, Jane}, publisher = {P}, year = 1999}\n' +
    '@book{roe, title = {Another}, author = {Roe, Ann}, publisher = {P}, year = 2001}\n'
}

const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8')

describe('check --only', () => {
  const faulty = {...paper, 'manuscript/01.md': '[@doe, @roe] [@zoe]\n', 'manuscript/02.md': '![](a.png)'}

  test.each([
    ['a name', 'citation-undefined', ['G101']],
    ['a code', 'G103', ['G103']],
    ['the beginning of codes', 'G1', ['G101', 'G103']],
    ['a list, in any case', 'g103, Citation-Undefined', ['G101', 'G103']]
  ])('%s', async (_, only, codes) => {
    const {out} = await galley(['check', project(faulty), '--only', only, '--format', 'json'])
    const found = JSON.parse(out).diagnostics as ReadonlyArray<{code: string}>
    expect([...new Set(found.map(({code}) => code))].toSorted()).toEqual(codes)
  })

  test.each([
    ['citation-undefind', /^galley: unknown rule `citation-undefind`; did you mean citation-undefined/],
    ['G999', /^galley: unknown rule `G999`; .*\n$/],
    ['G9', /^galley: unknown rule `G9`; .*\n$/],
    ['', /^galley: unknown rule ``; .*\n$/]
  ])('of an unknown rule %j', async (only, message) => {
    const {code, err} = await galley(['check', project(paper), '--only', only])
    expect(code).toBe(2)
    expect(err).toMatch(message)
  })
})

describe('check --fix', () => {
  test('makes safe repairs and checks the rest', async () => {
    const folder = project({...paper, 'manuscript/02.md': '[@zoe]'})
    const {code, out, err} = await galley(['check', folder, '--fix', '--only', 'G1'])
    expect(read(folder, 'manuscript/01.md')).toBe('# One\r\n\r\nWords [@doe; @roe].\r\n')
    expect(read(folder, 'references.bib')).toBe(paper['references.bib'])
    expect(err).toBe('galley: repaired 1 finding in manuscript/01.md\n')
    expect(out).toContain('G101')
    expect(out).not.toContain('G103')
    expect(code).toBe(1)
  })

  test('finds nothing to repair the second time', async () => {
    const folder = project(paper)
    await galley(['check', folder, '--fix', '--only', 'G1'])
    const {code, err} = await galley(['check', folder, '--fix', '--only', 'G1'])
    expect([code, err]).toEqual([0, 'galley: nothing to repair\n'])
  })

  test('--dry-run prints a diff and writes nothing', async () => {
    const folder = project(paper)
    const {code, out, err} = await galley(['check', folder, '--fix', '--dry-run', '--only', 'G103'])
    expect(out).toBe(
      '--- a/manuscript/01.md\n+++ b/manuscript/01.md\n@@ -1,3 +1,3 @@\n # One\r\n \r\n-Words [@doe, @roe].\r\n+Words [@doe; @roe].\r\n'
    )
    expect(err).toBe('galley: would repair 1 finding in manuscript/01.md; nothing was written\n')
    expect(code).toBe(1)
    expect(read(folder, 'manuscript/01.md')).toBe(paper['manuscript/01.md'])
  })

  test('keeps a link and repairs the file that it points to', async () => {
    const {'manuscript/01.md': text, ...others} = paper
    const folder = project({...others, 'texts/one.md': text})
    symlinkSync('../texts/one.md', join(folder, 'manuscript/01.md'))
    await galley(['check', folder, '--fix', '--only', 'G103'])
    expect(read(folder, 'texts/one.md')).toContain('[@doe; @roe]')
    expect(statSync(join(folder, 'manuscript/01.md')).isFile()).toBe(true)
  })

  test('names a file that is not writable in one line', async () => {
    const folder = project(paper)
    chmodSync(join(folder, 'manuscript/01.md'), 0o444)
    chmodSync(folder, 0o755)
    // Root may write everywhere, so the command runs as another user.
    const {code, err} = await galley(
      ['check', folder, '--fix', '--only', 'G103'],
      process.getuid?.() === 0 ? {uid: 65534} : {}
    )
    expect(err).toBe('galley: cannot change manuscript/01.md: the file is read-only\n')
    expect(code).toBe(2)
    expect(read(folder, 'manuscript/01.md')).toBe(paper['manuscript/01.md'])
  })

  test.each([
    ['--dry-run without --fix', ['--dry-run']],
    ['--since with --fix', ['--since', 'HEAD', '--fix']]
  ])('%s is refused', async (_, args) => {
    const {code, err} = await galley(['check', project(paper), ...args])
    expect(code).toBe(2)
    expect(err).toMatch(/^galley: --(?:dry-run works only|since does not work) with --fix[^\n]*\n$/)
  })
})

describe('a waiver with an end date', () => {
  const waiver = 'waivers: [{rule: G101, until: 2027-01-31, reason: not in print}]\n'
  const files = {
    ...paper,
    'manuscript/manuscript.yaml': paper['manuscript/manuscript.yaml'] + waiver,
    'manuscript/01.md': '[@doe; @roe; @zoe]'
  }
  const epoch = (day: string): {env: Record<string, string>} => ({
    env: {SOURCE_DATE_EPOCH: String(Date.parse(`${day}T12:00:00Z`) / 1000), TZ: 'Pacific/Kiritimati'}
  })

  test.each([
    ['2027-01-31', 0],
    ['2027-02-01', 1]
  ])('on %s gives the exit code %i', async (day, code) => {
    const outcome = await galley(['check', project(files)], epoch(day))
    expect(outcome.code).toBe(code)
    expect(outcome.out.includes('G703')).toBe(code === 1)
  })

  test('lets a build of that day be verified forever', async () => {
    const folder = project(files)
    expect((await galley(['build', folder, '--to', 'html'], epoch('2027-01-31'))).code).toBe(0)
    const {code, out} = await galley(['verify', folder], epoch('2027-01-31'))
    expect([code, out]).toEqual([0, expect.stringContaining('verify: same')])
    expect((await galley(['build', folder, '--to', 'html'], epoch('2027-02-01'))).code).toBe(1)
  })
})

describe('rules and explain', () => {
  test('lists one rule per line', async () => {
    const {code, out} = await galley(['rules'])
    expect(code).toBe(0)
    expect(out.trimEnd().split('\n')).toHaveLength(rules.length)
    expect(out).toMatch(/^G101 {2}citation-undefined +error +[A-Z].*\.$/m)
  })

  test('as JSON', async () => {
    const {out} = await galley(['rules', '--format', 'json'])
    expect(JSON.parse(out).rules).toEqual(
      rules.map(({code, name, severity, protects, summary}) => ({
        code,
        name,
        severity,
        ...(protects && {protects}),
        summary
      }))
    )
  })

  test.each(['G103', 'g103', 'citation-separator'])('explain %s', async word => {
    const {code, out} = await galley(['explain', word])
    expect(code).toBe(0)
    expect(out).toMatch(
      /^G103 citation-separator \(warning\)\n\nThe works of one citation are separated by semicolons\.\n/
    )
    expect(out).toContain('\ncomma:\n\n  01.md\n  | Read [@doe, @roe].\n')
    expect(out).toContain('\n  01.md:1:11-1:12 Unexpected `,` before `@roe`, expected `;`\n')
  })

  test.each([
    [['explain'], /name one rule/],
    [['explain', 'G101', 'G102'], /name one rule/],
    [['explain', 'citation-undefind'], /did you mean citation-undefined/],
    [['rules', 'G101'], /galley explain/],
    [['rules', '--format', 'xml'], /unknown format/]
  ])('refuses %j with a message of one line', async (args, message) => {
    const {code, err} = await galley(args)
    expect(code).toBe(2)
    expect(err).toMatch(message)
    expect(err).toMatch(/^galley: [^\n]+\n$/)
  })
})
