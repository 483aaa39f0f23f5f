import type {Inline} from '../core/article.ts'

/** Words as nodes: text, and the formulas in dollars in it. */
export function wordNodes(words: string): readonly Inline[] {
  return words.split(/\$([^$]+)\$/).flatMap((part, at): readonly Inline[] => {
    if (part === '') return []
    return [at % 2 === 1 ? {type: 'formula', tex: part} : {type: 'text', value: part}]
  })
}
