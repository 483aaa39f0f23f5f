// Writes src/parse/plugins/citation/locale-words.ts: the words of the CSL locales for locators, by language, for the
// languages that locator-words.ts does not have. `tests/parse/plugins/citation-locator.test.ts` compares it with the files.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'styles/csl/repository/locales')
const source = readFileSync(join(root, 'src/parse/plugins/citation/locator-words.ts'), 'utf8')
const own = new Set([...source.matchAll(/^ {2}([a-z]{2}): \{/gm)].map(([, language]) => language))

// A word that two terms share belongs to the first of them.
const terms =
  `page chapter volume section paragraph article-locator figure table line part book column folio issue note
  opus verse sub-verbo act appendix canon elocation equation rule scene supplement surah timestamp title-locator version`.split(
    /\s+/
  )

// Terms that every locale translates. If a locale has the English word for any other term, the term is untranslated.
const everywhere = new Set(
  `book chapter column figure folio issue line note opus page paragraph part section sub-verbo verse version volume`.split(
    ' '
  )
)
const english = readFileSync(join(folder, 'locales-en-US.xml'), 'utf8')

const languages = new Map()
for (const file of readdirSync(folder).sort()) {
  const language = /^locales-([a-z]+)/.exec(file)?.[1]
  if (own.has(language)) continue
  const xml = readFileSync(join(folder, file), 'utf8')
  const words = languages.get(language) ?? new Map()
  languages.set(language, words)
  for (const term of terms) {
    const isTranslated = wordsOf(xml, term)[0] !== wordsOf(english, term)[0]
    if (!isTranslated && !everywhere.has(term)) continue
    for (const word of wordsOf(xml, term)) {
      // The Hebrew locale puts the apostrophe of an abbreviation before it.
      const label = word
        .toLowerCase()
        .trim()
        .replace(/^'(\p{L}+)$/u, "$1'")
      if (/^[\p{L}\p{M}§¶№][^\s\d]*(?: [^\s\d]+)?$/u.test(label) && !words.has(label)) words.set(label, term)
    }
  }
}

function wordsOf(xml, term) {
  const found = [...xml.matchAll(new RegExp(`<term name="${term}"[^>/]*>([\\s\\S]*?)</term>`, 'g'))]
  return found.flatMap(([, content]) => {
    const forms = [...content.matchAll(/<(?:single|multiple)>([^<]*)</g)].map(([, word]) => word)
    return forms.length > 0 ? forms : [content]
  })
}

const rows = [...languages].sort().map(([language, words]) => {
  const byTerm = terms.flatMap(term => {
    const labels = [...words].flatMap(([label, own]) => (own === term ? [label.replaceAll(' ', '_')] : []))
    return labels.length === 0 ? [] : [`${term} ${labels.join(' ')}`]
  })
  return `  ${language}: ${JSON.stringify(byTerm.join('; '))}`
})

writeFileSync(
  join(root, 'src/parse/plugins/citation/locale-words.ts'),
  `// Made by tools/locator-table.mjs from the CSL locales.

/** The terms of the CSL locales with their words, by language; \`_\` stands for a space. */
export const localeWords: Readonly<Record<string, string>> = {
${rows.join(',\n')}
}
`
)
