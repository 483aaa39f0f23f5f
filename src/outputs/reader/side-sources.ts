import {all, create, first} from './elements.ts'
import {copyOf, targetsOf} from './targets.ts'
import type {ReadingWords} from './words.ts'

/** A link in a citation that is not in a note or a copy. */
const citation = '.text .citation:not(.note *, .preview *) > a[href^="#"]'

/**
 * In a window with a margin, lets the reader choose whether cited works are shown beside the text. The choice is
 * offered once the page contains cited works, because the preview of `galley watch` starts with a page without text.
 */
export function offerSources(words: ReadingWords, isOn: boolean, choose: (isOn: boolean) => void): void {
  const place = first('.contents>details') ?? first('.references')
  if (!place || !first(citation) || first('.choice')) return
  const choice = create('label', 'choice')
  const box = create('input')
  box.type = 'checkbox'
  box.checked = isOn
  box.onchange = () => choose(box.checked)
  choice.append(box, words.sources)
  place.append(choice)
}

/**
 * If the reader wants this, puts a copy of each cited work among the notes, as if its first citation called it; returns
 * the citations, by the URLs of the copies. Copies are in the list of notes, because a CSS anchor must precede the
 * elements that are placed by it.
 */
export function copySources(isAsked: boolean): ReadonlyMap<string, HTMLElement> {
  for (const copy of all('.cited-work')) copy.remove()
  const calls = new Map<string, HTMLElement>()
  if (!isAsked) return calls
  const list = first('.notes ol') ?? create('ol')
  if (!list.isConnected) first('main')?.append(list)
  for (const link of all<HTMLAnchorElement>(citation))
    for (const work of targetsOf(link)) {
      const id = `beside-${work.id}`
      if (calls.has(`#${id}`)) continue
      const copy = create('li', 'note cited-work')
      copy.id = id
      copy.append(copyOf(work))
      list.append(copy)
      calls.set(`#${id}`, link.parentElement!)
    }
  return calls
}
