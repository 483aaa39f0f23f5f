import type {Inline} from '../core/article.ts'

/** Converts words to nodes: text, and formulas between dollars. */
export function wordNodes(words: string): readonly Inline[] {
  return words.split(/\$([^$]+)\$/).flatMap((part, at): readonly Inline[] => {
    if (part === '') return []
    return [at % 2 === 1 ? {type: 'formula', tex: part} : {type: 'text', value: part}]
  })
}
