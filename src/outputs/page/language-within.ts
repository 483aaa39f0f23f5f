import type {ElementContent} from 'hast'
import {direction, directionOfText, isSameLanguage, languageAttributes} from '../../core/language.ts'
import {h, textNode} from '../article/elements.ts'

/** The language attributes of a part of a page; empty if the part has the same language as the page. */
export function languageWithin(page: string, lang: string | undefined): {lang?: string; dir?: string} {
  return lang === undefined || isSameLanguage(lang, page) ? {} : languageAttributes(lang)
}

/** A name, isolated from adjacent text if its direction differs, such as a Latin name on an Arabic page. */
export function isolated(text: string, page: string): ElementContent {
  const own = directionOfText(text)
  return own === undefined || own === direction(page) ? textNode(text) : h('bdi', {dir: own}, text)
}
