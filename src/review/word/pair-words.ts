import type {Leads} from './lead.ts'
import {type SummedParagraph, withUnknownWorks} from './summed-words.ts'

/**
 * Pairs the paragraphs of a file with paragraphs of an article that have the same text; each paragraph is paired at
 * most once.
 */
export function pairParagraphs(
  file: readonly SummedParagraph[],
  article: readonly SummedParagraph[],
  leads: Leads
): ReadonlyMap<number, number> {
  const places = new Map<string, number[]>()
  for (const [at, {fields, shown}] of article.entries())
    for (const form of new Set([fields, shown, withUnknownWorks(fields)])) {
      const others = places.get(form)
      if (others === undefined) places.set(form, [at])
      else others.push(at)
    }
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  for (const [at, {fields, shown}] of file.entries()) {
    const forms = [fields, shown, ...withoutLeads(fields, leads), ...withoutLeads(shown, leads)]
    for (const form of forms) {
      const found = places.get(form)
      while (found !== undefined && taken.has(found[0]!)) found.shift()
      if (form === '' || found?.[0] === undefined) continue
      pairs.set(at, found[0])
      taken.add(found[0])
      break
    }
  }
  return pairs
}

/** The forms of a text without a lead that galley may have put at its beginning. */
function withoutLeads(text: string, leads: Leads): readonly string[] {
  const forms: string[] = []
  for (let end = 1; end <= longestLead && end < text.length; end++)
    if (!/^\p{N}{2}/u.test(text.slice(end - 1)) && leads.has(text.slice(0, end)))
      forms.push(text.slice(end), text.slice(end).replace(/^[.:)-]+/, ''), ...inBrackets(text, end))
  return forms
}

/** The name of a theorem, without the brackets around it. */
function inBrackets(text: string, start: number): readonly string[] {
  return text[start - 1] === '(' ? [text.slice(start).replace(/\)[^\p{L}\p{N}]?$/u, '')] : []
}

const longestLead = 40
