import {placeOf} from '../../core/position.ts'
import {walk} from '../../core/walk.ts'
import type {Rule} from './rule.ts'

export const formulaSmall = {
  code: 'G329',
  name: 'formula-small',
  severity: 'warning',
  summary: 'Every formula is nearly as large as the text.',
  why: 'galley breaks a formula that is wider than its column into lines and, if that is not enough, sets it in smaller type. Below 85 % a formula is hard to read next to the text, and the widest ones still reach beyond their column. galley gives this warning when it builds a PDF.',
  examples: [
    {
      name: 'a display',
      smallFormulas: [{tex: '\\frac{a}{b}', percent: 60, page: 2}],
      files: {'01.md': 'Words.\n\n$$\n\\frac{a}{b}\n$$'},
      expect: [
        '01.md:3:1-5:3 The formula is set at 60 % of its size, because it is wider than its column; break it by `\\\\` in `split` or `multline`'
      ]
    },
    {
      name: 'a formula in the text',
      smallFormulas: [{tex: '\\frac{a}{b}', percent: 72, page: 0}],
      files: {'01.md': 'So $\\frac{a}{b}$ is.'},
      expect: [
        '01.md:1:4-1:17 The formula is set at 72 % of its size, because it is wider than its column; remove braces that prevent line breaks, or make the formula a display'
      ]
    },
    {
      name: 'formulas that have the size of the text',
      smallFormulas: [],
      files: {'01.md': 'So $\\frac{a}{b}$ is.'},
      expect: []
    }
  ],
  needs: 'smallFormulas',
  *check({project, smallFormulas = []}) {
    for (const text of smallFormulas.length === 0 ? [] : project.texts) {
      const found: {place: ReturnType<typeof placeOf>; message: string; subject: string}[] = []
      walk(text.tree, node => {
        if (node.type !== 'math' && node.type !== 'inlineMath') return
        const small = smallFormulas.find(({tex}) => tex === node.value)
        if (small === undefined) return
        const isDisplay = node.type === 'math' || node.data?.display === true
        const cure = isDisplay
          ? 'break it by `\\\\` in `split` or `multline`'
          : 'remove braces that prevent line breaks, or make the formula a display'
        const message = `The formula is set at ${small.percent} % of its size, because it is wider than its column; ${cure}`
        found.push({place: placeOf(node), message, subject: node.value})
      })
      for (const finding of found) yield {file: text.path, ...finding}
    }
  }
} satisfies Rule
