import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {check} from '../../../src/check/index.ts'
import {rules} from '../../../src/check/rules/index.ts'
import {createMemo} from '../../../src/core/memo.ts'
import type {Severity} from '../../../src/core/types.ts'
import {galley, project} from '../../galley.ts'
import {textWorld} from '../../world.ts'

/** A paper cannot disable the rules that protect those who build or read it. */
const protecting = rules.filter(({protects}) => protects)

test('protecting rules', () => {
  expect(protecting.map(({name}) => name).sort()).toEqual([
    'chapter-unreadable',
    'figure-damaged',
    'link-unsafe',
    'output-name',
    'path-outside',
    'rule-protected',
    'style-unsafe'
  ])
})

describe.each(protecting)('$name', ({name, code, severity, examples, check: ask}) => {
  const files = examples.find(({expect: expected}) => expected.length > 0)!.files
  const place = {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 2, offset: 1}}

  test.each<[string, Severity | 'off']>([
    [name, 'off'],
    [code, 'off'],
    [name, 'info']
  ])('`rules: {%s: %s}` has no effect, and is reported', async (word, wanted) => {
    const {manuscript} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
    const settings = {
      ...manuscript.settings,
      severities: new Map([[word, wanted]]),
      severityPlaces: new Map([[word, place]])
    }
    const {diagnostics} = check({...manuscript, settings}, rules)
    const found = diagnostics.filter(diagnostic => diagnostic.rule === name)
    expect(found.length).toBeGreaterThanOrEqual([...ask(manuscript)].length)
    expect(found.every(diagnostic => diagnostic.severity === severity)).toBe(true)
    expect(
      diagnostics.some(({rule, message, start}) => {
        const isReport =
          rule === 'rule-protected' && message.startsWith(`\`${word}\` cannot be \`${wanted}\``)
        return isReport && start?.line === 1
      })
    ).toBe(true)
  })

  test.each([name, code])('a waiver of %s has no effect, and is reported', async word => {
    const {manuscript} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
    const waiver = {rule: word, reason: 'no', writtenIn: 'manuscript.yaml', place}
    const project = {...manuscript.project, waivers: [waiver]}
    const {diagnostics, waived} = check({...manuscript, project}, rules)
    expect(waived).toEqual([])
    expect(diagnostics.filter(({rule}) => rule === name).length).toBeGreaterThanOrEqual(
      [...ask(manuscript)].length
    )
    const reported = diagnostics.filter(
      ({rule, message}) => rule === 'rule-protected' && message.includes(word)
    )
    expect(reported.map(({file}) => file)).toEqual(['manuscript.yaml'])
    // The waiver is not also reported as unused.
    expect(diagnostics.map(({rule}) => rule)).not.toContain('waiver-unused')
  })
})

test("an untrusted paper cannot disable them, the user's command line can", async () => {
  const folder = project({
    'manuscript.yaml': 'license: CC-BY-4.0\nrules: {link-unsafe: off}\nwaivers: [{rule: G505, reason: no}]\n',
    '01.md': '<!-- galley-ignore-file link-unsafe: no -->\n\nSee [it](javascript:alert%281%29).\n'
  })
  const {code, out} = await galley(['check', folder])
  expect(code).toBe(1)
  expect(out).toContain('error[G505] The link to `javascript:alert%281%29` could run a program')
  for (const place of ['manuscript.yaml:2:9', 'manuscript.yaml:3:11', '01.md:1:1'])
    expect(out).toContain(place)
  expect(out.match(/warning\[G708\]/g)).toHaveLength(3)
  const draft = await galley(['build', folder, '--draft', '--to', 'html'])
  expect(draft.code).toBe(1)
  // The user's own options may disable these rules.
  expect((await galley(['check', folder, '--only', 'G1'])).code).toBe(0)
})
