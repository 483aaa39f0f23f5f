import {basename, join} from 'node:path'
import {expect} from 'vitest'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {type Build, build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {World} from '../../src/core/world.ts'
import {kindOfLabel} from '../../src/lsp/label-kinds.ts'
import {nameUsesOf} from '../../src/lsp/name-uses.ts'
import {renameEdits} from '../../src/lsp/rename.ts'
import type {PaperTables} from '../../src/lsp/tables.ts'
import {openDisk} from '../../src/node/world.ts'
import {part} from '../tier.ts'
import {corpusTest} from './corpus.ts'
import {papers, printedPaper} from './real-papers.ts'

/** The maximum number of renamed keys and labels per paper. */
const mostNames = 4

corpusTest(
  'a key or a label of a real paper is renamed wherever it is written, and nothing else changes',
  async () => {
    let renamed = 0
    const refused: string[] = []
    for (const paper of part(papers(), 3, ({name}) => name)) {
      const {world: disk} = openDisk(paper.folder, () => Promise.reject(new Error('nothing is printed here')))
      const text = new TextEncoder().encode(paper.text)
      const world: World = {...disk, read: async path => (path === printedPaper ? text : disk.read(path))}
      const memo = createMemo()
      const made = (now: World) => build(now, memo, {entry: printedPaper, outputs: []})
      const before = await made(world)
      const {uses} = nameUsesOf(before)
      const defined = uses.filter(
        ({isDefinition, name}) => isDefinition && uses.some(use => !use.isDefinition && use.name === name)
      )
      const step = Math.max(1, Math.floor(defined.length / mostNames))
      for (const use of defined.filter((_, index) => index % step === 0).slice(0, mostNames)) {
        const now = otherName(use.name)
        const edits = renameEdits(tablesOf(before), use.file, use.place.start.offset, now)
        if ('fault' in edits) {
          refused.push(`${paper.name}: ${edits.fault}`)
          continue
        }
        const texts = new Map(
          [...new Set(edits.map(({file}) => file))].map(file => {
            const document = TextDocument.create('', '', 0, before.files.textOf(file)!)
            const own = edits.filter(edit => edit.file === file)
            return [file, new TextEncoder().encode(TextDocument.applyEdits(document, [...own]))] as const
          })
        )
        const after = await made({...world, read: async path => texts.get(path) ?? world.read(path)})
        expect(places(after), `${paper.name}: ${use.name} → ${now}`).toEqual(places(before))
        expect(JSON.stringify(nameUsesOf(after).uses.map(({name}) => name === now)), paper.name).toBe(
          JSON.stringify(uses.map(({name}) => name === use.name))
        )
        renamed++
      }
    }
    expect(refused).toEqual([])
    expect(renamed).toBeGreaterThan(30)
  }
)

/** A name of the same length and kind, so that no position changes. */
function otherName(name: string): string {
  const kind = kindOfLabel(name) ?? ''
  const turned = name.slice(kind.length).replace(/[a-z]/gi, letter => {
    const first = letter < 'a' ? 65 : 97
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first)
  })
  return kind + turned
}

function places({diagnostics}: Build): readonly string[] {
  return diagnostics
    .map(({code, file, start, end}) => `${code} ${file} ${start?.offset} ${end?.offset}`)
    .sort()
}

function tablesOf(made: Build): PaperTables {
  return {
    build: made,
    settingsFile: made.manuscript.settings.file,
    printed: {entries: new Map(), citations: []},
    uriOf: file => join('/', basename(file)),
    pageOf: rule => rule
  }
}
