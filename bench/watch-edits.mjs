import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/**
 * Kinds of edits in the middle of a generated paper; each run writes another text.
 * @param {string} folder of the manuscript
 * @returns {Record<string, FileEdit>}
 */
export function editsOf(folder) {
  const chapters = readdirSync(join(folder, 'manuscript'))
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => join(folder, 'manuscript', name))
  const middle = chapters[chapters.length >> 1]
  const settings = join(folder, 'manuscript/manuscript.yaml')
  const bibliography = join(folder, 'references.bib')
  const cited = /\[@([\w-]+)/.exec(readFileSync(middle, 'utf8'))?.[1]
  return {
    'a word': fileEdit(middle, withWord),
    'a citation at the beginning': fileEdit(chapters[0], (text, mark) => {
      const at = text.indexOf('\n\n', text.indexOf('\n\n') + 2)
      return `${text.slice(0, at)} ${mark} [@${cited}].${text.slice(at)}`
    }),
    'a heading': fileEdit(middle, (text, mark) => text.replace(/^## .*$/m, heading => `${heading} ${mark}`)),
    'the title in YAML': fileEdit(settings, (text, mark) =>
      text.replace(/^title:.*$/m, title => `${title} ${mark}`)
    ),
    'an entry of the .bib': fileEdit(bibliography, (text, mark) => {
      const entry = text.indexOf(`{${cited},`)
      const title = /\btitle\s*=\s*\{/g
      title.lastIndex = entry
      const end = title.exec(text) && title.lastIndex
      return `${text.slice(0, end)}${mark} ${text.slice(end)}`
    })
  }
}

/**
 * A text with a word more at the end of a paragraph in its middle.
 * @param {string} text of Markdown or Typst
 * @param {string} mark
 */
export function withWord(text, mark) {
  const paragraph = /\n\n[A-Z][^\n]*(?:\n[^\n]+)*(?=\n\n)/g
  paragraph.lastIndex = text.length >> 1
  paragraph.test(text)
  const at = paragraph.lastIndex
  return `${text.slice(0, at)} ${mark}${text.slice(at)}`
}

/**
 * @param {string} file
 * @param {(text: string, mark: string) => string} edited
 * @returns {FileEdit}
 */
export function fileEdit(file, edited) {
  const text = readFileSync(file, 'utf8')
  return {
    save: mark => writeFileSync(file, edited(text, mark)),
    undo: () => writeFileSync(file, text)
  }
}

/**
 * @typedef {object} FileEdit
 * @property {(mark: string) => void} save writes the file with an edit that contains the mark
 * @property {() => void} undo
 */
