import {perObject} from '../../core/per-object.ts'
import {placeOf} from '../../core/position.ts'
import type {Chapter, Manuscript} from '../../core/types.ts'
import {floatsOf, referredLabels} from './about/floats.ts'
import type {Rule} from './rule.ts'

export const figureUnmentioned = {
  code: 'G309',
  name: 'figure-unmentioned',
  severity: 'info',
  summary: 'The text mentions every figure and table that has a number.',
  why: 'A reader does not know the purpose of a figure that the text never mentions. This is a hint: the text may mention it without its number.',
  examples: [
    {
      name: 'one of three',
      files: {
        '01.md':
          'See @fig:a and Figure 2.\n\n![A.](a.svg){#fig:a}\n\n![B.](a.svg){#fig:b}\n\n![C.](a.svg){#fig:c}',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: ['01.md:7:1-7:21 The figure `fig:c` is never mentioned in the text']
    },
    {
      name: 'without a label, hardly any',
      files: {
        '01.md': 'See below.\n\n![A.](a.svg)',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: []
    },
    {
      name: 'without a number',
      files: {
        '01.md': 'See above.\n\n![A.](a.svg){#fig:a .unnumbered}',
        'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const floats = floatsOf(manuscript)
    if (floats.length === 0) return
    const labels = referredLabels(manuscript)
    const mentioned = mentionedIn(manuscript)
    for (const {node, file, number, label, labels: names} of floats) {
      // A text with one or two figures may call them “the figure”.
      if (label === undefined && floats.length <= 2) continue
      if (names.some(name => labels.has(name))) continue
      if (number === '' || mentioned.has(`${node.kind} ${number}`)) continue
      yield {
        file,
        place: placeOf(node),
        subject: label ?? `${node.kind} ${number}`,
        ...(label === undefined
          ? {
              message: `The ${node.kind} ${number} is never mentioned in the text`,
              note: `Give it a label, such as \`{#${prefixes[node.kind]}:name}\`, and mention it as \`@${prefixes[node.kind]}:name\`.`
            }
          : {
              message: `The ${node.kind} \`${label}\` is never mentioned in the text`,
              note: `Mention it as \`@${label}\`, or write its number.`
            })
      }
    }
  }
} satisfies Rule

/** The prefixes of labels, by kind of block. */
const prefixes = {figure: 'fig', table: 'tbl', listing: 'lst', algorithm: 'alg'} as const

/**
 * The names and numbers in hand-typed references: “Figure 3”, “Figs. 1–3”, “Table 2”, also in a few other languages.
 */
function mentionedIn(manuscript: Manuscript): ReadonlySet<string> {
  return new Set(manuscript.project.texts.flatMap(mentionsIn))
}

const mentionsIn = perObject(({prose}: Chapter): readonly string[] => {
  const mentioned = new Set<string>()
  for (const {text} of prose) {
    for (const [, figure, numbers = ''] of text.matchAll(mention)) {
      const kind = figure === undefined ? 'table' : 'figure'
      for (const [, first = '', last] of numbers.matchAll(/(\d{1,4})(?:\s*[-–]\s*(\d{1,4}))?/g)) {
        const end = Math.min(Number(last ?? first), Number(first) + 50)
        for (let number = Number(first); number <= end; number++) mentioned.add(`${kind} ${number}`)
      }
    }
  }
  return [...mentioned]
})

const mention =
  /\b(?:(fig(?:ure|ura|s|ures|\.)?|abb(?:ildung(?:en)?)?)|tab(?:le|les|elle|leau|la)?)\.?\s+(\d[\d\s–,&and-]{0,30})/gi
