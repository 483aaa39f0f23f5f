import {dictionary, members, type PdfFile, textOf} from '../../../outputs/pdf/file/index.ts'
import {mapName} from '../../../outputs/pdf/publication/attachments.ts'
import {decodeMap, type ProofMap} from '../../proofs/map/format.ts'
import type {PrintedTexts} from '../../proofs/map/printed-texts.ts'

/** The bytes of the map in a proof, compressed with Flate or not. */
export type AttachedMap = Readonly<{bytes: Uint8Array; isPacked: boolean}>

/**
 * The maximum number of files, more than a proof has, and the maximum nesting of their names, deeper than programs
 * write.
 */
const [mostFiles, mostLevels] = [1000, 10]

/** Finds the map among the attachments of a PDF; a program that saved the file may have changed their names. */
export function attachedMap(file: PdfFile): AttachedMap | undefined {
  const names = dictionary(file, file.document.catalog.get(file.name('Names')))
  const tree = dictionary(file, names?.get(file.name('EmbeddedFiles')))
  const specifications = tree === undefined ? [] : leaves(file, tree, mostLevels)
  for (const {name, specification} of specifications.slice(0, mostFiles)) {
    if (name !== mapName) continue
    const embedded = dictionary(file, specification.get(file.name('EF')))
    const stream = file.document.context.lookup(embedded?.get(file.name('F')))
    if (!(stream instanceof file.library.PDFStream)) continue
    const filters = members(file, stream.dict.get(file.name('Filter'))).map(each => textOf(file, each))
    const isPacked = filters.length === 1 && filters[0] === 'FlateDecode'
    if (filters.length === 0 || isPacked) return {bytes: stream.getContents(), isPacked}
  }
  return undefined
}

type Leaf = Readonly<{name: string | undefined; specification: NonNullable<ReturnType<typeof dictionary>>}>

function leaves(file: PdfFile, tree: Leaf['specification'], levels: number): readonly Leaf[] {
  const pairs = members(file, tree.get(file.name('Names')))
  const own = pairs.flatMap((object, index): readonly Leaf[] => {
    const specification = index % 2 === 0 ? dictionary(file, pairs[index + 1]) : undefined
    return specification === undefined ? [] : [{name: textOf(file, object), specification}]
  })
  if (levels === 0 || own.length > mostFiles) return own
  const kids = members(file, tree.get(file.name('Kids'))).slice(0, mostFiles)
  return [...own, ...kids.flatMap(kid => leavesOf(file, kid, levels - 1))]
}

function leavesOf(file: PdfFile, kid: Parameters<typeof dictionary>[1], levels: number): readonly Leaf[] {
  const tree = dictionary(file, kid)
  return tree === undefined ? [] : leaves(file, tree, levels)
}

/**
 * Reads a map from an untrusted file; undefined if it is invalid, or names files that the paper does not read.
 * `readText` returns the texts that the paper reads. Words that are not at the place given in the map, or are not
 * printed from there, lose their place, so that no edit can affect a setting, or words that no reader sees.
 */
export function foreignMap(
  text: string,
  readText: (file: string) => string | undefined,
  printed: PrintedTexts
): ProofMap | undefined {
  const map = decodeMap(text, readText)
  if (map === undefined) return undefined
  const isRead = map.files.every(file => file === '' || readText(file) !== undefined)
  return isRead && map.pages.length <= mostPages && map.pages.every(isSoundPage(map, readText))
    ? printedOnly(map, printed)
    : undefined
}

/** A map in which words keep their places in the texts only if they are printed from there. */
function printedOnly(map: ProofMap, {hasLetters, isText}: PrintedTexts): ProofMap {
  const {files, targets, pages} = map
  return {
    ...map,
    targets: targets.map(target => {
      const isPrinted = !('start' in target) || isText(files[target.file] ?? '', [target.start, target.end])
      return isPrinted ? target : {kind: 'metadata', name: 'no text of the paper'}
    }),
    pages: pages.map(page => ({
      ...page,
      lines: page.lines.map(line => ({
        ...line,
        words: line.words.map(word => {
          const {source, letters} = word
          const isPrinted =
            source === undefined || hasLetters(files[line.file] ?? '', [source.start, source.end], letters)
          return isPrinted ? word : {...word, source: undefined}
        })
      }))
    }))
  }
}

const mostPages = 10_000

/** Returns a test of whether the numbers in a page of a map are valid for its texts and targets. */
function isSoundPage(map: ProofMap, readText: (file: string) => string | undefined) {
  const lengths = map.files.map(file => readText(file)?.length ?? 0)
  return ({lines, boxes}: ProofMap['pages'][number]): boolean =>
    boxes.every(({target, ...box}) => Object.values(box).every(Number.isFinite) && isTarget(target, map)) &&
    lines.every(({y, height, number, file, words}) => {
      const isLine = [y, height, number].every(Number.isFinite) && lengths[file] !== undefined
      return (
        isLine &&
        words.every(({x, width, source, target}) => {
          const isPlaced = Number.isFinite(x) && Number.isFinite(width)
          if (source === undefined) return isPlaced && isTarget(target, map)
          const {start, end} = source
          return isPlaced && isRange(start, end) && end <= lengths[file]!
        })
      )
    })
}

function isTarget(index: number | undefined, {targets}: ProofMap): boolean {
  const target = targets[index ?? -1]
  if (target === undefined) return false
  return !('start' in target) || isRange(target.start, target.end)
}

function isRange(start: number, end: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end >= start
}
