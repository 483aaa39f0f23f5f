import type {Article} from '../../core/article.ts'
import {largestOf} from '../../core/extremes.ts'
import type {Macro} from '../../core/mdast.ts'
import {topNodes, walkNodes} from '../../core/walk-article.ts'

/** The definitions of those macros that the formulas of an article use, as one block, or as none. */
export function macroDefinitions(article: Article, macros: ReadonlyMap<string, Macro>): readonly string[] {
  if (macros.size === 0) return []
  const used = new Map<string, Macro>()
  const read = (tex: string): void => {
    for (const [, word, sign] of tex.matchAll(/\\(?:([A-Za-z]+)|(.))/gs)) {
      const macro = macros.get((word ?? sign)!)
      if (macro === undefined || used.has(macro.name)) continue
      used.set(macro.name, macro)
      read(macro.body)
    }
  }
  walkNodes(topNodes(article), node => {
    if (node.type === 'formula' || node.type === 'equation') read(node.tex)
    return true
  })
  return used.size === 0 ? [] : [[...used.values()].map(definition).join('\n')]
}

function definition({name, body, optional}: Macro): string {
  const numbers = [...body.matchAll(/#(\d)/g)].map(([, number]) => Number(number))
  const count = optional?.count ?? largestOf([0, ...numbers])
  const fallback = optional === undefined ? '' : `[${optional.fallback}]`
  return `\\newcommand{\\${name}}${count > 0 ? `[${count}]` : ''}${fallback}{${body}}`
}
