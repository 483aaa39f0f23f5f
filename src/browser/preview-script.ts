import type {PreviewOptions} from './messages.ts'
import preview from './preview.ts?script'

/** The script for the page of the preview. */
export function previewScript(options: PreviewOptions): string {
  // The options must not contain the end tag of the script element.
  const given = JSON.stringify(options).replaceAll('<', '\\u003c')
  return `${preview}.startPreview(${given})`
}
