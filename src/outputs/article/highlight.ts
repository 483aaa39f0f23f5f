import type {ElementContent} from 'hast'
import type {Article} from '../../core/article.ts'
import {gatherer} from '../../core/walk-article.ts'

/** Highlights code with classes such as `hljs-keyword`; undefined for an unknown language. */
export type Highlighter = (code: string, language: string) => readonly ElementContent[] | undefined

const codeOf = gatherer(node => (node.type === 'listing' && node.language !== undefined ? [node] : []))

/** Highlights with the grammars of highlight.js, which are loaded only for articles with a code language. */
export async function highlighter(article: Article): Promise<Highlighter> {
  if (codeOf(article).length === 0) return () => undefined
  const {lowlight} = await import('./grammars.ts')
  return (code, language) => {
    // Far longer than any real listing; some grammars take superlinear time.
    if (code.length > 100_000 || !lowlight.registered(language)) return undefined
    return lowlight.highlight(language, code).children.filter(child => child.type !== 'doctype')
  }
}
