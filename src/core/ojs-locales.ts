import {baseLanguage} from './language.ts'
import type {Journal, Metadata, OjsVersion} from './types.ts'

/** The version of OJS for which files are written unless the journal specifies one. */
export const usualOjs: OjsVersion = '3.4'

/** The names of languages in OJS 3.3, which all include a country. */
const withCountry: readonly string[] =
  'ar_IQ ca_ES cs_CZ da_DK de_DE el_GR en_US es_ES eu_ES fa_IR fi_FI fr_FR gl_ES hi_IN hr_HR hu_HU id_ID it_IT ja_JP ko_KR ku_IQ nb_NO nl_NL pl_PL pt_PT ro_RO ru_RU sk_SK sl_SI sv_SE tr_TR uk_UA ur_PK vi_VN zh_CN'.split(
    ' '
  )

/** Languages whose names include a country even in OJS 3.4 and later. */
const ofCountries: readonly string[] = ['fr_FR', 'fr_CA', 'pt_PT', 'pt_BR', 'zh_CN', 'zh_TW']

/**
 * The name of a language in a version of OJS: the one in the journal's settings, or else the usual one. Undefined if
 * OJS 3.3 does not have the language. Before 3.4 every name includes a country, as in `ur_PK`; since 3.4 only some do.
 */
export function ojsLocale(
  tag: string,
  {locales = {}}: Pick<Journal, 'locales'>,
  version: OjsVersion
): string | undefined {
  const base = baseLanguage(tag)
  const set = locales[tag] ?? locales[base]
  if (set !== undefined) return set
  const own = tag.replace('-', '_')
  if (ofCountries.includes(own)) return chinese(own, version)
  const language = base === 'no' || base === 'nn' ? 'nb' : base
  const usual = withCountry.find(name => name.startsWith(`${language}_`))
  if (version === '3.3') return usual
  return usual !== undefined && ofCountries.includes(usual) ? chinese(usual, version) : language
}

/** The name of Chinese; since 3.5, OJS distinguishes it by script. */
function chinese(name: string, version: OjsVersion): string {
  if (version !== '3.5') return name
  return {zh_CN: 'zh_Hans', zh_TW: 'zh_Hant'}[name] ?? name
}

/** The languages that occur in a paper's metadata, beginning with the paper's own. */
export function languagesOf({lang, titles, abstracts, keywords}: Metadata): readonly string[] {
  return [...new Set([lang, ...[...titles, ...abstracts, ...keywords].map(each => each.lang)])]
}
