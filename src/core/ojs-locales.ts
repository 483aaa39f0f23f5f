import {baseLanguage} from './language.ts'
import type {Journal, Metadata, OjsVersion} from './types.ts'

/** The version of OJS for which files are written by default. */
export const usualOjs: OjsVersion = '3.4'

/** The names that OJS 3.3 has for languages, all with a country. */
const withCountry: readonly string[] =
  'ar_IQ ca_ES cs_CZ da_DK de_DE el_GR en_US es_ES eu_ES fa_IR fi_FI fr_FR gl_ES hi_IN hr_HR hu_HU id_ID it_IT ja_JP ko_KR ku_IQ nb_NO nl_NL pl_PL pt_PT ro_RO ru_RU sk_SK sl_SI sv_SE tr_TR uk_UA ur_PK vi_VN zh_CN'.split(
    ' '
  )

/** Languages that OJS distinguishes by country from 3.4 on as well. */
const ofCountries: readonly string[] = ['fr_FR', 'fr_CA', 'pt_PT', 'pt_BR', 'zh_CN', 'zh_TW']

/**
 * The name of a language in a version of OJS: the one in the journal's settings, or the usual one; undefined if OJS
 * 3.3 has none. Before 3.4 each name has a country, `ur_PK`; since then only some have.
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

/** Since 3.5, OJS distinguishes Chinese by script. */
function chinese(name: string, version: OjsVersion): string {
  if (version !== '3.5') return name
  return {zh_CN: 'zh_Hans', zh_TW: 'zh_Hant'}[name] ?? name
}

/** The languages of a paper's metadata, its own first. */
export function languagesOf({lang, titles, abstracts, keywords}: Metadata): readonly string[] {
  return [...new Set([lang, ...[...titles, ...abstracts, ...keywords].map(each => each.lang)])]
}
