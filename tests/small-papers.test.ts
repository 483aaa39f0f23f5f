import {expect, test} from 'vitest'
import {buildWithInput} from './compose/article.ts'
import {outlineOf} from './outline.ts'
import {filesOf} from './small-papers.ts'

const answers = new URL('data/small-papers/answers/', import.meta.url)

test.each(['chapters', 'german', 'urdu'])('the article and the findings of %s', async name => {
  const files = filesOf(name)
  const {rendering, result} = await buildWithInput(files)
  // The wording of findings is tested with their rules.
  const findings = [...result.diagnostics, ...result.waived].map(
    ({severity, rule, file, start, end, subject}) =>
      `${severity} ${rule} ${file}:${start?.line}:${start?.column}-${end?.line}:${end?.column} ${subject ?? ''}`
  )
  const {article, manuscript} = rendering
  const lines = [
    '# findings',
    ...findings,
    '# article',
    outlineOf(article, files),
    '# settings',
    outlineOf(manuscript.settings, files)
  ]
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(new URL(`${name}.txt`, answers).pathname)
})
