import type {PhrasingContent} from 'mdast'
import {formulaWords} from '../core/formula-words.ts'
import {joinedDescription} from '../core/picture-words.ts'
import {wordsOf} from '../core/walk-article.ts'
import type {Composing} from './context.ts'
import {runningTextOf} from './running-text.ts'

/** The caption of a picture as its description: as printed, but without citations in brackets. */
export function describedBy(
  description: readonly PhrasingContent[] | undefined,
  composing: Composing
): string | undefined {
  return (
    description &&
    joinedDescription(
      runningTextOf(description, composing).map(node => {
        if (node.type === 'formula') return formulaWords(node.tex, composing.manuscript.project.macros)
        return node.type === 'citation' && node.narrative !== true ? undefined : wordsOf([node])
      })
    )
  )
}
