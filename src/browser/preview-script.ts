import type {PreviewOptions} from '../preview.ts'
import preview from './preview.ts?script'

/** The script of the preview's page. */
export function previewScript(options: PreviewOptions): string {
  // What is written into a page must not end the element that it stands in.
  const given = JSON.stringify(options).replaceAll('<', '\\u003c')
  return `${preview}.startPreview(${given})`
}
