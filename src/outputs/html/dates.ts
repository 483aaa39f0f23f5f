const months: Readonly<Record<string, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  ur: 'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر'.split(' ')
}

/**
 * An ISO date as a reader of the language writes it: “24 November 2026”, “November 24, 2026” (en-US).
 * The machine's own locale data differ between versions of Node, so the months stand here; other languages get the ISO date.
 */
export function formatDate(iso: string, lang: string): string {
  const [year, month, day] = iso.split('-')
  const base = lang.split('-')[0]!.toLowerCase()
  const name = month && months[base]?.[Number(month) - 1]
  if (!name) return iso
  if (day === undefined) return `${name} ${year}`
  if (lang === 'en-US' || lang === 'en') return `${name} ${Number(day)}, ${year}`
  if (base === 'de') return `${Number(day)}. ${name} ${year}`
  return base === 'es' ? `${Number(day)} de ${name} de ${year}` : `${Number(day)} ${name} ${year}`
}
