import {fontFaceRule, fontFormat, type PageFace} from '../font-face-rules.ts'

/** The fonts of a publication as files, and the CSS rules for them. */
export type FontFiles = Readonly<{rules: string; files: ReadonlyMap<string, Uint8Array>}>

/** Puts fonts into separate files. */
export function fontFiles(faces: readonly PageFace[]): FontFiles {
  const files = new Map<string, Uint8Array>()
  const rules = faces.map((face, index) => {
    const file = `fonts/face-${index + 1}.${fontFormat(face.bytes)}`
    files.set(file, face.bytes)
    return fontFaceRule(face, file)
  })
  return {rules: rules.join('\n'), files}
}
