import type {ElementContent} from 'hast'
import {direction, isSameLanguage} from '../../core/language.ts'
import {terms} from '../../core/terms/index.ts'
import type {LocalWords, Manuscript} from '../../core/types.ts'
import {h} from '../article/elements.ts'
import type {ArticleElements} from '../article/index.ts'
import {languageWithin} from './language-within.ts'

/**
 * The abstracts with their keywords, each in its language and direction; then keywords in languages without an
 * abstract.
 */
export function abstractBlocks({metadata}: Manuscript, article: ArticleElements): ElementContent[] {
  const {keywords, lang: page} = metadata
  const abstracts = article.abstracts.map(({lang, content}) => {
    const own = keywords.find(list => isSameLanguage(list.lang, lang))
    return h(
      'section',
      {className: ['abstract'], ...languageWithin(page, lang)},
      h('h2', {className: ['unnumbered']}, terms(lang).abstract),
      content,
      own && keywordLine(own)
    )
  })
  const alone = keywords.filter(list => !article.abstracts.some(({lang}) => isSameLanguage(lang, list.lang)))
  return [
    ...abstracts,
    ...alone.map(list =>
      h('div', {className: ['abstract'], ...languageWithin(page, list.lang)}, keywordLine(list))
    )
  ]
}

function keywordLine({lang, words}: LocalWords): ElementContent {
  return h(
    'p',
    {className: ['keywords']},
    h('strong', {}, `${terms(lang).keywords}${labelColon(lang)}`),
    ` ${words.join(listComma(lang))}`
  )
}

/** The colon after a label; in French, a space precedes it. */
export function labelColon(lang: string): string {
  return /^fr\b/i.test(lang) ? '\u00A0:' : ':'
}

/** The comma between the items of an inline list. */
export function listComma(lang: string): string {
  return direction(lang) === 'rtl' && !/^(he|yi)\b/i.test(lang) ? '، ' : ', '
}
