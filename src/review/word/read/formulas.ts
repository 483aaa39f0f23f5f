import {childElements, type XmlElement} from '../../../core/xml.ts'
import {type History, historyWithin, type WordChanges} from './changes.ts'
import type {WordPiece} from './document.ts'
import {wordAtomSign} from './fields.ts'

/** The letters of a formula that share one history. */
type FormulaRun = History & Readonly<{text: string}>

/** A formula as a piece, with its current letters; it is deleted or inserted if all its letters are. */
export function formulaPiece(element: XmlElement, around: History, changes: WordChanges): WordPiece {
  const runs = runsOf(element, around, changes)
  const written = runs.filter(({text}) => text.trim() !== '')
  const common = (name: 'ins' | 'del') =>
    written.every(run => run[name] !== undefined) ? (written[0] ?? around)[name] : undefined
  const [ins, del] = [common('ins'), common('del')]
  const shown = del === undefined ? runs.filter(run => run.del === undefined) : runs
  const by =
    ins === undefined && del === undefined
      ? written.map(run => run.del ?? run.ins).find(change => change !== undefined)
      : undefined
  return {
    text: wordAtomSign,
    atom: {kind: 'formula', shown: shown.map(({text}) => text).join(''), ...(by && {by})},
    looks: [],
    ...(ins && {ins}),
    ...(del && {del})
  }
}

function runsOf(element: XmlElement, around: History, changes: WordChanges): readonly FormulaRun[] {
  const properties = childElements(element).find(({name}) => name === 'w:rPr')
  const own = childElements(properties).reduce((inner, child) => historyWithin(child, inner, changes), around)
  return element.children.flatMap(child =>
    typeof child === 'string'
      ? [{...own, text: child}]
      : runsOf(child, historyWithin(child, own, changes), changes)
  )
}
