import {referredLabels} from './about/floats.ts'
import type {Rule} from './rule.ts'

export const equationUnreferenced = {
  code: 'G317',
  name: 'equation-unreferenced',
  severity: 'info',
  summary: 'The text refers to every equation that has a label.',
  why: 'A number next to an equation distracts if no reference uses it. This is a hint: some authors number every equation.',
  examples: [
    {
      name: 'one of two',
      files: {'01.md': 'By @eq:a:\n\n$$\na\n$$ {#eq:a}\n\n$$\nb\n$$ {#eq:b}'},
      expect: ['01.md:7:1-9:11 No reference uses the label `eq:b`']
    },
    {name: 'without a number', files: {'01.md': '$$\na\n$$ {#eq:a .unnumbered}'}, expect: []},
    {name: 'without a label', files: {'01.md': '$$\na\n$$'}, expect: []}
  ],
  *check(manuscript) {
    const equations = [...manuscript.targets.values()].filter(
      ({kind, number}) => kind === 'equation' && number !== ''
    )
    if (equations.length === 0) return
    const labels = referredLabels(manuscript)
    for (const {label, file, place} of equations) {
      if (labels.has(label)) continue
      yield {
        file,
        place,
        subject: label,
        message: `No reference uses the label \`${label}\``
      }
    }
  }
} satisfies Rule
