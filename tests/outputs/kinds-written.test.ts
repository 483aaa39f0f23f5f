import {unzipSync} from 'fflate'
import {expect, test} from 'vitest'
import {jatsOutput} from '../../src/outputs/jats/index.ts'
import {markdownOutput} from '../../src/outputs/markdown/index.ts'
import {renderingOf} from '../compose/article.ts'
import {articleOfCases, type Case, everyCase} from '../every-kind.ts'
import {everyKindPaper} from '../every-kind-words.ts'

/** Each kind in running text, in a heading, a table, a caption and a list, and each kind of block in the body, in a note and in a quotation. */
const hosts =
  / in (?:the body|a note|paragraph\.children|heading\.children|table\.(?:body|foot)|figure\.(?:caption|children)|quotation\.(?:children|source)|listItem\.children|link\.children|lineBlock\.lines|term\.children)$/
const cases = everyCase().filter(({name}) => hosts.test(name))

const words = (each: Case): string => `${each.kind} & *${each.place}* <1> [x]`

test.each([
  ['markdown', markdownOutput, '.md'],
  ['jats', jatsOutput, '.xml']
] as const)('every kind of node as %s', async (name, output, ending) => {
  const rendering = await renderingOf(everyKindPaper)
  const written: string[] = []
  for (const each of cases) {
    const article = articleOfCases({...rendering.article, body: []}, [each], () => words(each))
    const {bytes} = await output.render({...rendering, article})
    const [, file] = Object.entries(unzipSync(bytes!)).find(([path]) => path.endsWith(ending))!
    const text = new TextDecoder().decode(file)
    const body =
      name === 'jats'
        ? (/<body>([\s\S]*)<\/body>/.exec(text)?.[1] ?? '')
        : text.split('\n---\n').slice(1).join('\n---\n')
    written.push(`# ${each.name}`, body.trim().replaceAll(/\n{2,}/g, '\n'))
  }
  await expect(`${written.join('\n')}\n`).toMatchFileSnapshot(
    new URL(`../data/kinds-${name}.txt`, import.meta.url).pathname
  )
})
