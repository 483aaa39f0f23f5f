import type {ElementContent} from 'hast'
import {h} from '../article/elements.ts'
import type {Rendering} from '../output.ts'
import {abstractTexts} from './abstract-texts.ts'
import {isGiven} from './head-metadata.ts'
import {wholeTitle} from './titles.ts'

// The number of letters that search engines and messengers show: about two lines.
const mostShown = 200

/** Metadata for search results and link previews: Open Graph, and the start of the abstract. */
export function socialMetadata(rendering: Rendering): readonly ElementContent[] {
  const {manuscript} = rendering
  const {pageAddress, journal} = manuscript.metadata
  const [abstract] = abstractTexts(rendering)
  const description = abstract && shortened(abstract.text)
  return [
    pageAddress === undefined ? undefined : h('link', {rel: ['canonical'], href: pageAddress}),
    description
      ? h('meta', {name: 'description', property: ['og:description'], content: description})
      : undefined,
    property('og:type', 'article'),
    property('og:title', wholeTitle(manuscript)),
    property('og:site_name', journal.title),
    property('og:url', pageAddress)
  ].filter(isGiven)
}

function property(name: string, content: string | undefined): ReturnType<typeof h> | undefined {
  return content === undefined || content === '' ? undefined : h('meta', {property: [name], content})
}

/** The beginning of a text, up to the end of a whole word. */
function shortened(text: string): string {
  // A letter consists of one or two code units.
  const letters = [...text.slice(0, 2 * mostShown + 2)]
  if (letters.length <= mostShown) return text
  return `${letters
    .slice(0, mostShown)
    .join('')
    .replace(/[\s\p{P}]+\S*$/u, '')}…`
}
