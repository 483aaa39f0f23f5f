import type {Article} from '../../../core/article.ts'
import {base64, fromBase64} from '../../../core/base64.ts'
import type {LaidOutFormulas, WrittenFormula} from '../../../core/formula-layout.ts'
import {sha256} from '../../../core/hash.ts'
import type {Macro} from '../../../core/mdast.ts'
import {allowsTagFiles} from '../../../core/pdf-standard.ts'
import type {TypesettingFace} from '../../../core/typesetting.ts'
import {topNodes, walkNodes} from '../../../core/walk-article.ts'
import type {World} from '../../../core/world.ts'
import {numberTex} from '../../article/equation.ts'
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
  const formulas = formulasOf(article)
  const font = manuscript.project.style.fonts.find(({purpose}) => purpose === 'math')
  if (formulas.length === 0 || font === undefined || world.unpackFont === undefined) return undefined
  const file = await fileOf(font, world)
  if (file === undefined) return undefined
  const macros = [...manuscript.project.macros.values()]
  // The faces of rules depend on all formulas of the paper.
  const key = sha256(JSON.stringify([(world.machine?.hash ?? sha256)(file), macros, formulas]))
  const {layouts, faces} = await memo('formula-layouts', key, () => layOut(world, file, macros, formulas), {
    write: ({layouts, faces}) => ({
      layouts,
      faces: faces.map(({family, bytes}) => ({family, bytes: base64(bytes)}))
    }),
    read: ({layouts, faces}) => ({
      layouts,
      faces: faces.map(({family, bytes}) => ({family, bytes: fromBase64(bytes)}))
    })
  })
  const keepsMathml = allowsTagFiles(rendering.pdfStandards ?? [])
  const known = new Map(
    formulas.map(([tex, display], index) => [nameOf(tex, display), layouts[index] ?? undefined])
  )
  return {
    layoutOf: (tex, display) => known.get(nameOf(tex, display)),
    key: keepsMathml ? `${key} MathML` : key,
    keepsMathml,
    faces: faces.map(({family, bytes}) => ({family, bytes, weight: '400', style: 'normal'}))
  }
}

/** Lays out formulas in a thread of the machine, or here. */
async function layOut(
  world: World,
  font: Uint8Array,
  macros: readonly Macro[],
  formulas: readonly WrittenFormula[]
): Promise<LaidOutFormulas> {
  const unpacked = await world.unpackFont?.(font)
  if (unpacked === undefined) return {layouts: [], faces: []}
  if (world.machine?.layOutFormulas) return world.machine.layOutFormulas(unpacked, macros, formulas)
  return (await import('../../formulas/index.ts')).layOutFormulas(unpacked, macros, formulas)
}

function nameOf(tex: string, display: boolean): string {
  return `${display ? 'display' : 'text'} ${tex}`
}

/** The different formulas of an article, in reading order. */
function formulasOf(article: Article): readonly WrittenFormula[] {
  const found = new Map<string, WrittenFormula>()
  const add = (tex: string, display: boolean) => found.set(nameOf(tex, display), [tex, display])
  walkNodes(topNodes(article), node => {
    if (node.type === 'formula') add(node.tex, false)
    if (node.type === 'equation') {
      const {tex, lines = [], number} = node
      add(tex, true)
      for (const each of [...lines, ...(number ? [number] : [])]) {
        const written = numberTex(each)
        if (written !== undefined) add(written, false)
      }
    }
    return undefined
  })
  return [...found.values()]
}
