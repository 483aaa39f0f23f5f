import type {Heading} from 'mdast'
import type {RawTex} from '../../core/mdast.ts'
import {argumentsAt, trimmedPart} from '../latex/blocks/scan.ts'
import {spanOf} from '../plugins/source.ts'
import {type LatexReading, latexReader, reportLoss} from './latex-reader.ts'

/**
 * The heading that `\section[Short]{Title}` and similar commands become; undefined for other commands. A part has no
 * number, like the parts of bookdown.
 */
export function headingIn(node: RawTex, reading: LatexReading): Heading[] | undefined {
  const [opening, star] = /^\\[A-Za-z]+(\*?)(?=[[{])/.exec(node.value) ?? []
  const levels = opening === undefined ? undefined : depths.get(node.name)
  if (opening === undefined || levels === undefined) return undefined
  const {groups, options, end} = argumentsAt(node.value, opening.length, 1)
  const title = groups[0]
  if (title === undefined || end < node.value.length) return undefined
  const [short] = options
  if (short !== undefined && reading.quiet !== 'all') {
    const {position} = latexReader(node, reading).place(short.at - 1, short.at + short.text.length + 1)
    reportLoss(reading.file, `[${short.text}]`, position, noShortTitle)
  }
  const isPart = node.name === 'part'
  const classes = [...(isPart ? ['part'] : []), ...(star === '*' || isPart ? ['unnumbered'] : [])]
  return [
    {
      type: 'heading',
      depth: levels[reading.hasChapters === true ? 1 : 0],
      children: latexReader(node, reading).words([trimmedPart(title)]),
      ...(classes.length > 0 && {data: {attributes: {classes, pairs: {}}}}),
      ...spanOf(node, node)
    }
  ]
}

const noShortTitle =
  'galley prints the whole title of a heading in the contents and at the top of pages: remove the short one, or shorten the title.'

/** The level of each command in a paper without chapters, and in one with chapters. */
const depths: ReadonlyMap<string, readonly [Heading['depth'], Heading['depth']]> = new Map([
  ['part', [1, 1]],
  ['chapter', [1, 1]],
  ['section', [1, 2]],
  ['subsection', [2, 3]],
  ['subsubsection', [3, 4]]
])
