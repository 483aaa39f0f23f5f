import type {CrossReference} from '../core/mdast.ts'
import {placeOf} from '../core/position.ts'
import {targetOf} from '../core/targets.ts'
import {walk} from '../core/walk.ts'
import type {Rule} from './rule.ts'

export const crossReferenceUnnumbered = {
  code: 'G320',
  name: 'cross-reference-unnumbered',
  severity: 'warning',
  summary: 'A cross-reference that prints a number points to something that has one.',
  why: 'Words stand where a number was meant, as in “see section Method”.',
  examples: [
    {
      name: 'a section without a number',
      files: {'01.md': '# Law {#sec:law .unnumbered}\n\nSee section [-@sec:law].'},
      expect: [
        '01.md:3:14-3:23 Unexpected reference to the number of `sec:law`, which has none, expected `@sec:law`'
      ]
    },
    {
      name: 'its name',
      files: {'01.md': '# Law {#sec:law .unnumbered}\n\nSee @sec:law.'},
      expect: []
    }
  ],
  *check(manuscript) {
    for (const {crossReferences, tree, path} of manuscript.project.texts) {
      if (crossReferences.length === 0) continue
      const found: CrossReference[] = []
      walk(tree, node => {
        if (node.type === 'crossReference' && numberForms.has(node.form)) found.push(node)
      })
      for (const node of found) {
        const target = targetOf(manuscript, node.label, path)
        if (target === undefined || target.number !== '') continue
        yield {
          file: path,
          place: placeOf(node),
          subject: node.label,
          message: `Unexpected reference to the number of \`${node.label}\`, which has none, expected \`@${node.label}\``
        }
      }
    }
  }
} satisfies Rule

const numberForms: ReadonlySet<CrossReference['form']> = new Set(['number', 'bare'])
