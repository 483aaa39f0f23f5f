/**
 * The name of a target at the end of a string, as authors type it before a reference, such as `Fig.` or `§`;
 * undefined for a string without such a name.
 */
export function nameAtEnd(text: string): string | undefined {
  return names.exec(text.slice(-40))?.[1]
}

/**
 * Whether the text before a reference in brackets replaces the generated name, as in `[Panel @fig:a]` of Quarto and
 * pandoc-crossref. Words such as “See” do not: they precede the generated name.
 */
export function isOwnName(words: string): boolean {
  return /^\p{Lu}[\p{L}.]*\s?$/u.test(words) && !leading.test(words)
}

const leading =
  /^(?:see|cf\.?|compare|in|from|by|of|at|and|or|also|both|with|like|as|per|unlike|siehe|vgl\.?|vergleiche|aus|nach|wie|voir|dans|selon|véase|ver|en|según|vedi|cfr\.?|da|zie|se|zob\.?|por|veja|см\.?|bkz\.?)\s?$/iu

/**
 * The word for “page” at the end of a string, such as `p. ` or `Seite `, including the following spaces; undefined
 * for a string without it.
 */
export function pageNameAtEnd(text: string): string | undefined {
  return pageNames.exec(text.slice(-40))?.[1]
}

const pageNames =
  /(?:^|[\s([])((?:pages?|pgs?\.?|pp?\.|seiten?|s\.|páginas?|pág\.|pagin[ae]|pagina’s|pag\.|sid[ae]r?|sidor|stron[aiy]|str\.|стр\.|с\.|sayfa(?:lar)?|(?:ال)?صفح(?:ة|ات|ه|هٔ|ات)|पृष्ठ)\s+)$/iu

/** The names of targets, full and abbreviated, in the main languages of papers. */
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
