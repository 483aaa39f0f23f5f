import type {HeardPdf} from '../src/outputs/pdf/aloud/index.ts'

/** The words spoken by a screen reader, without the roles and pages between them. */
export function saidWords({lines}: HeardPdf): string {
  const text = lines.map(line => line.text).join('\n')
  return text.replace(/\[(?:page \d+\]|(?:link|comment|code|formula|figure|inserted|deleted): )|\]/g, '')
}
