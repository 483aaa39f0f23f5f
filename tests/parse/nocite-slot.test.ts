import {expect, test} from 'vitest'
import {readConfiguration} from '../../src/parse/settings/configuration.ts'

/** A file of settings with two more works in `nocite`; undefined if there is no place for them. */
function withWorks(path: string, text: string): string | undefined {
  const {
    nociteSlot: slot,
    settings: {nocite}
  } = readConfiguration({path, text})
  if (slot === undefined) return undefined
  const {offset, open, first, next, after, close} = slot
  const made = `${text.slice(0, offset)}${open}${first}a${after}${next}b${after}${close}${text.slice(offset)}`
  const {settings, findings} = readConfiguration({path, text: made})
  expect(settings.nocite.map(({key}) => key)).toEqual([...nocite.map(({key}) => key), 'a', 'b'])
  expect(findings.map(({message}) => message)).toEqual(
    readConfiguration({path, text}).findings.map(({message}) => message)
  )
  return made
}

test.each([
  ['title: A\n', 'title: A\nnocite: ["@a", "@b"]\n'],
  ['title: A', 'title: A\nnocite: ["@a", "@b"]'],
  ['\uFEFFtitle: A\n', '\uFEFFtitle: A\nnocite: ["@a", "@b"]\n'],
  ['abstract: |\n  Words.\n', 'abstract: |\n  Words.\nnocite: ["@a", "@b"]\n'],
  ['nocite: []\n', 'nocite: ["@a", "@b"]\n'],
  ['nocite: ["@x", y]\ntitle: A\n', 'nocite: ["@x", y, "@a", "@b"]\ntitle: A\n'],
  ['nocite: "@x"\n', 'nocite: "@x, @a, @b"\n'],
  ["nocite: '@x; @y'\n", "nocite: '@x; @y, @a, @b'\n"],
  ['nocite:\n  - "@x"\n', undefined],
  ['nocite: |\n  @x\n', undefined],
  ['nocite: ["@x",\n "@y"]\n', undefined],
  ['{title: A}\n', undefined],
  ['title: A\n...\n', undefined],
  ['', undefined]
])('works are added to the settings %j', (text, expected) => {
  expect(withWorks('manuscript.yaml', text)).toBe(expected)
})

test('and to those of a Markdown file', () => {
  expect(withWorks('a.md', '---\ntitle: A\n---\n\nWords.\n')).toBe(
    '---\ntitle: A\nnocite: ["@a", "@b"]\n---\n\nWords.\n'
  )
  expect(withWorks('a.md', 'Words.\n')).toBeUndefined()
})
