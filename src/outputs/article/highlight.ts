import type {ElementContent} from 'hast'
import type {Article} from '../../core/article.ts'
import {holds} from '../../core/walk-article.ts'

/** Code with its words marked by kind, `hljs-keyword` and so on; undefined for a language that is not known. */
export type Highlighter = (code: string, language: string) => readonly ElementContent[] | undefined

/** Highlighting by the grammars of highlight.js, which are loaded only for an article that names the language of code. */
export async function highlighter(article: Article): Promise<Highlighter> {
  if (!holds(article, node => node.type === 'listing' && node.language !== undefined)) return () => undefined
  const {lowlight} = await import('./grammars.ts')
  return (code, language) => {
    // Far longer than any listing for readers; a grammar takes more than linear time on some texts.
    if (code.length > 100_000 || !lowlight.registered(language)) return undefined
    return lowlight.highlight(language, code).children.filter(child => child.type !== 'doctype')
  }
}
