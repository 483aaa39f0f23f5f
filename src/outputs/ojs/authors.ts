import type {Article} from '../../core/article.ts'
import {countryCode} from '../../core/countries.ts'
import {orcidUrl} from '../../core/orcid.ts'
import {printedName} from '../../core/printed-name.ts'
import type {Affiliation, Author} from '../../core/types.ts'
import type {XmlElement} from '../../core/xml.ts'
import {xml} from '../../core/xml-tree.ts'
import type {OjsContext} from './paper.ts'

/** The authors of a paper, as contributors in the user group for authors of the journal's OJS. */
export function authors(article: Article, context: OjsContext): readonly XmlElement[] {
  const {metadata} = article
  const locale = context.localeOf(article.lang, article)
  return metadata.authors.map((author, index) => {
    const places = author.affiliations.flatMap(each => metadata.affiliations[each] ?? [])
    const country = places.map(place => countryCode(place.country)).find(code => code !== undefined)
    return xml(
      'author',
      {
        include_in_browse: 'true',
        user_group_ref: context.settings.authorGroup ?? 'Author',
        seq: index,
        id: context.next('author')
      },
      names(author, locale),
      affiliations(places, locale, context),
      country === undefined ? undefined : xml('country', {}, country),
      // The schema requires an e-mail address, but OJS accepts an empty one.
      xml('email', {}, author.email),
      author.orcid === undefined ? undefined : xml('orcid', {}, orcidUrl(author.orcid))
    )
  })
}

/**
 * Returns a test of whether an author's element is the primary contact in OJS: the first corresponding author with an
 * e-mail address, or else the first author with one.
 */
export function primaryContact({metadata}: Article): (element: XmlElement, index: number) => boolean {
  const {authors: all} = metadata
  const chosen = all.find(({corresponding, email}) => corresponding && email) ?? all.find(({email}) => email)
  return (_, index) => all[index] === chosen
}

function names({name, given, droppingParticle, family, suffix, corporate}: Author, locale: string) {
  const first = [given, droppingParticle].filter(Boolean).join(' ')
  if (corporate || family === undefined || first === '')
    return [xml('givenname', {locale}, printedName(family ?? name))]
  const last = [printedName(family), suffix].filter(Boolean).join(', ')
  return [xml('givenname', {locale}, printedName(first)), xml('familyname', {locale}, last)]
}

function affiliations(
  places: readonly Affiliation[],
  locale: string,
  {form}: OjsContext
): readonly XmlElement[] {
  if (places.length === 0) return []
  // Versions before 3.5 allow one affiliation for each language.
  if (!form.hasRor) return [xml('affiliation', {locale}, places.map(({name}) => name).join('; '))]
  return places.map(({name, ror}) =>
    ror === undefined
      ? xml('affiliation', {}, xml('name', {locale}, name))
      : xml('rorAffiliation', {}, xml('ror', {}, `https://ror.org/${ror}`), xml('name', {locale}, name))
  )
}
