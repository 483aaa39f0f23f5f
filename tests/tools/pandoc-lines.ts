import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect} from 'vitest'
import {foldedLine, type Side} from '../docx/settled-word.ts'
import {judge} from '../judge.ts'

const pandoc = judge('pandoc')

/**
 * The text of a document by Pandoc, a line for each paragraph, after all changes are accepted or rejected. Pandoc drops
 * tracked changes in listings, and leaves an empty table where one was deleted, which takes the caption.
 */
export function linesInPandoc(bytes: Uint8Array, side: Side): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'galley-docx-'))
  try {
    const [file, filter] = [join(folder, 'paper.docx'), join(folder, 'filter.lua')]
    writeFileSync(file, bytes)
    writeFileSync(
      filter,
      'function CodeBlock() return {} end\nfunction Table(t) t.caption.long = {} return t end\n'
    )
    const {status, stdout} = pandoc([
      file,
      `--track-changes=${side}`,
      `--lua-filter=${filter}`,
      '--to=plain',
      '--wrap=none'
    ])
    expect(status).toBe(0)
    return stdout
      .split('\n')
      .map(foldedLine)
      .filter(line => !/^[-\s]*$/.test(line))
  } finally {
    rmSync(folder, {recursive: true})
  }
}
