import {wordsOf} from '../../core/walk-article.ts'
import type {Rendering} from '../output.ts'
import type {PlainLocalText} from './titles.ts'

/** The abstracts as plain text, in the paper's own language first, with rendered citations and without note calls. */
export function abstractTexts({article}: Rendering): readonly PlainLocalText[] {
  return article.front.abstracts.map(({lang, children}) => ({
    lang,
    text: children
      .map(block => wordsOf([block]).replace(/\s+/g, ' ').trim())
      .filter(text => text !== '')
      .join(' ')
  }))
}
