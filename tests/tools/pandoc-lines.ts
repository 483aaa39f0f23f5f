import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {strFromU8, unzipSync} from 'fflate'
import {expect} from 'vitest'
import {childElements, elementAt, elementsOf, parseXml} from '../../src/core/xml.ts'
import {judge} from '../judge.ts'
import {foldedLine, type Side} from '../review/word/settled-word.ts'

const pandoc = judge('pandoc')

/**
 * Corrections of Pandoc's reading of tracked changes: Pandoc drops those in listings, leaves emptied tables and items,
 * keeps the new formats, and gives captions to the next table, even a deleted one. Alternative texts of pictures are
 * not tracked.
 */
const filter = `
function CodeBlock() return {} end
function Image() return {} end
function Table(t) t.caption.long = {} return t end
local function items(list)
  list.content = list.content:filter(function(item) return pandoc.utils.stringify(item) ~= '' end)
  return list
end
function BulletList(list) return items(list) end
function OrderedList(list) return pandoc.BulletList(items(list).content) end
`

/** A document in one of Pandoc's formats after all changes are accepted or rejected. */
export function inPandoc(bytes: Uint8Array, side: Side, format: string, script = ''): string {
  const folder = mkdtempSync(join(tmpdir(), 'galley-docx-'))
  try {
    const [file, lua] = [join(folder, 'paper.docx'), join(folder, 'filter.lua')]
    writeFileSync(file, bytes)
    writeFileSync(lua, script)
    const changes = `--track-changes=${side}`
    const {status, stdout} = pandoc([file, changes, `--lua-filter=${lua}`, `--to=${format}`, '--wrap=none'])
    expect(status).toBe(0)
    return stdout
  } finally {
    rmSync(folder, {recursive: true})
  }
}

/** The text of a document by Pandoc, a line per paragraph, after all changes are accepted or rejected. */
export function linesInPandoc(bytes: Uint8Array, side: Side): readonly string[] {
  return inPandoc(bytes, side, 'plain', filter)
    .split('\n')
    .map(line => foldedLine(line).replace(/^- +/, ''))
    .filter(line => !/^[-+=|:\s]*$|^Figure #\. /.test(line))
}

/**
 * Whether a paragraph is joined with the next, which contains a note: Pandoc puts the words of the first into the note.
 */
export function joinsBeforeNote(bytes: Uint8Array): boolean {
  const part = strFromU8(unzipSync(bytes)['word/document.xml']!)
  const paragraphs = elementsOf(parseXml(part).root, 'w:p')
  return paragraphs.some((paragraph, index) => {
    const marks = childElements(elementAt(paragraph, 'w:pPr', 'w:rPr')).map(({name}) => name)
    const next = paragraphs[index + 1]
    if (!marks.some(name => name === 'w:ins' || name === 'w:del') || next === undefined) return false
    const holdsWords = childElements(paragraph).some(({name}) => name === 'w:r' || name === 'w:hyperlink')
    return holdsWords && elementsOf(next, 'w:footnoteReference').length > 0
  })
}
