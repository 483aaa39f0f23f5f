import {placeOf} from '../../core/position.ts'
import type {Finding} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import type {Rule} from './rule.ts'

export const tableBroken = {
  code: 'G330',
  name: 'table-broken',
  severity: 'warning',
  summary: 'Every table fits on its page without broken words and numbers.',
  why: 'galley sets a wide table more tightly, in 8 pt, with hyphenated headers, across all columns, or rotated to the left on its own page. In a table that is still too wide, words and numbers break anywhere, and a broken number is read as two. galley gives this warning when it builds a PDF.',
  examples: [
    {
      name: 'a table that does not even fit when turned',
      brokenTables: [{place: {file: '01.md', start: 0, end: 29}, page: 2, isMovable: true}],
      files: {'01.md': '| A | B |\n|---|---|\n| 1 | 2 |\n\n: Numbers {#tbl:numbers}'},
      expect: [
        '01.md:1:1-3:10 The table is wider than its page, even if turned, so its words and numbers are broken; shorten its headers, or divide the table'
      ]
    },
    {
      name: 'a table in a list',
      brokenTables: [{place: {file: '01.md', start: 12, end: 45}, page: 0, isMovable: false}],
      files: {'01.md': '- Words.\n\n  | A | B |\n  |---|---|\n  | 1 | 2 |'},
      expect: [
        '01.md:3:3-5:12 The table is wider than its page, so its words and numbers are broken; outside its list, quotation or callout it could be rotated on its own page'
      ]
    },
    {
      name: 'tables that fit',
      brokenTables: [],
      files: {'01.md': '| A | B |\n|---|---|\n| 1 | 2 |'},
      expect: []
    }
  ],
  needs: 'brokenTables',
  *check({project, brokenTables = []}) {
    for (const text of brokenTables.length === 0 ? [] : project.texts) {
      const found: Pick<Finding, 'place' | 'message'>[] = []
      walk(text.tree, node => {
        if (node.type !== 'table') return
        const broken = brokenTables.find(
          ({place}) => place.file === text.path && place.start === node.position?.start.offset
        )
        if (broken === undefined) return
        const message = broken.isMovable
          ? 'The table is wider than its page, even if turned, so its words and numbers are broken; shorten its headers, or divide the table'
          : 'The table is wider than its page, so its words and numbers are broken; outside its list, quotation or callout it could be rotated on its own page'
        found.push({place: placeOf(node), message})
      })
      for (const finding of found) yield {file: text.path, ...finding}
    }
  }
} satisfies Rule
