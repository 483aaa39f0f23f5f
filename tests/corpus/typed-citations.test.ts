import {existsSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {judge, passOver} from '../judge.ts'
import {corpus, corpusTest} from './corpus.ts'
import {
  type Form,
  frozenSettings,
  type LinkScore,
  pandocCall,
  scoreOf,
  typedManuscript
} from './typed-manuscripts.ts'

const pandoc = judge('pandoc')

/** The minimum share, by form, of the citations rendered by Pandoc that must be linked. */
const least: Readonly<Record<Form, number>> = {'author-date': 0.93, number: 0.9, raised: 0.95, note: 0.85}

/** Manuscripts as their authors would have typed them. Nobody looks at them during development: see decision 94. */
describe('typed citations of the frozen set', () => {
  const scores = new Map<Form, LinkScore[]>()

  corpusTest('are never linked with a wrong work', () => {
    for (const setting of frozenSettings()) {
      const {args, cwd} = pandocCall(setting)
      const {status, stdout} = pandoc(args, {cwd})
      expect(status, setting.paper.name).toBe(0)
      const score = scoreOf(typedManuscript(setting.paper.name, stdout))
      expect(score.wrong, `${setting.paper.name} ${setting.style}`).toEqual([])
      scores.set(setting.form, [...(scores.get(setting.form) ?? []), score])
    }
  })

  test.skipIf(!existsSync(corpus)).each(Object.entries(least))('%s: linked right', (form, share) => {
    const own = scores.get(form as Form)
    if (own === undefined) return passOver('the frozen set is not read')
    const sum = (of: (score: LinkScore) => number) => own.reduce((total, score) => total + of(score), 0)
    expect(sum(({right}) => right) / sum(({cited}) => cited)).toBeGreaterThanOrEqual(share)
  })
})
