import {withRow} from '../../core/formulas/tables.ts'
import {formulaTrees} from '../../core/formulas/trees.ts'
import {holds} from '../../core/walk-article.ts'
import type {Rendered, Rendering} from '../output.ts'
import {unknownKinds} from '../unknown-kinds.ts'
import type {FormulaWriter} from './context.ts'
import {documentParts} from './document.ts'
import {drawnPictures} from './draw-pictures.ts'
import {formulaToOmml} from './omml/index.ts'
import {packageOf} from './package.ts'
import {referenceKey} from './reference-document.ts'

/** Renders an article as a document, and reports everything that Word cannot show as the paper does. */
export async function renderDocument(rendering: Rendering): Promise<Rendered> {
  const {article, manuscript, earlier, world} = rendering
  const problems = new Set<string>(unknownKinds(rendering, 'DOCX', false))
  const report = (problem: string): void => void problems.add(problem)
  const [formula, drawn] = await Promise.all([
    formulaWriter(rendering, report),
    drawnPictures(article, {new: manuscript.project, old: earlier?.project}, world, report)
  ])
  const parts = documentParts(rendering, {formula, drawn, report})
  return {
    bytes: packageOf(parts),
    problems: [...problems],
    ...(rendering.reference && {environment: {[referenceKey]: rendering.reference.name}})
  }
}

/** Converts the formulas of an article; TeX that cannot be parsed has already been reported. */
async function formulaWriter(
  {article, manuscript, memo}: Rendering,
  report: (problem: string) => void
): Promise<FormulaWriter> {
  if (!holds(article, ({type}) => type === 'formula' || type === 'equation')) return () => undefined
  const trees = await formulaTrees(article, manuscript.project, memo)
  return (tex, display, row) => {
    const whole = trees(tex, display)
    const tree = whole && row !== undefined ? withRow(whole, row) : whole
    if (tree === undefined) return undefined
    const omml = formulaToOmml(tree)
    if (omml === undefined)
      report(`the DOCX shows as TeX a formula that Word does not have: \`${tex.trim()}\``)
    return omml
  }
}
