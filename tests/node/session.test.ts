import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo, type Memo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {textWorld} from '../world.ts'

const files = {
  'manuscript/01.md': `# One {#one}

See [@doe, p. 3; *cf.* @roe], as @doe says. Once more [see also the copy [@roe] of @doe].[^a] Again.[^a]

[^a]: A note with [@roe], and @two.

# Methods
`,
  'manuscript/02.md': `# Two {#two}

After @one, “quoted” [@roe]. And ^[a note in the line [@doe].] $a^2$

# Methods

::: {.box}
Words of @roe [p. 9].
:::
`,
  'references.bib': `@book{doe, title = {A Book}, author = {Doe, Jane}, year = 1999, annote = {Read.}}
@book{roe, title = {Other}, author = {Roe, Richard}, year = 2001}
@book{poe, title = {Third}, author = {Roe, Richard}, year = 2001}
`
}

type Name = keyof typeof files

/** An author's changes to a paper, one after another. */
const edits: ReadonlyArray<readonly [what: string, name: Name, edit: (text: string) => string]> = [
  ['a sentence', 'manuscript/02.md', text => text.replace('Words', 'Other words')],
  ['a citation before others', 'manuscript/01.md', text => text.replace('See', 'First @roe. See')],
  ['a note before others', 'manuscript/01.md', text => text.replace('See', 'Noted.^[New.] See')],
  ['a heading before others', 'manuscript/01.md', text => `# Methods\n\n${text}`],
  ['a label', 'manuscript/02.md', text => text.replace('{#two}', '{#three}')],
  ['a work that is told apart by a letter', 'manuscript/02.md', text => `${text}\n[@poe]\n`],
  ['an annotation', 'references.bib', text => text.replace('Read.', 'Read twice.')],
  ['a list in a chapter', 'manuscript/02.md', text => `${text}\n::: {.refs scope=chapter}\n:::\n`]
]

describe.each(['insights', 'plain, csl: vancouver', 'insights, csl: chicago-notes'])(
  'a session prints what a build from nothing prints, in the style %s',
  style => {
    test('gives the page of a fresh build after each edit', async () => {
      const memo = createMemo()
      const settings = `{title: A paper, lang: en, annotations: true, style: ${style}}`
      let edited: Readonly<Record<Name, string>> = files
      expect(await page(edited, settings, memo)).toBe(await page(edited, settings))
      for (const [what, name, edit] of edits) {
        edited = {...edited, [name]: edit(edited[name])}
        expect(await page(edited, settings, memo), what).toBe(await page(edited, settings))
      }
      // After undoing, the page is the same again.
      expect(await page(files, settings, memo)).toBe(await page(files, settings))
    })
  }
)

async function page(
  texts: Readonly<Record<string, string>>,
  settings: string,
  memo: Memo = createMemo()
): Promise<string> {
  const world = textWorld({...texts, 'manuscript/manuscript.yaml': settings})
  const {artifacts} = await build(world, memo, {entry: '', outputs: [htmlOutput], draft: true})
  return new TextDecoder().decode(artifacts[0]!.bytes)
}
