import {similar} from '../core/similar.ts'
import {targetOf} from '../core/targets.ts'
import type {Rule} from './rule.ts'

export const crossReferenceUndefined = {
  code: 'G301',
  name: 'cross-reference-undefined',
  severity: 'error',
  summary: 'Every cross-reference names a label of the paper.',
  why: 'The reader is sent to a figure or section that does not exist.',
  examples: [
    {name: 'known', files: {'01.md': '# Law {#sec:law}\n\nSee @sec:law.'}, expect: []},
    {name: 'a heading by its id', files: {'01.md': '# The law\n\nSee [](#the-law).'}, expect: []},
    {
      name: 'misspelt',
      files: {'01.md': '# Law {#sec:law}\n\nSee @sec:lwa.'},
      expect: [
        '01.md:3:5-3:13 Unexpected cross-reference to unknown label `sec:lwa`, expected a label of the paper'
      ]
    }
  ],
  *check(manuscript) {
    const {project, targets, sections} = manuscript
    for (const {label, file, place} of project.texts.flatMap(text => text.crossReferences)) {
      if (targetOf(manuscript, label, file) !== undefined) continue
      yield {
        file,
        place,
        subject: label,
        message: `Unexpected cross-reference to unknown label \`${label}\`, expected a label of the paper`,
        expected: similar(label, [...targets.keys(), ...sections.keys()])
      }
    }
  }
} satisfies Rule
