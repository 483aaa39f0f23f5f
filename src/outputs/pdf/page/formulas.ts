import {articleFormulas, formulaKey} from '../../../core/article-formulas.ts'
import {base64, fromBase64} from '../../../core/base64.ts'
import type {LaidOutFormulas} from '../../../core/formula-layout.ts'
import {type FormulaNode, nodeParts} from '../../../core/formula-tree.ts'
import {isSlantedWord} from '../../../core/formulas/letters.ts'
import {formulaTrees} from '../../../core/formulas/trees.ts'
import {sha256} from '../../../core/hash.ts'
import {allowsTagFiles} from '../../../core/pdf-standard.ts'
import type {Style} from '../../../core/types.ts'
import type {TypesettingFace} from '../../../core/typesetting.ts'
import {isFault, type World} from '../../../core/world.ts'
import type {FormulaLayouts} from '../../article/math.ts'
import {fileOf} from '../../fonts.ts'
import type {Rendering} from '../../output.ts'

/** The layouts of a paper's formulas, and the fonts that contain their glyphs. */
export type TypesetFormulas = FormulaLayouts & Readonly<{faces: readonly TypesettingFace[]}>

/**
 * Typesets the formulas of a paper with the mathematical font of its style. Undefined if the paper has no formulas, or
 * the style has no font with a MATH table; the formulas are then MathML, which the browser lays out.
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
  const readTrees = read.map(([tex, display]) => trees(tex, display)!)
  const slanted = readTrees.some(hasSlantedWord) ? await slantedFile(project.style, world) : undefined
  const hash = world.machine?.hash ?? sha256
  const files = [file, ...(slanted ? [slanted] : [])].map(hash)
  // The faces for rules depend on all formulas of the paper.
  const key = sha256(JSON.stringify([...files, [...project.macros.values()], read]))
  const {layouts, faces} = await memo('formula-layouts', key, () => layOut(world, file, readTrees, slanted), {
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
    read.map(([tex, display], index) => [formulaKey(tex, display), layouts[index] ?? undefined])
  )
  return {
    layoutOf: (tex, display) => known.get(formulaKey(tex, display)),
    key: keepsMathml ? `${key} MathML` : key,
    keepsMathml,
    faces: faces.map(({family, bytes}) => ({family, bytes, weight: '400', style: 'normal'}))
  }
}

/** Whether a formula contains a word in slanted type. */
function hasSlantedWord(node: FormulaNode): boolean {
  return isSlantedWord(node) || nodeParts(node).some(hasSlantedWord)
}

/** The slanted font of the running text, if the style has one. */
async function slantedFile({fonts, look}: Style, world: World): Promise<Uint8Array | undefined> {
  const family = look.typefaces?.text?.[0] ?? 'Galley Serif'
  const font = fonts.find(
    each => each.family === family && each.style === 'italic' && each.unicodeRange === undefined
  )
  const file = font && (await fileOf(font, world))
  return file === undefined || isFault(file) ? undefined : file
}

/** Lays out formulas in another thread, if the machine provides one. */
async function layOut(
  world: World,
  font: Uint8Array,
  trees: readonly FormulaNode[],
  slanted: Uint8Array | undefined
): Promise<LaidOutFormulas> {
  const unpacked = await world.unpackFont?.(font)
  if (unpacked === undefined) return {layouts: [], faces: []}
  const words = slanted && (await world.unpackFont?.(slanted))
  if (world.machine?.layOutFormulas) return world.machine.layOutFormulas(unpacked, trees, words)
  return (await import('../../formulas/index.ts')).layOutFormulas(unpacked, trees, words)
}
