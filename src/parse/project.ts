import {sha256} from '../core/hash.ts'
import type {Memo} from '../core/memo.ts'
import type {Chapter, FrontMatter, LocalText, Project, Sources} from '../core/types.ts'
import {parseBibliography} from './bibliography.ts'
import {parseChapter} from './chapter.ts'
import {parseLocalText} from './local-text.ts'

/** Turns texts into values; what an author wrote wrongly becomes findings. Pictures are read later. */
export function parse(sources: Sources, memo: Memo): Omit<Project, 'pictures'> {
  const {metadata, settings, style} = sources
  const chapters = sources.chapters.map(source =>
    memo('chapter', sha256(`${source.path}\n${metadata.lang}\n${source.text}`), () =>
      parseChapter(source, metadata.lang)
    )
  )
  const bibliography = memo(
    'bibliography',
    sha256(sources.bibliography.map(source => `${source.path}\n${source.text}`).join('\n')),
    () => parseBibliography(sources.bibliography)
  )
  const local = (text: LocalText): Chapter =>
    memo('local-text', sha256(JSON.stringify([settings.file, text])), () =>
      parseLocalText(text, settings.file)
    )
  const front: FrontMatter = {
    title: metadata.title && local(metadata.title),
    subtitle: metadata.subtitle && local(metadata.subtitle),
    titles: metadata.titles.map(text => ({lang: text.lang, chapter: local(text)})),
    abstracts: metadata.abstracts.map(text => ({lang: text.lang, chapter: local(text)})),
    statements: metadata.statements.map(({name, text}) => ({name, chapter: local(text)}))
  }
  const texts = [
    ...(front.title ? [front.title] : []),
    ...(front.subtitle ? [front.subtitle] : []),
    ...front.titles.map(title => title.chapter),
    ...front.abstracts.map(abstract => abstract.chapter),
    ...chapters,
    ...front.statements.map(statement => statement.chapter)
  ]
  return {
    metadata,
    settings,
    chapters,
    front,
    texts,
    bibliography,
    style,
    findings: [...sources.findings, ...texts.flatMap(text => text.findings), ...bibliography.findings]
  }
}
