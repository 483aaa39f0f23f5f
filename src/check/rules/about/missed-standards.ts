import {picturePath} from '../../../core/path.ts'
import {type MissCause, type PdfStandard, standardName} from '../../../core/pdf-standard.ts'
import type {Manuscript} from '../../../core/types.ts'
import type {RuleFinding} from '../rule.ts'

/** One finding for each reason why a finished PDF misses a standard, at the picture or the setting. */
export function* missedStandards(manuscript: Manuscript, isAsked: boolean): Generator<RuleFinding> {
  const {project, settings, missedStandards: missed = []} = manuscript
  const causes = new Map<string, MissCause & {readonly standards: PdfStandard[]}>()
  for (const miss of missed.filter(each => each.isAsked === isAsked)) {
    for (const cause of miss.causes) {
      const key = `${cause.picture} ${cause.says}`
      const known = causes.get(key) ?? {...cause, standards: []}
      known.standards.push(miss.standard)
      causes.set(key, known)
    }
  }
  for (const {says, picture, standards} of causes.values()) {
    const names = standards.map(standardName)
    const message = `The PDF is ${names.length > 1 ? `neither ${names.join(' nor ')}` : `not ${names[0]}`}: ${says}`
    const shown = project.texts
      .flatMap(({pictures}) => pictures)
      .find(({url, file}) => picture !== undefined && (picturePath(url, file) ?? url) === picture)
    if (shown !== undefined)
      yield {
        file: shown.file,
        place: shown.place,
        subject: shown.url,
        message: `${message} (\`${shown.url}\`)`
      }
    else
      yield {
        file: settings.file,
        ...(settings.pdfStandards && {place: settings.pdfStandards.place}),
        subject: standards.join(', '),
        message
      }
  }
}
