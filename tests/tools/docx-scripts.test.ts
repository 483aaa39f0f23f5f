import {expect} from 'vitest'
import {corpusTest} from '../corpus/corpus.ts'
import {editedPapers, type Script, scriptOf} from '../docx/redline-scripts.ts'
import {type Side, settledParagraphs} from '../docx/settled-word.ts'
import {documentOf, redlineDocument} from '../docx-redline.ts'
import {recordFigure} from '../figures.ts'
import {part} from '../tier.ts'
import {linesInPandoc} from './pandoc-lines.ts'

/** The documents of a script: both versions, and the proof that tracks what changed. */
type Documents = Readonly<{old: Uint8Array; next: Uint8Array; redline: Uint8Array}>

/** Writes the documents of scripts; those of unchanged papers once. */
function createWriter(): (script: Script) => Promise<Documents> {
  const olds = new Map<string, Uint8Array>()
  return async ({paper, next}) => {
    const {name, text, entry, world} = paper
    const old = olds.get(name) ?? (await documentOf(world(text), entry)).bytes
    olds.set(name, old)
    return {
      old,
      next: (await documentOf(world(next), entry)).bytes,
      redline: await redlineDocument(world(text), world(next), entry)
    }
  }
}

type Lines = readonly string[]

/** THE READERS, and what each makes of a document after all of its changes are accepted or rejected. */
const readers: Readonly<Record<string, (bytes: Uint8Array, side: Side) => Lines>> = {
  galley: settledParagraphs,
  Pandoc: linesInPandoc
}

/** The first paragraph that a reader finds instead of another. */
function difference(wanted: Lines, found: Lines): string | undefined {
  const at = Array.from({length: Math.max(wanted.length, found.length)}, (_, index) => index).find(
    index => wanted[index] !== found[index]
  )
  return at === undefined
    ? undefined
    : `${JSON.stringify(found[at])} instead of ${JSON.stringify(wanted[at])}`
}

const scripts = Array.from({length: 500}, (_, number) => number)

corpusTest(
  'accepting all changes of edited papers gives the new version, rejecting them the old one',
  async () => {
    const write = createWriter()
    const papers = editedPapers()
    const chosen = part(scripts, 50, String)
    const faults: string[] = []
    for (const number of chosen) {
      const script = scriptOf(number, papers)
      const {old, next, redline} = await write(script)
      const name = `script ${number} of ${script.paper.name} (${script.made.join(', ')})`
      for (const [reader, read] of Object.entries(readers)) {
        const after = difference(read(next, 'accept'), read(redline, 'accept'))
        const before = difference(read(old, 'accept'), read(redline, 'reject'))
        if (after !== undefined) faults.push(`${reader} accepts ${name}: ${after}`)
        if (before !== undefined) faults.push(`${reader} rejects ${name}: ${before}`)
      }
    }
    recordFigure(
      'redlines of generated edits in Word files',
      `${chosen.length} scripts, accepted and rejected by ${Object.keys(readers).join(' and ')}: ${faults.length} faults`
    )
    expect(faults).toEqual([])
  },
  6_000_000
)
