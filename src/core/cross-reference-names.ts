/**
 * The name at the end of a text, such as `Fig.` or `§`, that authors write before a reference; undefined if there is
 * none.
 */
export function nameAtEnd(text: string): string | undefined {
  return names.exec(text.slice(-40))?.[1]
}

/**
 * Whether all words before a reference in brackets are a name of the author's own, `[Panel @fig:a]`, as in Quarto and
 * pandoc-crossref; “See” and its kin lead to a reference with its own name.
 */
export function isOwnName(words: string): boolean {
  return /^\p{Lu}[\p{L}.]*\s?$/u.test(words) && !leading.test(words)
}

const leading =
  /^(?:see|cf\.?|compare|in|from|by|of|at|and|or|also|both|with|like|as|per|unlike|siehe|vgl\.?|vergleiche|aus|nach|wie|voir|dans|selon|véase|ver|en|según|vedi|cfr\.?|da|zie|se|zob\.?|por|veja|см\.?|bkz\.?)\s?$/iu

/**
 * The name of pages at the end of a text, such as `p. ` or `Seite `, with the following spaces; undefined if there is
 * none.
 */
export function pageNameAtEnd(text: string): string | undefined {
  return pageNames.exec(text.slice(-40))?.[1]
}

const pageNames =
  /(?:^|[\s([])((?:pages?|pgs?\.?|pp?\.|seiten?|s\.|páginas?|pág\.|pagin[ae]|pagina’s|pag\.|sid[ae]r?|sidor|stron[aiy]|str\.|стр\.|с\.|sayfa(?:lar)?|(?:ال)?صفح(?:ة|ات|ه|هٔ|ات)|पृष्ठ)\s+)$/iu

/** The names of targets in the languages of papers, full and abbreviated. */
const names = new RegExp(
  '(?:^|[\\s([])((?:' +
    [
      'figures?|figs?|figura|abbildung|abb|tables?|tab|tableau|tabla|tabelle|listings?',
      'equations?|eqs?|équation|ecuación|gleichung|gl|sections?|secs?|sección|abschnitt',
      'chapters?|chap|chapitre|capítulo|capitolo|kapitel|appendix|appendices|app|annexe|anexo|anhang|§§?',
      '(?:ال)?(?:جدول|شكل|معادلة|قسم|فصل|ملحق)|شکل|تصویر|نمودار|معادله|رابطه|بخش|پیوست|مساوات|حصہ|باب'
    ].join('|') +
    ')\\.?)\\s*$',
  'iu'
)
