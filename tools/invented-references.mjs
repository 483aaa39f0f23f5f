/**
 * Invents labelled references: sets the works of bibliographies in the manner of reference lists, with a label for each
 * word, so that the reader of printed references (src/references/import/printed) learns from more than was labelled by hand. All
 * randomness comes from the generator that is passed in.
 */
const months = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
    ' '
  )
}

/** Returns `{words, labels}` for a work of CSL-JSON, or undefined if the work has too little data. */
export function invent(item, random) {
  const pick = list => list[Math.floor(random() * list.length)]
  const chance = share => random() < share
  const text = name => plain(item[name])
  const title = text('title')
  const container = text('container-title')
  const authors = namesOf(item.author)
  const editors = namesOf(item.editor)
  if (!title || authors.length + editors.length + (container ? 1 : 0) === 0 || title.length > 300)
    return undefined
  const parts = []
  const put = (label, value) => value && parts.push([label, value])
  const family = pick([
    'apa',
    'apa',
    'chicago',
    'mla',
    'vancouver',
    'ieee',
    'notes',
    'notes',
    'harvard',
    'initials',
    'latin'
  ])
  const lang = family === 'latin' ? pick(['de', 'fr', 'it']) : 'en'
  const year = item.issued?.['date-parts']?.[0]?.[0]
  const month = item.issued?.['date-parts']?.[0]?.[1]
  const day = item.issued?.['date-parts']?.[0]?.[2]
  const isJournal = /^article/.test(item.type) && container
  const isPart = !isJournal && container
  const volume = text('volume')
  const issue = text('issue') || (isJournal ? text('number') : '')
  const dash = pick(['-', '–', '–'])
  const page = text('page').replace(/-+|–/g, dash)
  const publisher = text('publisher')
  const place = text('publisher-place')
  const genre =
    item.type === 'thesis'
      ? pick(['PhD thesis', 'Ph.D. dissertation', 'Master’s thesis', 'Doctoral dissertation'])
      : item.type === 'report'
        ? pick(['Technical report', 'Tech. Rep.', 'Report', 'Working paper']) +
          (text('number') ? ` ${text('number')}` : '')
        : ''
  const edition = /^\d+$/.test(text('edition')) ? ordinal(text('edition')) : ''
  const doi = text('DOI')
  const url = text('URL')
  const doiText =
    doi &&
    pick([`https://doi.org/${doi}`, `doi:${doi}`, `doi: ${doi}`, `DOI: ${doi}`, `http://dx.doi.org/${doi}`])
  const dated =
    (month &&
      chance(0.5) &&
      (day && chance(0.7)
        ? pick([`${months[lang][month - 1]} ${day}, ${year}`, `${day} ${months[lang][month - 1]} ${year}`])
        : `${months[lang][month - 1]} ${year}`)) ||
    (year ? String(year) : '')
  const number = chance(0.12)
    ? pick(['[#]', '#.', '(#)', '#']).replace('#', String(1 + Math.floor(random() * 150)))
    : ''
  put('citation-number', number)
  const persons = (list, role) => printNames(list, family, {pick, chance, lang, role})

  if (family === 'apa') {
    const by = authors.length > 0 ? authors : editors
    if (by.length > 0)
      put(
        authors.length > 0 ? 'author' : 'editor',
        persons(by) + (authors.length > 0 ? '' : by.length > 1 ? ' (Eds.).' : ' (Ed.).')
      )
    else put('title', stop(title))
    const date =
      month && chance(0.3) && year
        ? `(${year}, ${months.en[month - 1]}${day ? ` ${day}` : ''}).`
        : `(${year ? `${year}${chance(0.08) ? pick(['a', 'b']) : ''}` : 'n.d.'}).`
    put('date', date)
    if (by.length > 0)
      put('title', edition && isPart === false ? title : edition && !container ? title : stop(title))
    if (edition && !container) put('edition', `(${edition} ed.).`)
    if (isJournal) {
      put('journal', `${container}${volume || page ? ',' : '.'}`)
      if (volume)
        put('volume', `${volume}${issue ? `${pick(['', '', ' '])}(${issue})` : ''}${page ? ',' : '.'}`)
      put('pages', page && `${page}.`)
    } else if (isPart) {
      if (editors.length > 0)
        put(
          'editor',
          `In ${printNames(editors, 'initials', {pick, chance, lang, comma: ''})} (${editors.length > 1 ? pick(['Eds.', 'eds.']) : pick(['Ed.', 'ed.'])}),`
        )
      put('container-title', `${editors.length > 0 ? '' : 'In '}${container}${page ? '' : '.'}`)
      put('pages', page && `(${pick(['pp. ', 'pp. ', ''])}${page}).`)
    }
    if (genre) put('genre', `(${genre}).`)
    if (!isJournal) imprint(':', '.')
    tail()
  } else if (family === 'vancouver') {
    put('author', authors.length > 0 && persons(authors))
    put('title', stop(title))
    if (edition) put('edition', `${edition} ed.`)
    if (isJournal) {
      put('journal', stop(container))
      put(
        'date',
        year &&
          `${dated.includes(String(year)) && chance(0.3) && month ? `${year} ${months.en[month - 1].slice(0, 3)}` : year}${volume ? ';' : '.'}`
      )
      if (volume) put('volume', `${volume}${issue ? `(${issue})` : ''}${page ? ':' : '.'}`)
      put('pages', page && `${page}.`)
    } else {
      if (isPart) {
        if (editors.length > 0)
          put(
            'editor',
            `In: ${persons(editors).replace(/\.$/, '')}, ${editors.length > 1 ? 'editors.' : 'editor.'}`
          )
        put('container-title', `${editors.length > 0 ? '' : pick(['In: ', 'In '])}${stop(container)}`)
      }
      imprint(':', year ? ';' : '.')
      put('date', year && `${year}.`)
      put('pages', page && `${pick(['p. ', 'p. ', 'pp. '])}${page}.`)
    }
    tail()
  } else if (family === 'ieee') {
    put('author', authors.length > 0 && persons(authors))
    put(
      'title',
      isJournal || isPart
        ? pick([`“${title},”`, `"${title},"`, `“${title}”,`, `${title},`])
        : `${title}${edition ? ',' : '.'}`
    )
    if (isJournal) {
      put('journal', `${container},`)
      put(
        'volume',
        volume && `${pick(['vol. ', 'vol. ', 'Vol. ', ''])}${volume},${issue ? ` no. ${issue},` : ''}`
      )
      put('pages', page && `${pick(['pp. ', 'pp. ', 'p. '])}${page},`)
      put('date', year && `${dated}.`)
    } else {
      if (isPart) {
        put('container-title', `${pick(['in ', 'in ', 'In '])}${container},`)
        if (editors.length > 0)
          put('editor', `${persons(editors).replace(/,$/, '')}, ${pick(['Eds.,', 'eds.,', 'Ed.,'])}`)
      }
      if (edition) put('edition', `${edition} ed.`)
      if (genre) put('genre', `${genre},`)
      imprint(':', ',')
      put('date', year && `${dated}${page ? ',' : '.'}`)
      put('pages', page && `pp. ${page}.`)
    }
    tail()
  } else if (family === 'notes' || family === 'latin') {
    const words = {
      en: ['in', 'ed.', 'eds.', 'pp.'],
      de: ['in:', 'Hrsg.', 'Hg.', 'S.'],
      fr: ['dans', 'éd.', 'dir.', 'p.'],
      it: ['in', 'a cura di', 'cur.', 'pp.']
    }[lang]
    put('author', authors.length > 0 && persons(authors))
    put(
      'title',
      isJournal || isPart
        ? pick([`“${title},”`, `‘${title}’,`, `«${title}»,`, `${title},`, `„${title}“,`])
        : `${title},`
    )
    if (isJournal) {
      put(
        'journal',
        `${pick(['', '', lang === 'en' ? '' : `${words[0]} `])}${container}${chance(0.5) ? ',' : ''}`
      )
      put(
        'volume',
        volume &&
          pick([`${volume}`, `${volume},`, `vol. ${volume},`, issue ? `${volume}, no. ${issue}` : volume])
      )
      put('date', year && pick([`(${dated}),`, `(${dated}):`, `${dated},`]))
      put('pages', page && `${pick([`${words[3]} `, ''])}${page}.`)
    } else {
      if (isPart) {
        if (lang === 'it' && editors.length > 0) {
          put('container-title', `in ${container},`)
          put('editor', `a cura di ${persons(editors).replace(/[,.]$/, '')},`)
        } else if (editors.length > 0 && chance(0.5)) {
          put('editor', `${words[0]} ${persons(editors).replace(/[,]$/, '')} (${words[1]}),`)
          put('container-title', chance(0.5) ? container : `${container},`)
        } else {
          put('container-title', `${words[0]} ${container},`)
          if (editors.length > 0)
            put('editor', `ed. ${persons(editors).replace(/,$/, '')}${chance(0.5) ? ',' : ''}`)
        }
      }
      if (lang === 'en' && chance(0.6)) {
        if (place && publisher) {
          put('location', `(${place}:`)
          put('publisher', `${publisher},`)
          put('date', year && `${year}),`)
        } else {
          put('publisher', publisher && `${publisher},`)
          put('date', year && `${year},`)
        }
      } else {
        put('location', place && `${place}${publisher ? pick([',', ':', ',']) : chance(0.5) ? '' : ','}`)
        put('publisher', publisher && `${publisher},`)
        put('date', year && `${year}${page ? ',' : '.'}`)
      }
      put('pages', page && `${pick([words[3], words[3], ''])} ${page}.`.trim())
    }
  } else {
    // Chicago, MLA, Harvard and lists with initials: author, sometimes the date, title, source.
    const early =
      family === 'harvard' || (family === 'initials' && chance(0.5)) || (family === 'chicago' && chance(0.5))
    const by = authors.length > 0 ? authors : editors
    if (by.length > 0)
      put(
        authors.length > 0 ? 'author' : 'editor',
        `${persons(by)}${authors.length > 0 ? '' : by.length > 1 ? ', eds.' : ', ed.'}`
      )
    if (early)
      put(
        'date',
        year &&
          (family === 'harvard'
            ? pick([`(${year})`, `(${year}),`, `${year},`, `${year}.`])
            : family === 'chicago'
              ? `${year}.`
              : `(${year}).`)
      )
    const quoted = family === 'chicago' || family === 'mla' || chance(0.4)
    put(
      'title',
      isJournal || isPart
        ? quoted
          ? pick([`“${title}.”`, `"${title}."`, `‘${title}’,`])
          : pick([`${stop(title)}`, `${title},`])
        : edition
          ? stop(title)
          : pick([stop(title), stop(title), `${title},`])
    )
    if (edition) put('edition', `${edition} ${pick(['ed.', 'edn.'])}`)
    if (isJournal) {
      const bare = chance(0.5)
      put('journal', `${container}${bare ? '' : ','}`)
      put(
        'volume',
        volume &&
          pick([
            `${volume}${issue ? ` (${issue})` : ''}`,
            `${volume}${issue ? `, no. ${issue}` : ''}`,
            `vol. ${volume},${issue ? ` no. ${issue},` : ''}`,
            `${volume}${issue ? `.${issue}` : ''}`
          ]) + (early && page ? pick([':', ',']) : '')
      )
      if (!early) put('date', year && pick([`(${dated}):`, `${dated},`, `(${year}),`]))
      put('pages', page && `${pick(['', '', 'pp. '])}${page}.`)
    } else {
      if (isPart) {
        if (chance(0.5) || editors.length === 0) {
          put('container-title', `In ${container}${editors.length > 0 ? ',' : page ? ',' : '.'}`)
          if (editors.length > 0)
            put('editor', `edited by ${printNames(editors, 'full', {pick, chance, lang})}${page ? ',' : '.'}`)
          put('pages', page && `${page}.`)
        } else {
          put(
            'editor',
            `In ${printNames(editors, 'full', {pick, chance, lang})} (${pick(['eds.', 'eds', 'Eds.'])})${pick([',', ''])}`
          )
          put('container-title', stop(container))
          put('pages', page && `pp. ${page}.`)
        }
      }
      if (genre) put('genre', `${genre}${pick([',', '.'])}`)
      imprint(':', early ? '.' : ',')
      if (!early) put('date', year && `${dated}.`)
    }
    tail()
  }

  function imprint(between, end) {
    if (place && publisher && chance(0.12)) {
      put('publisher', `${publisher},`)
      put('location', `${place}${end}`)
    } else {
      put('location', place && `${place}${publisher ? between : end}`)
      put('publisher', publisher && `${publisher}${end}`)
    }
  }
  function tail() {
    if (doiText && chance(0.6)) put('doi', doiText)
    else if (url && !/doi\.org/.test(url) && chance(0.7)) {
      if (chance(0.3))
        put(
          'note',
          pick(['Retrieved from', 'Available at', 'Accessed May 3, 2019.', 'Retrieved March 12, 2014, from'])
        )
      put('url', url)
    }
  }

  const words = []
  const labels = []
  for (const [label, value] of parts)
    for (const word of value.trim().split(/\s+/))
      if (word) {
        words.push(word)
        labels.push(label)
      }
  return words.length > 4 && words.length < 120 ? {words, labels} : undefined
}

function printNames(names, family, {pick, chance, lang, comma}) {
  const full = chance(0.6)
  const initials = (given, stop = '.', gap = ' ') =>
    given
      .split(/[\s.]+/)
      .filter(Boolean)
      .map(part =>
        part
          .split('-')
          .map(bit => bit[0]?.toUpperCase() + stop)
          .join('-')
      )
      .join(gap)
  const tight = chance(0.3) ? '' : ' '
  const shout = (lang !== 'en' && chance(0.25)) || chance(0.03)
  const print = (name, index) => {
    if (!name.given) return name.family
    const last = shout ? name.family.toUpperCase() : name.family
    switch (family) {
      case 'apa':
      case 'harvard':
        return `${last}, ${initials(name.given, '.', tight)}`
      case 'vancouver':
        return `${last} ${initials(name.given, '', '')}`
      case 'ieee':
        return `${initials(name.given, '.', tight)} ${last}`
      case 'initials':
        return comma === ''
          ? `${initials(name.given, '.', tight)} ${last}`
          : `${last}, ${initials(name.given, '.', tight)}`
      case 'chicago':
      case 'mla':
        return index === 0 ? `${last}, ${name.given}` : `${name.given} ${last}`
      case 'full':
        return `${full ? name.given : initials(name.given)} ${last}`
      default:
        return pick([
          `${name.given} ${last}`,
          `${initials(name.given)} ${last}`,
          `${last} ${initials(name.given)}`
        ])
    }
  }
  const cut = names.length > 6 || (names.length > 3 && chance(0.3))
  const shown = (cut ? names.slice(0, pick([1, 3, 6])) : names).map(print)
  const and = {en: family === 'apa' || chance(0.3) ? '&' : 'and', de: 'und', fr: 'et', it: 'e'}[lang]
  const joined = cut
    ? `${shown.join(', ')}${pick([',', ''])} ${pick(['et al.', 'et al.', '...'])}`
    : family === 'vancouver'
      ? shown.join(', ')
      : shown.length < 2
        ? shown.join('')
        : `${shown.slice(0, -1).join(chance(0.06) ? '; ' : ', ')}${shown.length > 2 || family === 'apa' ? ',' : ''} ${and} ${shown.at(-1)}`
  if (comma === '' || family === 'full') return joined
  if (family === 'ieee' || family === 'notes' || family === 'latin') return `${joined},`
  if (family === 'harvard') return joined
  return joined.endsWith('.') ? joined : `${joined}.`
}

function namesOf(names) {
  return (names ?? [])
    .map(name =>
      name.literal
        ? {family: plainText(name.literal)}
        : {
            family: plainText(
              [name['non-dropping-particle'], name['dropping-particle'], name.family]
                .filter(Boolean)
                .join(' ')
            ),
            given: plainText(name.given ?? '')
          }
    )
    .filter(name => name.family)
}

const plain = value =>
  typeof value === 'string' || typeof value === 'number' ? plainText(String(value)) : ''
const plainText = value =>
  value
    .replace(/<\/?[a-z][^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
const stop = text => (/[.?!]$/.test(text) ? text : `${text}.`)
const ordinal = digits => `${digits}${{1: 'st', 2: 'nd', 3: 'rd'}[digits] ?? 'th'}`
