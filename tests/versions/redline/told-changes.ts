import type {Redline} from '../../../src/versions/redline/types.ts'
import {marked} from './notation.ts'

/** A redline as text: its changes with all their data, and the blocks with marks. */
export function toldRedline(redline: Redline): string {
  return [...toldChanges(redline), ...markedBlocks(redline)].join('\n')
}

/** Each change on a line. */
export function toldChanges({changes}: Redline): readonly string[] {
  return changes.map(({kind, subject, old, new: next, counts, section, minor}) => {
    const where = section.length === 0 ? '' : ` in ${section.map(brief).join(' > ')}`
    return `${kind} ${subject} ${counts.deleted}/${counts.inserted}${where}${minor ? ', minor' : ''}: ${brief(old)} → ${brief(next)}`
  })
}

/** The blocks with marks, without their unchanged words in between. */
function markedBlocks({article}: Redline): readonly string[] {
  return marked(article)
    .split('\n')
    .filter(line => /[{]\S*[-+~!<>¶]/.test(line))
    .map(line => `| ${line.replace(/[^{}]{30,}/g, words => `${words.slice(0, 12)}…${words.slice(-12)}`)}`)
}

function brief(words: string): string {
  return words.length > 70 ? `${words.slice(0, 40)}…${words.slice(-25)}` : words
}
