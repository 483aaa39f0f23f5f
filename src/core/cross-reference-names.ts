/** The name that a text ends with, such as `Fig.` or `§`, as authors write it before the number of a reference. */
export function nameAtEnd(text: string): string | undefined {
  return names.exec(text.slice(-40))?.[1]
}

/** Names as authors write them in the languages that papers are written in, whole and short. */
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
