import {articleFormulas, formulaKey} from '../../../core/article-formulas.ts'
import {base64, fromBase64} from '../../../core/base64.ts'
import type {LaidOutFormulas} from '../../../core/formula-layout.ts'
import type {FormulaNode} from '../../../core/formula-tree.ts'
import {formulaTrees} from '../../../core/formulas/trees.ts'
import {sha256} from '../../../core/hash.ts'
import {allowsTagFiles} from '../../../core/pdf-standard.ts'
import type {TypesettingFace} from '../../../core/typesetting.ts'
import {isFault, type World} from '../../../core/world.ts'
import type {FormulaLayouts} from '../../article/math.ts'
import {fileOf} from '../../fonts.ts'
import type {Rendering} from '../../output.ts'

/** The layouts of a paper's formulas, and the fonts with their glyphs. */
export type TypesetFormulas = FormulaLayouts & Readonly<{faces: readonly TypesettingFace[]}>

/**
 * Typesets the formulas of a paper with the mathematical font of its style. Undefined if it has no formulas, or no font
 * with a table MATH; its formulas are then MathML, which the browser lays out.
 */
export async function typesetFormulas(rendering: Rendering): Promise<TypesetFormulas | undefined> {
  const {manuscript, article, world, memo} = rendering
  const formulas = articleFormulas(article)
  const font = manuscript.project.style.fonts.find(({purpose}) => purpose === 'math')
  if (formulas.length === 0 || font === undefined || world.unpackFont === undefined) return undefined
  const file = await fileOf(font, world)
  if (isFault(file)) return undefined
  const {project} = manuscript
  const trees = await formulaTrees(article, project, memo)
  const read = formulas.filter(([tex, display]) => trees(tex, display) !== undefined)
  // The faces of rules depend on all formulas of the paper.
  const key = sha256(
    JSON.stringify([(world.machine?.hash ?? sha256)(file), [...project.macros.values()], read])
  )
  const {layouts, faces} = await memo(
    'formula-layouts',
    key,
    () =>
      layOut(
        world,
        file,
        read.map(([tex, display]) => trees(tex, display)!)
      ),
    {
      write: ({layouts, faces}) => ({
        layouts,
        faces: faces.map(({family, bytes}) => ({family, bytes: base64(bytes)}))
      }),
      read: ({layouts, faces}) => ({
        layouts,
        faces: faces.map(({family, bytes}) => ({family, bytes: fromBase64(bytes)}))
      })
    }
  )
  const keepsMathml = allowsTagFiles(rendering.pdfStandards ?? [])
  const known = new Map(
    read.map(([tex, display], index) => [formulaKey(tex, display), layouts[index] ?? undefined])
  )
  return {
    layoutOf: (tex, display) => known.get(formulaKey(tex, display)),
    key: keepsMathml ? `${key} MathML` : key,
    keepsMathml,
    faces: faces.map(({family, bytes}) => ({family, bytes, weight: '400', style: 'normal'}))
  }
}

/** Lays out formulas in a thread of the machine, or here. */
async function layOut(
  world: World,
  font: Uint8Array,
  trees: readonly FormulaNode[]
): Promise<LaidOutFormulas> {
  const unpacked = await world.unpackFont?.(font)
  if (unpacked === undefined) return {layouts: [], faces: []}
  if (world.machine?.layOutFormulas) return world.machine.layOutFormulas(unpacked, trees)
  return (await import('../../formulas/index.ts')).layOutFormulas(unpacked, trees)
}
