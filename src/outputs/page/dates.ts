import {baseLanguage} from '../../core/language.ts'
import {inNumerals, type Numerals} from '../../core/numerals.ts'

/**
 * Formats an ISO date in a language: “24 November 2026”, “November 24, 2026” (en-US). The names of the months are in
 * this file, because locale data differ between versions of Node; in other languages, the ISO date is printed.
 */
export function formatDate(iso: string, lang: string, numerals: Numerals = 'western'): string {
  const [year = '', month, day] = iso.split('-')
  const base = baseLanguage(lang)
  const names = months[base]
  const index = Number(month) - 1
  const name = names?.[index]
  if (!name) return inNumerals(iso, numerals)
  const text =
    day === undefined
      ? base === 'pt' || base === 'es'
        ? `${name} de ${year}`
        : `${(standing[base] ?? names)[index]} ${year}`
      : longDate(Number(day), name, year, lang, base)
  return inNumerals(text, numerals)
}

function longDate(day: number, month: string, year: string, lang: string, base: string): string {
  if (/^en(-US)?$/i.test(lang)) return `${month} ${day}, ${year}`
  if (base === 'de' || base === 'da' || norwegian.test(base)) return `${day}. ${month} ${year}`
  if (base === 'es' || base === 'pt') return `${day} de ${month} de ${year}`
  // The first day of a month is an ordinal in French and Italian.
  if (base === 'fr') return `${day === 1 ? '1er' : day} ${month} ${year}`
  if (base === 'it') return `${day === 1 ? '1º' : day} ${month} ${year}`
  return `${day} ${month} ${year}`
}

const norwegian = /^(no|nb|nn)$/
const months: Readonly<Record<string, readonly string[]>> = {
  ar: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'.split(' '),
  da: 'januar februar marts april maj juni juli august september oktober november december'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  fa: 'ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  hi: 'जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर'.split(' '),
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
    ' '
  ),
  nb: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  nl: 'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  nn: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  no: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  pl: 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(
    ' '
  ),
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
  ru: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
  sv: 'januari februari mars april maj juni juli augusti september oktober november december'.split(' '),
  tr: 'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık'.split(' '),
  ur: 'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر'.split(' ')
}

/** Names of months for dates without a day, in languages in which these names then have another grammatical case. */
const standing: Readonly<Record<string, readonly string[]>> = {
  pl: 'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień'.split(
    ' '
  ),
  ru: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ')
}
