const series = String.raw`\p{Lu}[\p{L}.]{1,11}(?:\s(?:\p{Lu}[\p{L}.]{0,7}|[23]d)){0,2}`
const year = String.raw`(?:1[6-9]|20)\d\d`
/** `[2006] UKHL 16`, `[1998] 2 SCR 217`, `(2006) 42 EHRR 30`; `AIR 1985 SC 945`; `410 U.S. 113 (1973)`. */
const places = new RegExp(
  String.raw`(?<![\p{L}\d])(?:[[(]${year}[\])]\s(?:\d{1,3}\s)?${series}\s\d{1,5}|\p{Lu}{2,7}\s${year}\s\p{Lu}[\p{L}.]{1,12}\s\d{1,5}|(?!${year}\s)\d{1,4}\s${series}\s\d{1,5}(?:\s\([^()\d]{0,20}${year}\))?)(?![\p{L}\d])`,
  'u'
)

/** The first place in a series of law reports that a text names. */
export function reportIn(text: string): Readonly<{report: string; index: number}> | undefined {
  const {0: report, index} = places.exec(text) ?? {0: '', index: 0}
  return report === '' ? undefined : {report, index}
}

/** Whether the line of a case has a place in a series of reports, in any spelling: `2 S.C.R. 217` for `2 SCR 217`. */
export function isReportedIn(report: string, line: string): boolean {
  const signs = report.replace(/\s\([^()]*\)$/u, '').match(/\d+|\p{L}+/gu) ?? []
  const own = signs.map(sign =>
    /\d/.test(sign) ? String.raw`(?<!\d)${sign}(?!\d)` : [...sign].join(String.raw`[.\s]*`)
  )
  // A volume after a year in brackets is one of that year.
  return new RegExp(String.raw`(?<!\p{L}|\]\s)${own.join(String.raw`[^\p{L}\d]{0,3}`)}(?!\p{L})`, 'u').test(
    line
  )
}
