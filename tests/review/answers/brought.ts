import {compose} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {type EditedPaper, editedPaper} from '../../../src/review/answers/edited-paper.ts'
import {type PlacedReturned, placeReturned} from '../../../src/review/answers/place-returned.ts'
import type {Returned} from '../../../src/review/answers/returned.ts'
import {textWorld} from '../../world.ts'

/** A mark in a test: its text, and the words that are marked; `|` is the place of a caret. */
export type Mark = Partial<Returned> & Readonly<{on?: string}>

/** Brings marks on a `paper.md` that was sent in a round to the current paper, and returns the result. */
export async function bring(
  sent: string,
  marks: readonly Mark[],
  now = sent
): Promise<Readonly<{text: string; returned: PlacedReturned['returned']; readings: number}>> {
  let readings = 0
  const placed = await placeReturned(
    marks.map((mark, index) => returnedFrom(mark, index, sent)),
    {
      present: await read({'paper.md': now}),
      roundText: file => (file === 'paper.md' ? sent : undefined),
      savedText: async file => (file === 'paper.md' ? now : undefined),
      read(texts) {
        readings++
        return read({'paper.md': texts.get('paper.md') ?? now})
      }
    }
  )
  return {text: placed.texts.get('paper.md') ?? now, returned: placed.returned, readings}
}

function returnedFrom({on = '', ...mark}: Mark, index: number, sent: string): Returned {
  const at = on.indexOf('|')
  const words = on.replace('|', '')
  const start = sent.indexOf(words)
  if (start < 0) throw new Error(`no ${words} in the text`)
  const place =
    at < 0
      ? {file: 'paper.md', start, end: start + words.length}
      : {file: 'paper.md', start: start + at, end: start + at}
  return {
    id: String(index),
    person: '',
    kind: 'comment',
    verdict: 'sure',
    words: at < 0 ? words : '',
    text: '',
    place,
    ...mark
  }
}

/** Texts shared by several tests are parsed once. */
const memo = createMemo()

async function read(texts: Readonly<Record<string, string>>): Promise<EditedPaper> {
  const {manuscript, article, textOf} = await compose(textWorld(texts), memo, 'paper.md')
  return editedPaper(manuscript, article, textOf)
}
