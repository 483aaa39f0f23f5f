import type {Element, ElementContent} from 'hast'
import {baseLanguage} from '../core/language.ts'
import {scanHtml} from '../styles/html-scan.ts'
import {classesOf} from './hast.ts'

/**
 * A text in two readings, because an element may begin or end inside a word or between two words: `joined` has nothing
 * where it does so, `apart` a space.
 */
export type Reading = Readonly<{joined: string; apart: string}>

/** What a page says, for choosing its fonts. Attributes count for no words. */
export type PageWords = Readonly<{
  /** The text of each part of the page. */
  parts: readonly Reading[]
  /** The text of each element that a style may set in bold. */
  bold: readonly Reading[]
  /** The text by language: that of the nearest element that names one, or of the page. */
  byLanguage: ReadonlyMap<string, string>
  outsideFormulas: string
  hasFormulas: boolean
  hasCode: boolean
}>

/** Reads the parts of a page in a language. */
export function wordsOfPage(parts: readonly (readonly ElementContent[])[], lang: string): PageWords {
  const bold: MutableReading[] = []
  const byLanguage = new Map<string, string>()
  let [outsideFormulas, hasFormulas, hasCode] = ['', false, false]

  function say(text: string, place: Place): void {
    for (const reading of place.readings) {
      reading.joined += text
      reading.apart += text
    }
    byLanguage.set(place.lang, (byLanguage.get(place.lang) ?? '') + text)
  }

  function visit(node: ElementContent, place: Place): void {
    if (node.type === 'text') {
      outsideFormulas += node.value
      say(node.value, place)
    } else if (node.type === 'element') {
      if (node.tagName === 'code') hasCode = true
      cut(place)
      const within = placeWithin(node, place, bold)
      for (const child of node.children) visit(child, within)
      cut(place)
    } else if (node.type === 'raw') {
      hasFormulas = true
      for (const {kind, start, end} of scanHtml(node.value)) {
        if (kind === 'text') say(node.value.slice(start, end), place)
        else cut(place)
      }
    }
  }

  const readings = parts.map(nodes => {
    const reading = {joined: '', apart: ''}
    for (const node of nodes) visit(node, {readings: [reading], lang: baseLanguage(lang), isBold: false})
    return reading
  })
  return {parts: readings, bold, byLanguage, outsideFormulas, hasFormulas, hasCode}
}

/** A page without a word. */
export const noWords: PageWords = wordsOfPage([], 'en')

type MutableReading = {joined: string; apart: string}

/** Where a text stands: the readings that it goes into, and its language. */
type Place = Readonly<{readings: readonly MutableReading[]; lang: string; isBold: boolean}>

/** A tag is here. */
function cut({readings}: Place): void {
  for (const reading of readings) reading.apart += ' '
}

function placeWithin(element: Element, place: Place, bold: MutableReading[]): Place {
  const {lang: own} = element.properties
  const lang = typeof own === 'string' ? baseLanguage(own) : place.lang
  if (place.isBold || !mayBeBold(element)) return {...place, lang}
  const reading = {joined: '', apart: ''}
  bold.push(reading)
  return {readings: [...place.readings, reading], lang, isBold: true}
}

/** Whether a style may set an element in bold: title block, headings, labels, heads of tables, links, and bold text. */
function mayBeBold(element: Element): boolean {
  return boldElements.has(element.tagName) || classesOf(element).includes('title-block')
}

const boldElements: ReadonlySet<string> = new Set(
  'h1 h2 h3 h4 h5 h6 strong b th dt summary caption figcaption span a'.split(' ')
)
