import type {Judged} from './judge.ts'
import {and, sentenceOpeners} from './words.ts'

const lastWords = new RegExp(`(\\S+)(\\s+${and})?\\s+$`, 'u')

const articles = /^(?:Der|Die|Das|Le|La|Les|El|Los|Las|Il|Lo|I|Gli|O|Os|As|De|Het)$/u

/** Makes a match doubtful if the word before the names may be a name as well. */
export function withNeighbours(judged: Judged, text: string): Judged {
  if (judged.verdict !== 'sure') return judged
  const before = text.slice(0, judged.start)
  const [, word = '', joint] = lastWords.exec(before) ?? []
  const bare = word.replace(/[,.]+$/, '').replace(/[’']s$/u, '')
  if (!/^["“‘(]?\p{Lu}/u.test(word) || sentenceOpeners.test(bare)) return judged
  const isAbbreviation = /^\p{Lu}{2,}(?![\p{L}\p{M}])/u.test(text.slice(judged.start))
  if (isAbbreviation && joint === undefined && articles.test(word)) return judged
  const earlier = before.slice(0, before.length - (lastWords.exec(before)?.[0].length ?? 0)).trimEnd()
  const opening = /\S+$/u.exec(earlier)?.[0] ?? ''
  if (word.endsWith(',') && joint === undefined && sentenceOpeners.test(opening)) return judged
  const isGiven =
    joint === undefined &&
    !word.endsWith(',') &&
    judged.candidates[0]!.authors[0]?.initials.startsWith(bare[0]!.toLowerCase()) === true
  if (isGiven) return judged
  return {...judged, verdict: 'doubted', doubt: 'the words before may be names, too'}
}
