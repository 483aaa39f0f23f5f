import type {CslItem} from '../../../core/types.ts'
import {monthOf} from './dates.ts'
import type {Labelled} from './label.ts'

/**
 * The words of a reference that are in no variable of the work, in order, so that nothing is lost. Words that only join
 * or introduce fields (“In”, “pp.”, “Retrieved from”) are implied by the variables.
 */
export function leftOver({words, labels}: Labelled, item: CslItem): string {
  const held = new Map<string, number>()
  for (const text of textsOf(item))
    for (const part of partsOf(text)) held.set(part, (held.get(part) ?? 0) + 1)
  const left: string[] = []
  words.forEach((word, index) => {
    const missing = partsOf(word.text).filter(part => {
      // The “and” between two authors must not be matched with the one in the publisher “Allyn and Bacon”.
      if (isSaid(part, labels[index]!, item)) return false
      const count = held.get(part) ?? 0
      if (count > 0) held.set(part, count - 1)
      return count === 0
    })
    if (missing.length > 0) left.push(word.text)
  })
  const text = left.join(' ').replace(/^[\s,;:.)\]]+|[\s,;:([]+$/g, '')
  return text.includes(')') ? text : text.replace(/^\(/, '')
}

function partsOf(text: string): readonly string[] {
  // Numbers are compared without leading zeros, and initials are separate words with or without full stops.
  return (text.toLowerCase().match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? []).map(part => part.replace(/^0+(?=\d)/, ''))
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'number') yield String(value)
  else if (typeof value === 'object' && value !== null) {
    // Initials without spaces, such as `JA`, are also compared.
    if ('given' in value && typeof value.given === 'string' && /^(?:\p{Lu}\.\s*){2,}$/u.test(value.given))
      yield value.given.replace(/[.\s]/g, '')
    for (const [key, inner] of Object.entries(value))
      if (key !== 'id' && key !== 'type') yield* textsOf(inner)
  }
}

/** Words that introduce a field, by the label of the word. */
const saying: Readonly<Record<string, RegExp>> = {
  author: /^(and|und|et|al|e|a|y|u|others|with|eds?|editors?|by|hrsg|hg|cura|di|writer|director|اور|و)$/,
  editor:
    /^(in|and|und|et|al|e|y|eds?|edd|edited|editors?|by|von|par|hrsg|hg|herausgegeben|dans|a|c|cura|di|da|éd|éds|dir|org|coord|u|others)$/,
  translator:
    /^(and|und|et|trans|transl|translated|translators?|by|von|traduit|traduzione|tradotto|trad|par|di|übers|übersetzt|tr)$/,
  director: /^(dir|directors?|directed|by|and)$/,
  producer: /^(prod|producers?|produced|by|and)$/,
  'container-title': /^(in|dans|nel|en)$/,
  journal: /^(in|dans|nel|en)$/,
  source: /^in$/,
  volume: /^(vols?|volume|bd|band|t|tome|tomo|v|jg|no|nos|nr|num|number|n|issue|iss|heft|fasc|voi)$/,
  pages: /^(pp?|pages?|pgs?|s|ss|seiten?|pagg?|págs?|str)$/,
  edition:
    /^(eds?|edn|edition|st|nd|rd|th|aufl|auflage|éd|édition|ediz|edizione|vyd|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/,
  date: /^(n|s|o|d|j|st|nd|rd|th|c|circa)$/,
  doi: /^(doi|https?|www|dx|org)$/,
  url: /^(url|available|at|from|online)$/,
  genre: /^(no|nr|number)$/,
  isbn: /^(isbn|isbn-1[03])$/,
  arxiv: /^(arxiv|preprint)$/,
  accessed:
    /^(last|cited|retrieved|accessed|viewed|visited|consulted|consultée?|consultato|consultado|abgerufen|zugriff|zuletzt|letzter|acceso|on|am|le|il|el|en|from|at|aus|von|st|nd|rd|th)$/,
  interviewer: /^(interviewers?|interviewerin|intervistatore)$/
}

function isSaid(part: string, label: string, item: CslItem): boolean {
  if (saying[label]?.test(part)) return true
  const variable = label === 'date' ? 'issued' : label === 'accessed' ? 'accessed' : undefined
  if (!variable) return false
  const date = item[variable]
  if (!isDate(date)) return false
  const month = monthOf(part)
  if (date['date-parts']?.[0]?.[1] !== undefined) return month === date['date-parts'][0][1]
  return date.season !== undefined && /^\p{L}{4,}$/u.test(part)
}

type Dated = Readonly<{'date-parts'?: readonly (readonly number[])[]; season?: number}>

function isDate(value: unknown): value is Dated {
  return typeof value === 'object' && value !== null && ('date-parts' in value || 'season' in value)
}
