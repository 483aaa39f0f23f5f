import {expect} from 'vitest'
import {formulaReader} from '../../src/core/formulas/trees.ts'
import {formulaSpeaker} from '../../src/outputs/formulas/spoken/index.ts'
import {spokenTables} from '../../src/outputs/formulas/spoken/languages/index.ts'
import {plainWords} from '../outputs/formulas/plain-words.ts'
import {corpusTest} from './corpus.ts'
import {papers} from './real-papers.ts'

corpusTest('formulas of papers are said in letters, digits and punctuation, in every language', async () => {
  const read = await formulaReader([])
  const speakers = Object.keys(spokenTables).map(lang => formulaSpeaker(lang))
  const formulas = papers().flatMap(({text}) =>
    Array.from(text.matchAll(/\$\$([\s\S]+?)\$\$|\$(?=\S)([^$\n]+)(?<=\S)\$/g), ([, display, inline]) =>
      read(display ?? inline ?? '', display !== undefined)
    )
  )
  const trees = formulas.flatMap(formula => ('tree' in formula ? [formula.tree] : []))
  expect(trees.length).toBeGreaterThan(50)
  for (const tree of trees) {
    for (const {say} of speakers) expect(say(tree), JSON.stringify(tree)).toMatch(plainWords)
  }
})
