import type {Article, SourcePlace} from '../../../core/article.ts'
import type {Chapter} from '../../../core/types.ts'
import {topNodes, walkNodes} from '../../../core/walk-article.ts'
import type {SmallFormula} from '../../../paginator/formula-size.ts'

/** Reports formulas that fit their column only in much smaller type, one line each, with file and line. */
export function smallFormulaFaults(
  small: readonly SmallFormula[],
  article: Article,
  texts: readonly Chapter[]
): readonly string[] {
  if (small.length === 0) return []
  const places = new Map<string, SourcePlace>()
  walkNodes(topNodes(article), node => {
    if ((node.type === 'equation' || node.type === 'formula') && node.place && !places.has(node.tex))
      places.set(node.tex, node.place)
    return undefined
  })
  return small.map(({tex, percent, page}) => {
    const place = places.get(tex)
    const text = texts.find(({path}) => path === place?.file)?.text
    const line = place && text !== undefined ? `${place.file}:${lineAt(text, place.start)}: ` : ''
    const shown = tex.trim().replace(/\s+/g, ' ').slice(0, 60)
    return `${line}A formula on page ${page + 1} fits its column only at ${percent} % of its size (\`${shown}\`): break it with \`split\` or \`multline\``
  })
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
