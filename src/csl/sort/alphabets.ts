/**
 * The table of alphabets: letters with their own place in the alphabet, by language. `n<ñ` sorts ñ after every word in
 * n; letters separated by a space sort as equal. Languages that sort accented letters with the plain ones (French,
 * German, Portuguese) need no row.
 */
const tailored: Readonly<Record<string, string>> = {
  az: 'c<ç, e<ə, g<ğ, h<x<ı, k<q, o<ö, s<ş, u<ü',
  be: 'е<ё, и<й, у<ў',
  bs: 'c<č<ć, d<dž<đ, l<lj, n<nj, s<š, z<ž',
  cs: 'c<č, h<ch, r<ř, s<š, z<ž',
  da: 'z<æ ä<ø ö<å aa',
  eo: 'c<ĉ, g<ĝ, h<ĥ, j<ĵ, s<ŝ, u<ŭ',
  es: 'n<ñ',
  et: 's<š<z<ž, w<õ<ä<ö<ü',
  fi: 'z<å<ä æ<ö ø',
  hr: 'c<č<ć, d<dž<đ, l<lj, n<nj, s<š, z<ž',
  hu: 'c<cs, d<dz<dzs, g<gy, l<ly, n<ny, o<ö ő, s<sz, t<ty, u<ü ű, z<zs',
  is: 'a<á, d<ð, e<é, i<í, o<ó, u<ú, y<ý, z<þ<æ<ö ø<å',
  lt: 'c<č, s<š, z<ž',
  lv: 'c<č, g<ģ, k<ķ, l<ļ, n<ņ, s<š, z<ž',
  nb: 'z<æ ä<ø ö<å aa',
  nn: 'z<æ ä<ø ö<å aa',
  no: 'z<æ ä<ø ö<å aa',
  pl: 'a<ą, c<ć, e<ę, l<ł, n<ń, o<ó, s<ś, z<ź<ż',
  ro: 'a<ă<â, i<î, s<ș ş, t<ț ţ',
  sk: 'a<ä, c<č, h<ch, o<ô, s<š, z<ž',
  sl: 'c<č<ć, d<đ, s<š, z<ž',
  sq: 'c<ç, d<dh, e<ë, g<gj, l<ll, n<nj, r<rr, s<sh, t<th, x<xh, z<zh',
  sr: 'c<č<ć, d<dž<đ, l<lj, n<nj, s<š, z<ž',
  sv: 'z<å<ä æ<ö ø',
  tr: 'c<ç, g<ğ, h<ı, o<ö, s<ş, u<ü',
  uk: 'г<ґ, е<є, и<і<ї<й',
  vi: 'a<ă<â, d<đ, e<ê, o<ô<ơ, u<ư'
}

/** A parsed alphabet: a pattern that splits a text at its letters and keeps them, and the sort key of each letter. */
export type Alphabet = Readonly<{letters: RegExp; keys: ReadonlyMap<string, string>}>

/** Code units in the keys of letters; they sort a letter after every word that begins with the letter before it. */
export const OWN = '\\ufff0-\\ufff8'

function readAlphabet(row: string): Alphabet {
  const keys = new Map<string, string>()
  for (const rule of row.split(', ')) {
    const [base = '', ...groups] = rule.split('<')
    for (const [index, group] of groups.entries())
      for (const letter of group.split(' ')) keys.set(letter, base + String.fromCharCode(0xfff0 + index))
  }
  const longestFirst = [...keys.keys()].toSorted((a, b) => b.length - a.length)
  return {letters: new RegExp(`(${longestFirst.join('|')})`), keys}
}

const alphabets = new Map<string, Alphabet>()

/**
 * The letters that all alphabets have in common: Cyrillic й is a letter in every language, though Unicode decomposes it
 * to и with a mark.
 */
const common = readAlphabet('и<й')

/** The alphabet of a language. */
export function alphabetOf(lang: string): Alphabet {
  const found = alphabets.get(lang)
  if (found !== undefined) return found
  const alphabet = Object.hasOwn(tailored, lang) ? readAlphabet(tailored[lang]!) : common
  alphabets.set(lang, alphabet)
  return alphabet
}

/**
 * The letters of the Arabic script in the order of Urdu, which also suits Persian and Arabic; forms of one letter are
 * adjacent. In Arabic, ه precedes و.
 */
const arabicScript = 'ء اٱ ب پ تٺ ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض ط ظ ع غ ف ق كک گ ل م ن ں و ههہھةەۃ يىیې ے'

function readScript(order: string): ReadonlyMap<string, string> {
  // Every key begins with U+0620, which precedes all letters of the script, so the letters of the table come before
  // other letters, in the order of the table.
  return new Map(
    order
      .split(' ')
      .flatMap((forms, index) =>
        [...forms].map(form => [form, `\u0620${String.fromCharCode(0x0621 + index)}`] as const)
      )
  )
}

const ofUrdu = readScript(arabicScript)
const ofArabic = readScript(arabicScript.replace(/ و (\S+) /, ' $1 و '))

/** Changes a key so that Arabic letters sort in the order of a language. */
export function inArabicOrder(key: string, lang: string): string {
  const places = lang === 'ar' ? ofArabic : ofUrdu
  return key.replace(/[\u0621-\u06d3\u06d5]/g, letter => places.get(letter) ?? letter)
}
