/**
 * The name at the end of a text, such as `Fig.` or `§`, that authors write before a reference; undefined if there is
 * none.
 */
export function nameAtEnd(text: string): string | undefined {
  return names.exec(text.slice(-40))?.[1]
}

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
